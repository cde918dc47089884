/* Keys inside the inbox. Enter follows the link that has the focus. */
import type { Notice } from '../../protocol/types';
import { openHelp } from '../dialog/helpDialog';
import { actOn } from '../shortcuts';
import { client } from '../store';
import { rowMovesIn } from './rowMoves';

export function keyOfNotice({ room, seq }: Notice): string {
	return `${room} ${seq}`;
}

export function actInInbox(event: KeyboardEvent, list: HTMLElement, notices: readonly Notice[]): void {
	const { at, to, acts } = rowMovesIn(list);
	/* Afterwards the next one has taken its place. */
	const settle = () => {
		const notice = notices[at];
		if (!notice) return false;
		client().inbox.settle([notice], !notice.done);
		requestAnimationFrame(() => to(at));
		return true;
	};
	actOn(event, 'inbox', {
		...acts,
		settle,
		undo: () => {
			client().inbox.undo();
			requestAnimationFrame(() => to(Math.max(0, at)));
		},
		help: openHelp,
	});
}
