/* Keys inside the list of messages. Letters count here, and nowhere else. */
import type { ShownRow } from '../../state/outbox';
import type { Row } from '../../state/rows';
import { openHelp } from '../dialog/openHelp';
import { actionsOf, askErase, copyMessageLink, openForward, openThreadOf, type Actions } from '../message/actions';
import { startEdit } from '../message/editing';
import { isPinnedIn } from '../message/pinned';
import { pickReaction } from '../message/reactions';
import { openSaved, toggleSaved } from '../message/savedState';
import { actOn } from '../shortcuts';
import { client } from '../store';
import { canLeaveUnread, leaveUnread } from './useReading';

/* shownBy finds the message that an article shows. */
export function actInList(
	event: KeyboardEvent,
	rows: Element,
	{ room, thread }: { room: string; thread: number },
	shownBy: (article: HTMLElement) => ShownRow | undefined,
): void {
	const all = [...rows.querySelectorAll<HTMLElement>('article')];
	const at = all.findIndex((one) => one.contains(document.activeElement));
	const here = all[at];
	/* Within a message, keys belong to its buttons and links; in a card to where one chooses. */
	if ((here && here !== event.target) || event.target instanceof HTMLInputElement) return;
	const move = (to: number) => {
		const row = all[Math.max(0, Math.min(all.length - 1, to))];
		row?.focus({ preventScroll: true });
		row?.scrollIntoView({ block: 'nearest' });
	};
	const act = (name: keyof Actions, run: (seq: number, row: Row) => void) => {
		const shown = here && shownBy(here);
		if (!shown || !actionsOf(room, shown.row, shown.state)[name]) return false;
		run(shown.row.seq, shown.row);
		return true;
	};
	actOn(event, 'list', {
		previous: () => move(at < 0 ? all.length - 1 : at - 1),
		next: () => move(at < 0 ? all.length - 1 : at + 1),
		first: () => move(0),
		last: () => move(all.length - 1),
		reply: () => act('reply', (_, row) => openThreadOf(room, row)),
		edit: () => act('edit', (seq) => startEdit(room, seq, thread)),
		react: () => act('react', (_, row) => pickReaction(here!, room, row)),
		pin: () => act('pin', (seq) => client().outbox.pin(room, seq, !isPinnedIn(room, seq))),
		save: () => act('save', (seq) => toggleSaved(room, seq)),
		remind: () => act('save', (seq) => openSaved(room, seq)),
		unread: () => canLeaveUnread(room, thread) && act('unread', (seq) => leaveUnread(room, thread, seq)),
		forward: () => act('copy', (_, row) => !FOR_GUESTS && openForward(room, row)),
		copyLink: () => act('copy', (_, row) => void copyMessageLink(room, row)),
		erase: () => act('erase', (seq) => askErase(room, seq)),
		help: () => !FOR_GUESTS && openHelp(),
	});
}
