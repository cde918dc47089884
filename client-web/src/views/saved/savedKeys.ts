/* Keys inside the list of saved messages. Enter follows the link that has the focus. */
import type { SavedMessage } from '../../protocol/types';
import { openHelp } from '../dialog/helpDialog';
import { rowMovesIn } from '../inbox/rowMoves';
import { openSaved } from '../message/saving';
import { actOn } from '../shortcuts';
import { undoUnsave, unsave } from './saving';

export function actInSaved(event: KeyboardEvent, list: HTMLElement, messages: readonly SavedMessage[]): void {
	const { at, to, acts } = rowMovesIn(list);
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
				unsave(room, message);
				requestAnimationFrame(() => to(at));
			}),
		remind: () => act(({ room, message, event: said }) => said && openSaved(room, message)),
		undo: undoUnsave,
		help: openHelp,
	});
}
