/* The floor beside a meeting that goes on, as a file of its own. It imports the other views for the same reason as they import views/later.ts. */
import '../../later';
import '../later';
export { FloorPane } from './floorPane';
