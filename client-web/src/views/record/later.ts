/* What puts tasks, decisions and polls on record, and their cards, as one file: loadRecords() in views/lazy.ts. */
import '../later';
export { PollDialog } from './poll/pollDialog';
export { DecisionDialog } from './decisionDialog';
export { TaskDialog } from './taskDialog';
