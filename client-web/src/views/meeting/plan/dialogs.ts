/* What plans meetings, begins and cancels them, and calls somebody in, as one file: loadPlanning() in views/lazy.ts. It imports the other views of
 * meetings for the same reason as they import views/later.ts. */
import '../later';
export { CallDialog } from '../callDialog';
export { CancelDialog } from './cancelDialog';
export { PlanDialog } from './planDialog';
export { StartDialog } from './startDialog';
