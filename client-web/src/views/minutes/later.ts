/* Minutes, as one file that comes when the first of them are wanted: loadMinutes() in views/lazy.ts. */
import '../later';
export { MinutesCard } from './card';
export { MinutesPage } from './minutesPage';
