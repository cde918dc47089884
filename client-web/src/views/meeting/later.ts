/* All views of meetings, as one file that comes when the first of them is wanted: loadMeetings() in views/lazy.ts. */
export { meetings } from './store';
