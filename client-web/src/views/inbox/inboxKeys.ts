/* Keys inside the inbox. Enter follows the link that has the focus. */
import type { Notice } from '../../protocol/types';
import { actOn } from '../shortcuts';
import { client } from '../store';
import type { RowMoves } from '../rowMoves';

export function actInInbox(event: KeyboardEvent, { at, toOnceDrawn, acts }: RowMoves, notices: readonly Notice[]): void {
	/* Afterwards the next one has taken its place. */
	const settle = () => {
		const notice = notices[at];
		if (!notice) return false;
		toOnceDrawn(at);
		client().inbox.settle([notice], !notice.done);
		return true;
	};
	actOn(event, 'inbox', {
		...acts,
		settle,
		undo: () => {
			toOnceDrawn(at);
			client().inbox.undo();
		},
	});
}
