/* What is put on record from anywhere: a task, a decision, a poll. Each opens its dialog, with what is known already. */
import { signal } from '@preact/signals';
import type { Written } from '../state/mentions';
import { failed } from './attempt';
import { loadRecords, openLater, whenIdle } from './lazy';

/* How many of one's own tasks are overdue, once they have been read. */
export const overdue = signal(0);

/* Once there is a connection. */
export function keepOverdueSoon(): void {
	whenIdle(() => void loadRecords().then(({ keepOverdue }) => keepOverdue()).catch(() => undefined));
}

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

/* onDone: it is on record. */
export function openTask(place: Place, given: TaskGiven = {}, onDone?: () => void): void {
	openLater(() => loadRecords().then(({ TaskDialog }) => TaskDialog), { place, given, onDone });
}

export function openDecision(place: Place, given: DecisionGiven = {}, onDone?: () => void): void {
	openLater(() => loadRecords().then(({ DecisionDialog }) => DecisionDialog), { place, given, onDone });
}

export function openPoll(place: Place, given: PollGiven = {}, onDone?: () => void): void {
	openLater(() => loadRecords().then(({ PollDialog }) => PollDialog), { place, given, onDone });
}

/* What begins like this may be a command; state/slash.ts understands it. */
const COMMAND = /^\/(?:aufgabe|task|beschluss|decision|umfrage|poll|parken|park|seite|page|fall|case)(?!\S)/i;

/* Carries out what is written as a command; false: it is none. onDone: it was done, and the words are needed no more. */
export function saySlash(room: string, written: Written, onDone: () => void): boolean {
	if (!COMMAND.test(written.text)) return false;
	loadRecords().then(({ carryOut }) => carryOut(room, written, onDone), failed);
	return true;
}
