/* The views of documents, as one file that comes when the first of them is wanted: loadNotes() in views/lazy.ts. */
import '../later';
export { NoteBox } from './noteBox';
export { Look } from './draft';
export { KeptDialog } from './keptDialog';
