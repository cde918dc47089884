/* One page of a room, to read and to write. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import type { PageListing } from '../../../protocol/types';
import { PageHead } from '../../frame/pageHead';
import { usePageName } from '../../frame/title';
import { Icon } from '../../icon';
import { LaterPart } from '../../laterPart';
import { loadNoteBox } from '../../lazy';
import { openHistory, type NoteHandle } from '../../notes';
import { roomName } from '../../roomName';
import { roomPath, visit } from '../../router';
import { isTouch } from '../../shortcuts';
import { client } from '../../store';
import { mayChange } from '../place';
import { bringBack, openPageMenu } from './pageActs';
import { PageTitle } from './pageTitle';
import { usePages } from './store';

export function NotePage() {
	const { route } = visit.value;
	if (route.page !== 'page') return null;
	return <One key={`${route.room}/${route.seq}`} room={route.room} number={route.seq} />;
}

function One({ room, number }: { room: string; number: number }) {
	const list = usePages(room);
	const listing = list?.pages.find(({ page }) => page === number);
	const title = listing?.what.title ?? '';
	/* Its members, whom one may call upon. */
	useEffect(() => client().rooms.open(room), [room]);
	usePageName(title);
	if (listing) return <Whole room={room} listing={listing} />;
	return (
		<main class="page" aria-busy={!list}>
			<PageHead title={t('page')} back={`${roomPath(room)}/pages`} />
			{list && <p class="tasks-none">{t('page_missing')}</p>}
		</main>
	);
}

function Whole({ room, listing }: { room: string; listing: PageListing }) {
	const { page, what } = listing;
	const place = { room, of: page };
	/* What is new is there to be written. */
	const isEmpty = listing.written === undefined && !isTouch;
	const handle = useRef<NoteHandle['current']>(null);
	const history = () => openHistory({ place, title: what.title, handle });
	const words = t('page_menu', { title: what.title });
	return (
		<main class="page" aria-label={what.title}>
			<header class="room-header">
				<a class="icon-button only-narrow" href={`${roomPath(room)}/pages`} aria-label={t('back')}>
					<Icon name="arrow-left" />
				</a>
				<div class="room-heading">
					<PageTitle room={room} listing={listing} />
					<p class="room-topic">
						<a href={`${roomPath(room)}/pages`}>{t('pages_of', { room: roomName(room) ?? '' })}</a>
					</p>
				</div>
				<button
					type="button"
					class="icon-button"
					aria-label={words}
					title={words}
					aria-haspopup="dialog"
					onClick={(event) => openPageMenu(room, listing, event.currentTarget, [{ icon: 'history', words: t('page_history'), run: history }])}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			</header>
			<div class="page-note">
				{what.archived && (
					<div class="archived-bar">
						<p>{t('page_archived_text')}</p>
						{mayChange(room) && (
							<button type="button" class="button" onClick={() => bringBack(room, listing)}>
								{t('archive_undo')}
							</button>
						)}
					</div>
				)}
				{/* What may be done in it is asked for anew. */}
				<LaterPart key={String(what.archived)} load={loadNoteBox} props={{ place, label: what.title, placeholder: t('page_placeholder'), focused: isEmpty, handle }} />
			</div>
		</main>
	);
}
