/* Who of the customer's waits, is in, is invited or was turned away; and how they come in. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import type { Guest } from '../../../protocol/types';
import { groupGuests } from '../../../state/guests';
import type { RoomEntry } from '../../../state/rooms';
import { openDialog } from '../../dialog/dialog';
import { Icon } from '../../icon';
import { openInvite } from './acts';
import { DoorPart } from './doorPart';
import { GuestItem } from './guestItem';
import { openHostPage } from './hostPage';
import { Waiting } from './waiting';

export function GuestsPart({ backstage: { id: room, held, archived } }: { backstage: RoomEntry }) {
	const place = useFocusKept();
	if (!held) return null;
	const { waiting, inside, invited, gone } = groupGuests(held.guests ?? []);
	const isEmpty = waiting.length + inside.length + invited.length + gone.length === 0;
	const list = { room, closed: archived };
	return (
		<div {...place} class="guests" data-region="guests" tabIndex={-1}>
			<div class="guests-tools">
				{!archived && (
					<button type="button" class="button button-primary" onClick={() => openInvite(room)}>
						<Icon name="user-plus" />
						{t('guest_invite')}
					</button>
				)}
				<button type="button" class="button button-quiet" aria-haspopup="dialog" onClick={openHostPage}>
					<Icon name="scroll-text" />
					{t('host_know')}
				</button>
			</div>
			<Waiting {...list} guests={waiting} message={held.door?.message ?? ''} />
			{isEmpty && <p class="guests-none">{t('guests_none')}</p>}
			<Group {...list} title={t('guests_inside')} guests={inside} />
			<Group {...list} title={t('guests_invited')} guests={invited} />
			<Group {...list} title={t('guests_gone')} guests={gone} />
			<Headed title={t('door_link')}>
				<DoorPart {...list} door={held.door} />
			</Headed>
		</div>
	);
}

/* A button that went with its row, or waits, leaves the focus to the whole; who went elsewhere by themselves stays there. */
function useFocusKept() {
	const ref = useRef<HTMLDivElement>(null);
	const last = useRef<Element | undefined>(undefined);
	useLayoutEffect(() => {
		if (last.current && !canHaveFocus(last.current) && document.activeElement === document.body && !openDialog.peek()) ref.current?.focus();
	});
	const onFocusIn = ({ target }: FocusEvent) => void (last.current = target as Element);
	/* Some browsers tell it also of what is about to go: a moment later one knows. */
	const onFocusOut = () =>
		queueMicrotask(() => {
			const hasLeft = last.current && canHaveFocus(last.current) && !ref.current?.contains(document.activeElement) && !openDialog.peek();
			if (hasLeft) last.current = undefined;
		});
	return { ref, onFocusIn, onFocusOut };
}

function canHaveFocus(element: Element): boolean {
	return element.isConnected && !element.matches(':disabled');
}

function Headed({ title, children }: { title: string; children: ComponentChildren }) {
	const id = useId();
	return (
		<section class="guests-group" aria-labelledby={id}>
			<h3 id={id}>{title}</h3>
			{children}
		</section>
	);
}

function Group({ room, closed, title, guests }: { room: string; closed: boolean; title: string; guests: readonly Guest[] }) {
	if (guests.length === 0) return null;
	return (
		<Headed title={`${title} (${guests.length})`}>
			<ul class="guests-list">
				{guests.map((guest) => (
					<GuestItem key={guest.guest} room={room} guest={guest} closed={closed} />
				))}
			</ul>
		</Headed>
	);
}
