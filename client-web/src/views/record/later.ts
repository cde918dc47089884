/* What puts tasks, decisions and polls on record, and their cards, as one file: loadRecords() in views/lazy.ts. */
import '../later';
export { MeetingPolls } from './poll/meetingPolls';
export { PollCard } from './poll/pollCard';
export { PollDialog } from './poll/pollDialog';
export { PollOutcomes } from './poll/pollOutcome';
export { DecisionDialog } from './decisionDialog';
export { TaskDialog } from './taskDialog';
