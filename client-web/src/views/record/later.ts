/* What puts tasks, decisions and polls on record, and their cards, as one file: loadRecords() in views/lazy.ts. */
import '../later';
export { PollDialog } from './poll/pollDialog';
export { AfterRecords } from './afterRecords';
export { DecisionDialog } from './decisionDialog';
export { NoticeTask, NoticeTick } from './noticeTick';
export { PutOff } from './putOff';
export { RecordCard } from './recordCard';
export { RecordPage } from './recordPage';
export { RecordSide } from './recordSide';
export { ReviewItem } from './reviewItem';
export { carryOut, slashOptions } from './slash';
export { TaskDialog } from './taskDialog';
