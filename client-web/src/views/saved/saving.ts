/* Saving a message for oneself, and taking it out again. */
import { t } from '../../i18n';
import type { SavedMessage } from '../../protocol/types';
import { SavedMessages } from '../../session/saved';
import { openSaved } from '../message/savedState';
import { notify } from '../toast';
import { failed } from '../attempt';
import { client } from '../store';

export function savedMessages(): SavedMessages {
	const { call } = client();
	return new SavedMessages({ call, get: () => client().state.saved, set: (saved) => client().setSaved(saved) });
}

export function save(room: string, message: number): void {
	savedMessages().put({ room, message }).then(
		() => notify(t('saved_added'), { words: t('remind'), run: () => openSaved(room, message) }),
		failed,
	);
}

let last: SavedMessage | undefined;

export function unsave(room: string, message: number): void {
	savedMessages().drop(room, message).then((found) => {
		/* What cannot be read cannot be saved again. */
		last = found?.event && found;
		notify(t('saved_removed'), last && { words: t('undo'), run: undoUnsave });
	}, failed);
}

/* The last one taken out is saved again, as it was. */
export function undoUnsave(): void {
	if (!last) return;
	const { room, message, note, due = 0 } = last;
	last = undefined;
	savedMessages().put({ room, message, ...(note && { note }), ...(due > Date.now() && { due }) }).catch(failed);
}
