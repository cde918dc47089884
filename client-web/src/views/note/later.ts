/* A document to be seen and written, as one file that comes when the first is wanted: loadNotes() in views/lazy.ts. */
import '../later';
export { resumeNotes } from '../../note/openNote';
export { NoteBox } from './noteBox';
