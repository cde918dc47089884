/* All views of meetings, as one file that comes when the first of them is wanted: loadMeetings() in views/lazy.ts. */
import '../later';
export { MeetingPage } from './meetingPage';
export { RunningBar } from './runningBar';
export { meetings } from './store';
