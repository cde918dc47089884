/* The bare address of a page, a meeting or its minutes, shown by its title where this person sees it; else as it was written. */
import { useEffect } from 'preact/hooks';
import { useComputed } from '@preact/signals';
import { t } from '../../i18n';
import type { Row } from '../../state/rows';
import { Icon, type IconName } from '../icon';
import { parsePath } from '../router';
import { app, status } from '../store';
import { rowFor, wantRow } from './linkTitles';

type Kind = 'page' | 'meeting' | 'minutes';

const SIGNS: Record<Kind, IconName> = { page: 'file-text', meeting: 'calendar', minutes: 'scroll-text' };

interface Place {
	page: Kind;
	room: string;
	seq: number;
}

function placeAt(href: string): Place | undefined {
	const { pathname, search, hash } = new URL(href);
	const route = parsePath(pathname);
	const isPlace = (route.page === 'page' || route.page === 'meeting' || route.page === 'minutes') && route.seq > 0;
	return isPlace && search === '' && hash === '' ? route : undefined;
}

function titleOf(kind: Kind, row: Row | undefined): string | undefined {
	if (kind === 'page') return row?.page?.title;
	const title = row?.meeting?.plan.title;
	return title !== undefined && kind === 'minutes' ? t('minutes_title', { title }) : title;
}

export function PlaceLink({ href }: { href: string }) {
	const place = placeAt(href);
	const isOpen = status.value === 'open';
	const room = place?.room ?? '';
	const isMember = useComputed(() => app.value.rooms.has(room)).value;
	useEffect(() => {
		if (place && isMember && isOpen) wantRow(place);
	}, [href, isMember, isOpen]);
	const title = place && isMember ? titleOf(place.page, rowFor(place)) : undefined;
	return (
		<a class={title === undefined ? undefined : 'place-link'} href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
			{place && title !== undefined ? (
				<>
					<Icon name={SIGNS[place.page]} />
					{title}
				</>
			) : (
				href
			)}
		</a>
	);
}
