/* What a meeting has put on record, out of its events: decisions as they are worded now, tasks as they stand. Pure. */
import type { Decided, JournalEvent, TaskState } from '../protocol/types';
import { taskAfter } from './task';

export interface DecisionOnRecord {
	/* The number of the event. */
	readonly seq: number;
	readonly by: string;
	readonly time: number;
	readonly decided: Decided;
	/* The meeting it was made in. */
	readonly meeting?: number;
	/* The decision that took its place, as far as it is known here. */
	readonly corrected?: number;
}

export function decisionOf(event: JournalEvent): DecisionOnRecord | undefined {
	const { kind, seq, author: by = '', time = 0, ref, body } = event;
	return kind === 'decision.made' && body ? { seq, by, time, decided: body.decided, ...(ref !== undefined && { meeting: ref }) } : undefined;
}

export function decisionsIn(events: readonly JournalEvent[]): DecisionOnRecord[] {
	const made = new Map<number, DecisionOnRecord>();
	for (const event of events) {
		const decision = decisionOf(event);
		if (decision) made.set(decision.seq, decision);
		const corrected = decision?.decided.corrects !== undefined && made.get(decision.decided.corrects);
		if (corrected) made.set(corrected.seq, { ...corrected, corrected: event.seq });
		const old = event.kind === 'decision.changed' && event.body && made.get(event.ref ?? 0);
		if (old) made.set(old.seq, { ...old, decided: { ...old.decided, text: (event.body as { text: string }).text } });
	}
	return [...made.values()];
}

export function tasksIn(events: readonly JournalEvent[]): TaskState[] {
	const made = new Map<number, TaskState>();
	for (const event of events) {
		const next = taskAfter(event);
		if (next) made.set(next.task, next);
	}
	return [...made.values()];
}
