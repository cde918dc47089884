/* The views of meetings, as one file that comes when the first of them is wanted: loadMeetings() in views/lazy.ts. */
import '../later';
export { MeetingAgenda } from './agenda/meetingAgenda';
export { MeetingCard } from './meetingCard';
export { MeetingPage } from './meetingPage';
export { keepMine } from './mine';
export { RoomChip } from './roomChip';
export { RunningBar } from './runningBar';
export { meetings } from './store';
export { WeekPage } from './weekPage';
