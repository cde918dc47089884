/* Keys inside the inbox. Enter follows the link that has the focus. */
import type { Notice } from '../../protocol/types';
import { openHelp } from '../dialog/helpDialog';
import { actOn } from '../shortcuts';
import { client } from '../store';

export function keyOfNotice({ room, seq }: Notice): string {
	return `${room} ${seq}`;
}

export function actInInbox(event: KeyboardEvent, list: HTMLElement, notices: readonly Notice[]): void {
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
		client().inbox.settle([notice], !notice.done);
		requestAnimationFrame(() => move(at));
		return true;
	};
	actOn(event, 'inbox', {
		previous: () => move(at - 1),
		next: () => move(at + 1),
		first: () => move(0),
		last: () => move(links().length - 1),
		settle,
		undo: () => {
			client().inbox.undo();
			requestAnimationFrame(() => move(Math.max(0, at)));
		},
		help: openHelp,
	});
}
