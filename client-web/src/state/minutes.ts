/* How minutes stand: as minutes.read says it, as the events of their room go on, and in the flow of the room. Pure. */
import type { JournalEvent, MinutesAnswer, MinutesPresentedBody, MinutesReadResult, MinutesStanding } from '../protocol/types';

export type ReadMinutes = Pick<MinutesReadResult, 'standing' | 'minutes' | 'addenda'>;

/* Events after which minutes are read again: only answers are folded, for there may be many at once. */
const CHANGES: readonly JournalEvent['kind'][] = ['minutes.presented', 'minutes.withdrawn', 'minutes.amended', 'minutes.sealed', 'minutes.added'];
/* What a draft is made of. */
const RECORDS: readonly JournalEvent['kind'][] = [
	'agenda.summarised',
	'agenda.confirmed',
	'decision.made',
	'decision.changed',
	'task.made',
	'task.changed',
	'poll.closed',
	'message.erased',
];

export function changesMinutes({ kind }: JournalEvent, phase: MinutesStanding['phase'] | undefined): boolean {
	return CHANGES.includes(kind) || (phase === 'draft' && RECORDS.includes(kind));
}

function answerIn({ kind, author, time, body }: JournalEvent): MinutesAnswer | undefined {
	if (kind !== 'minutes.answered' || !body || author === undefined) return undefined;
	return { person: author, time: time ?? 0, approves: body.approves, text: body.text };
}

export function foldMinutes(read: ReadMinutes, event: JournalEvent): ReadMinutes {
	const answer = answerIn(event);
	const { standing } = read;
	if (!answer || standing.presented === undefined || event.ref !== standing.presented) return read;
	const known = answerBy(standing.answers, answer.person);
	if (known && known.time >= answer.time) return read;
	return { ...read, standing: { ...standing, answers: [...standing.answers.filter((one) => one !== known), answer] } };
}

/* What was presented in a room, as it stands there after what refers to it. */
export interface Presented {
	readonly body: MinutesPresentedBody;
	readonly answers: readonly MinutesAnswer[];
	readonly isWithdrawn: boolean;
}

/* Of the event and those that refer to it, as a row has them. */
export function presentedBy(events: readonly JournalEvent[]): Presented | undefined {
	const [first] = events;
	if (first?.kind !== 'minutes.presented' || !first.body) return undefined;
	return { body: first.body, answers: events.flatMap((event) => answerIn(event) ?? []), isWithdrawn: events.some(({ kind }) => kind === 'minutes.withdrawn') };
}

export function isAsked(asked: readonly { person: string }[], person: string): boolean {
	return asked.some((one) => one.person === person);
}

export function answerBy(answers: readonly MinutesAnswer[], person: string): MinutesAnswer | undefined {
	return answers.find((one) => one.person === person);
}

type People = readonly { person: string }[];

/* Those whose answer counts: they were asked, and still belong to the room. Who does is not always known. */
export function heeded(asked: People, members: People | undefined): string[] {
	return asked.map(({ person }) => person).filter((person) => !members || isAsked(members, person));
}

/* Those of them who have said nothing yet. */
export function awaited(heeded: readonly string[], answers: readonly MinutesAnswer[]): string[] {
	return heeded.filter((person) => !answerBy(answers, person));
}

/* Whether whoever is in charge may seal now: all of them approve, or the day has come. */
export function maySeal(heeded: readonly string[], { answers, until }: Pick<MinutesStanding, 'answers' | 'until'>, now: number): boolean {
	const isUnanimous = heeded.every((person) => answerBy(answers, person)?.approves);
	return isUnanimous || (until !== undefined && now >= until);
}
