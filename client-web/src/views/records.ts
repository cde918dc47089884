/* What is put on record from anywhere: a task, a decision, a poll. Each opens its dialog, with what is known already. */
import { loadRecords, openLater } from './lazy';

/* Where it is put on record: in a meeting, or in the room. */
export interface Place {
	room: string;
	meeting?: number;
	item?: number;
}

export interface TaskGiven {
	text?: string;
	person?: string;
	until?: number;
	/* What it comes from. */
	message?: number;
	decision?: number;
}

export interface DecisionGiven {
	text?: string;
	message?: number;
	/* The closed poll that led to it. */
	poll?: number;
	/* The decision whose place it takes. */
	corrects?: number;
}

export interface PollGiven {
	question?: string;
	options?: readonly string[];
}

export function openTask(place: Place, given: TaskGiven = {}): void {
	openLater(() => loadRecords().then(({ TaskDialog }) => TaskDialog), { place, given });
}

export function openDecision(place: Place, given: DecisionGiven = {}): void {
	openLater(() => loadRecords().then(({ DecisionDialog }) => DecisionDialog), { place, given });
}

export function openPoll(place: Place, given: PollGiven = {}): void {
	openLater(() => loadRecords().then(({ PollDialog }) => PollDialog), { place, given });
}
