/* The floor of a meeting, as the server tells it: where somebody stands, who is silent, and what is worth saying. Pure. */
import type { AgendaItem, Floor, FloorCheck, FloorHand, FloorMode, FloorTurn, Meeting } from '../protocol/types';

/* At which place somebody waits, from 1; 0: they do not. */
export function standsAt(floor: Floor | undefined, person: string): number {
	return (floor?.queue.findIndex((hand) => hand.person === person) ?? -1) + 1;
}

/* Whether somebody waits who need not have raised a hand for it. */
export function isByRound({ reason }: FloorHand): boolean {
	return reason === 'round';
}

/* The hand that somebody has raised. */
export function raisedBy(floor: Floor | undefined, person: string): FloorHand | undefined {
	return floor?.queue.find((hand) => hand.person === person && !isByRound(hand));
}

export function modeOf(item: AgendaItem | undefined): FloorMode {
	return item?.floor ?? 'in_order';
}

/* Whether somebody is still to come in the round of the item. */
export function mayPass(floor: Floor | undefined, item: AgendaItem | undefined, person: string): boolean {
	const hand = floor?.queue.find((one) => one.person === person);
	return hand !== undefined && modeOf(item) === 'round' && (isByRound(hand) || hand.reason === 'placed');
}

/* What is left of a turn, in milliseconds; below 0: it takes longer. undefined: there is no limit. */
export function turnLeft({ until, left_ms: left }: FloorTurn, now: number): number | undefined {
	return until === undefined ? left : until - now;
}

/* Where a turn stands: said to whoever has the word, who may not see the clock. */
export type TurnMark = 'soon' | 'zero';
const SOON_MS = 10_000;

/* The mark that was passed while so much was left before and is left now; the last one, if both were. */
export function turnMark(before: number, now: number): TurnMark | undefined {
	const passed = (ms: number) => before > ms && now <= ms;
	return passed(0) ? 'zero' : passed(SOON_MS) ? 'soon' : undefined;
}

/* Who of those that are here has not said yes. */
export function missingIn({ here }: Pick<Meeting, 'here'>, { ready }: FloorCheck): string[] {
	const said = new Set(ready.map(({ person }) => person));
	return here.map(({ person }) => person).filter((person) => !said.has(person));
}

/* Who of those that are here has not had the word yet, but for this person, who moderates. */
export function silentIn({ here }: Pick<Meeting, 'here'>, floor: Floor, moderator: string): string[] {
	const heard = new Set([moderator, floor.speaker?.person, ...floor.spoken.map(({ person }) => person)]);
	return here.map(({ person }) => person).filter((person) => !heard.has(person));
}

/* Whom somebody comes before who is moved by so many places, nobody if they come last. undefined: they are there already. */
export function moveInQueue(queue: readonly FloorHand[], person: string, by: number): { before: string | undefined } | undefined {
	const at = queue.findIndex((hand) => hand.person === person);
	const to = Math.max(0, Math.min(queue.length - 1, at + by));
	if (at < 0 || to === at) return undefined;
	return { before: queue.filter((hand) => hand.person !== person)[to]?.person };
}

/* The list as it was when somebody laid a hand on it: nothing moves, who is gone stays, and who is new stands last. */
export function queueHeld(queue: readonly FloorHand[], held: readonly FloorHand[] | undefined): FloorHand[] {
	if (!held) return [...queue];
	const now = new Map(queue.map((hand) => [hand.person, hand]));
	const before = new Set(held.map(({ person }) => person));
	return [...held.map((hand) => now.get(hand.person) ?? hand), ...queue.filter(({ person }) => !before.has(person))];
}

export type FloorNews =
	/* Somebody has been given the word. */
	| { readonly what: 'word'; readonly person: string }
	/* This person comes next. */
	| { readonly what: 'next' }
	| { readonly what: 'closed' | 'opened' }
	/* It is asked whether all are ready. */
	| { readonly what: 'asked' };

/* In the order in which it is said to this person. */
export function floorNews(before: Floor | undefined, after: Floor | undefined, me: string): FloorNews[] {
	if (!after || after === before) return [];
	const news: FloorNews[] = [];
	const { speaker, closed, check } = after;
	if (speaker && (before?.turns !== after.turns || before.speaker?.person !== speaker.person)) news.push({ what: 'word', person: speaker.person });
	if (standsAt(after, me) === 1 && standsAt(before, me) !== 1) news.push({ what: 'next' });
	/* With the next item the list is open again, which goes without saying. */
	if (before?.item === after.item && (before?.closed ?? false) !== closed) news.push({ what: closed ? 'closed' : 'opened' });
	if (check && before?.check?.asked !== check.asked) news.push({ what: 'asked' });
	return news;
}
