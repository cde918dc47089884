/* Makes a task. */
import type { TaskGiven, Place } from '../records';

export function TaskDialog(_props: { place: Place; given: TaskGiven }) {
	return null;
}
