/* Keys inside the list of saved messages. Enter follows the link that has the focus. */
import type { SavedMessage } from '../../protocol/types';
import type { RowMoves } from '../rowMoves';
import { openSaved } from '../message/savedState';
import { actOn } from '../shortcuts';
import { undoUnsave, unsave } from './saving';

export function actInSaved(event: KeyboardEvent, { at, toOnceDrawn, acts }: RowMoves, messages: readonly SavedMessage[]): void {
	const act = (run: (message: SavedMessage) => void) => {
		const message = messages[at];
		if (!message) return false;
		run(message);
		return true;
	};
	actOn(event, 'saved', {
		...acts,
		/* Afterwards the next one has taken its place. */
		remove: () =>
			act(({ room, message }) => {
				toOnceDrawn(at);
				unsave(room, message);
			}),
		remind: () => act(({ room, message, event: said }) => said && openSaved(room, message)),
		undo: undoUnsave,
	});
}
