/* What an editor needs of its surroundings. */
import type { Plugin } from 'prosemirror-state';

import type { Clock } from '../connection/ports';
import type { NoteStore } from '../session/noteStore';

export interface NotePorts {
	readonly clock: Clock;
	readonly store: NoteStore;
	/* Something was kept as a draft while there is no view to show it. */
	readonly onLost?: () => void;
	/* The view's, behind those that join the document to the server's and remember what can be undone. */
	readonly plugins?: readonly Plugin[];
}
