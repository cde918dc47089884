/* All views of meetings, as one file that comes when the first of them is wanted: loadMeetings() in views/lazy.ts. */
import '../later';
export { DraftAgenda } from './agenda/draftAgenda';
export { MeetingAgenda } from './agenda/meetingAgenda';
export { meetings } from './store';
