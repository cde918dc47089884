/* The views of meetings, as one file that comes when the first of them is wanted: loadMeetings() in views/lazy.ts. */
import '../later';
export { MeetingAgenda } from './agenda/meetingAgenda';
export { MeetingCard } from './elsewhere/meetingCard';
export { keepMine } from './elsewhere/mine';
export { startQuiet } from './elsewhere/quiet';
export { RoomChip } from './elsewhere/roomChip';
export { RunningBar } from './elsewhere/runningBar';
export { MeetingPage } from './meetingPage';
export { meetings } from './store';
export { WeekPage } from './week/weekPage';
