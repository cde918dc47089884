/* All views of meetings, as one file that comes when the first of them is wanted: loadMeetings() in views/lazy.ts. */
import '../later';
export { DraftAgenda } from './agenda/draftAgenda';
export { MeetingAgenda } from './agenda/meetingAgenda';
export { MeetingCard } from './meetingCard';
export { MeetingPage } from './meetingPage';
export { keepMine } from './mine';
export { PlanDialog } from './planDialog';
export { RoomChip } from './roomChip';
export { RunningBar } from './runningBar';
export { StartDialog } from './startDialog';
export { meetings } from './store';
export { WeekPage } from './weekPage';
