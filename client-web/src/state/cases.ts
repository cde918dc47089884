/* Cases: how they stand in a list, what one needs to be solved, and who reads what is said on a side. Pure. */
import type { CaseContact, CaseSheet, CaseState, Member, Settings, TaskState } from '../protocol/types';
import { fold, hasWords } from './fold';
import type { RoomEntry } from './rooms';

export const CASE_STATES: readonly CaseState[] = ['open', 'waiting', 'postponed', 'solved'];

export interface CaseGroup {
	readonly state: CaseState;
	readonly cases: readonly RoomEntry[];
}

/* Backstages, as they stand in a list: by how far they are, then by customer. */
export function casesIn(entries: Iterable<RoomEntry>, compare: (a: string, b: string) => number): RoomEntry[] {
	const all = [...entries].filter(({ kind, brief, archived }) => kind === 'backstage' && brief && !archived);
	const name = ({ brief, title }: RoomEntry) => `${brief!.customer}\n${title}`;
	return all.sort((a, b) => compare(name(a), name(b)));
}

/* What one may look for. */
export function isWanted({ title, brief }: RoomEntry, hostName: string, wanted: string): boolean {
	return hasWords(`${title} ${brief?.customer ?? ''} ${hostName}`, wanted);
}

export function groupsOf(cases: readonly RoomEntry[]): CaseGroup[] {
	return CASE_STATES.map((state) => ({ state, cases: cases.filter(({ brief }) => brief?.state === state) })).filter((group) => group.cases.length > 0);
}

/* The customer that is named in a text, if we have a case of theirs: the longest name that occurs. */
export function customerIn(text: string, customers: readonly string[]): string {
	const folded = fold(text);
	const found = customers.filter((one) => one !== '' && folded.includes(fold(one)));
	return found.sort((a, b) => b.length - a.length)[0] ?? '';
}

/* What a case still lacks to be solved. */
export type Lack = 'solution' | 'steps';

/* The next steps are the open tasks of both sides; one at least has to say who does it until when. */
export function lacksOf({ solution }: Pick<CaseSheet, 'solution'>, steps: readonly TaskState[]): Lack[] {
	const isStep = ({ what }: TaskState) => what.person !== undefined && what.until !== undefined;
	return [...(solution.trim() === '' ? (['solution'] as const) : []), ...(steps.some(isStep) ? [] : (['steps'] as const))];
}

/* Those of a company who read along. */
export interface Company {
	readonly company: string;
	readonly names: readonly string[];
}

export interface Readers {
	/* Of the team, without oneself; each by name. */
	readonly team: readonly string[];
	/* Guests, by whom they come from. */
	readonly guests: readonly Company[];
}

/* On the shared side guests alone have a company, though it may be empty. */
export function isGuest({ company }: Member): boolean {
	return company !== undefined;
}

/* Who reads what is said to these, apart from oneself. Names that several have stand several times; a company is the same
 * however it is written. */
export function readersOf(members: readonly Member[], me: string, nameOf: (member: Member) => string, compare: (a: string, b: string) => number): Readers {
	const team = members.filter((member) => member.person !== me && !isGuest(member)).map(nameOf).sort(compare);
	const companies = new Map<string, { company: string; names: string[] }>();
	for (const member of members.filter(isGuest)) {
		const company = (member.company ?? '').trim();
		const key = fold(company).replace(/\s+/g, ' ');
		const known = companies.get(key) ?? { company, names: [] };
		companies.set(key, { ...known, names: [...known.names, member.name ?? ''].sort(compare) });
	}
	return { team, guests: [...companies.values()].sort((a, b) => b.names.length - a.names.length || compare(a.company, b.company)) };
}

/* From which event on somebody of the customer's reads, or the next one who comes. */
export function guestSince(guest: Member | undefined, settings: Pick<Settings, 'newcomers'> | undefined, head: number): number {
	if (guest) return guest.since ?? 1;
	return settings?.newcomers === 'all' ? 1 : head + 1;
}

/* The first line of a text, as a title of at most so many characters. */
export function titleFrom(text: string, most: number): string {
	const line = text.split('\n').map((one) => one.trim()).find((one) => one !== '') ?? '';
	const letters = [...line];
	return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
}

/* The customer's people as they are written: one a line, what they do behind a comma. */
export function contactsText(contacts: readonly CaseContact[]): string {
	return contacts.map(({ name, position }) => (position ? `${name}, ${position}` : name)).join('\n');
}

export function contactsIn(text: string): CaseContact[] {
	return text.split('\n').flatMap((line): CaseContact[] => {
		const [name = '', ...rest] = line.split(',');
		const position = rest.join(',').trim();
		if (name.trim() === '') return [];
		return [{ name: name.trim(), ...(position !== '' && { position }) }];
	});
}
