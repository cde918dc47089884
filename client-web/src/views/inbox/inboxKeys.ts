/* Keys inside the inbox. Enter follows the link that has the focus. */
import type { Notice } from '../../protocol/types';
import { openHelp } from '../dialog/helpDialog';
import { actOn } from '../shortcuts';
import { client } from '../store';

export function keyOfNotice({ room, seq }: Notice): string {
	return `${room} ${seq}`;
}

/* moveTo: which link takes the focus once the list has been drawn anew. */
export function actInInbox(event: KeyboardEvent, list: HTMLElement, notices: readonly Notice[], moveTo: (at: number) => void): void {
	const links = () => [...list.querySelectorAll<HTMLElement>('a')];
	const at = links().findIndex((link) => link === document.activeElement);
	const move = (to: number) => {
		const all = links();
		all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
	};
	/* Afterwards the next one has taken its place. */
	const settle = () => {
		const notice = notices[at];
		if (!notice) return false;
		moveTo(at);
		client().inbox.settle([notice], !notice.done);
		return true;
	};
	actOn(event, 'inbox', {
		previous: () => move(at - 1),
		next: () => move(at + 1),
		first: () => move(0),
		last: () => move(links().length - 1),
		settle,
		undo: () => {
			moveTo(Math.max(0, at));
			client().inbox.undo();
		},
		help: openHelp,
	});
}
