/* The end of a meeting: what is asked before it, and what came of it; as a file of its own. It imports the other views for the same reason as they import views/later.ts. */
import '../later';
import './later';
export { After } from './after';
export { EndDialog } from './bar/endDialog';
