/* Puts a decision on record. */
import type { DecisionGiven, Place } from '../records';

export function DecisionDialog(_props: { place: Place; given: DecisionGiven }) {
	return null;
}
