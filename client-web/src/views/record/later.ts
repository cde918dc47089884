/* What puts tasks, decisions, polls and pages on record, and their cards, as one file: loadRecords() in views/lazy.ts. */
import '../later';
export { MeetingPolls } from './poll/meetingPolls';
export { PollCard } from './poll/pollCard';
export { PollDialog } from './poll/pollDialog';
export { PollOutcomes } from './poll/pollOutcomes';
export { AfterRecords } from './meeting/afterRecords';
export { DecisionDialog } from './decision/decisionDialog';
export { NoticeTask, NoticeTick } from './task/noticeTick';
export { NotePage } from './page/notePage';
export { PutOff } from './meeting/putOff';
export { keepOverdue } from './task/overdue';
export { RecordCard } from './recordCard';
export { RecordPage } from './recordPage';
export { MeetingRecord } from './meeting/meetingRecord';
export { ReviewItem } from './meeting/reviewItem';
export { carryOut, slashOptions } from './slash';
export { TaskDialog } from './task/taskDialog';
