/* The earlier states of documents, as a file of their own: one writes oftener than one looks back. */
import '../later';
export { HistoryDialog } from './historyDialog';
