/* Notes on the page of a meeting, as a file of their own beside the other views. */
import '../later';
export { FoldedNote } from './foldedNote';
export { ItemNotes } from './itemNotes';
export { NotesBefore } from './notesBefore';
