/* Asks something. */
import type { PollGiven, Place } from '../../records';

export function PollDialog(_props: { place: Place; given: PollGiven }) {
	return null;
}
