/* A document that is being written, as an editor sees it: its state, what becomes of what is typed, and where others stand.
 * Without a screen: the view is drawn from it (`views/note/`), tests write through it. */
import type { EditorState, Transaction } from 'prosemirror-state';

import type { NotePlace } from '../session/notes';

export type { NotePlace };

/* What of it is stored. */
export type Saving =
	/* Everything, as the server has said. */
	| { readonly is: 'saved' }
	/* Changes that no answer has come to yet; since: of the oldest. offline: there is no connection. */
	| { readonly is: 'open'; readonly changes: number; readonly since: number; readonly offline: boolean }
	/* The server has not taken it; `reason` as it gives it, `cut` where it has the steps no longer by which it could be merged,
	 * `diverged` where it has become another document. What was typed is kept as the draft. */
	| { readonly is: 'refused'; readonly reason: string };

/* Where somebody else stands, in the present state's positions. */
export interface OtherCursor {
	readonly person: string;
	readonly editor: string;
	readonly anchor: number;
	readonly head: number;
}

/* What was written on this device and could no longer be merged: the document as it was here. */
export interface NoteDraft {
	readonly at: number;
	readonly document: object;
}

export interface NoteEditing {
	readonly place: NotePlace;
	/* Until the document has come there is none. */
	readonly state: EditorState | null;
	readonly saving: Saving;
	readonly writable: boolean;
	readonly others: readonly OtherCursor[];
	/* What is kept beside it until the person lets go of it. */
	readonly draft: NoteDraft | null;
	/* What went wrong when it was opened, as the server says it: not_found and the like. */
	readonly fault: string | null;
	/* What the person does. Changes to the document are sent, and so is where they stand. */
	dispatch(transaction: Transaction): void;
	dropDraft(): void;
	/* Called after each change of anything above; returns what ends that. */
	onChange(listener: () => void): () => void;
	/* The editor is put away. What is not stored yet stays on the device and is sent all the same. */
	close(): void;
}
