/* What one writes with beside the keys, as one file that comes right after the document: loadNoteTools() in views/lazy.ts. */
import '../later';
export { Aids } from './aids';
export { Cursors } from './cursors';
export { copied } from './copied';
export { DraftBanner } from './draft';
export { Here } from './here';
export { KeptDialog } from './keptDialog';
export { LinkDialog } from './linkDialog';
export { paste, pasteWaiting } from './paste';
export { SelectionMenu } from './selection';
export { refusedText } from './refused';
export { NoteToolbar } from './toolbar';
