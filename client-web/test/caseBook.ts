/* The two rooms of a case, as the server keeps them. */
import type { CaseSheet, Guest, JournalEvent, Member, RoomState, RoomSummary, Settings } from '../src/protocol/types';
import { foldPage, type HeldRoom, roomOfFresh } from '../src/state/room';
import { PEOPLE, START } from './journal';

export const [ANNA, BEN, CARA] = PEOPLE as [string, string, string];
export const BACKSTAGE = '6x0f3m8d5q2yb';
export const SHARED = '7y1g4n9e6r3zc';
export const PETRA: Guest = { guest: '3z2h5p0f7s4ad', name: 'Petra Müller', company: 'Müller Maschinenbau', state: 'admitted', expires: START + 1, since: START };

export const SHEET: CaseSheet = { customer: 'Müller Maschinenbau', contacts: [], host: ANNA, question: 'Wann kommen die Pumpen?', facts: '', options: '', solution: '', state: 'open' };

export function settings(title: string): Settings {
	return { title, topic: '', description: '', access: 'closed', newcomers: 'joined', erasers: 'authors', archived: false };
}

/* Numbered and timed, in order. */
export function numbered(events: object[]): JournalEvent[] {
	return events.map((event, i) => ({ seq: i + 1, time: START + i * 1000, author: ANNA, ...event }) as JournalEvent);
}

export const TEAM: Member[] = [
	{ person: ANNA, role: 'owner' },
	{ person: BEN, role: 'member' },
];

export const OPENING = [
	{ kind: 'room.created', body: { kind: 'backstage', settings: settings('Müller: Pumpen') } },
	{ kind: 'case.opened', body: { shared: SHARED, sheet: SHEET } },
	{ kind: 'member.joined', body: { members: TEAM } },
];

export const SHARED_OPENING = [
	{ kind: 'room.created', body: { kind: 'shared', settings: settings('Lieferung der Pumpen') } },
	{ kind: 'member.joined', body: { members: TEAM.map((one, i) => ({ ...one, name: ['Anna Berg', 'Ben Okafor'][i] })) } },
	{ kind: 'member.joined', author: PETRA.guest, body: { members: [{ person: PETRA.guest, role: 'member', name: PETRA.name, company: PETRA.company }], since: 3 } },
];

const EMPTY: RoomState = { seq: 0, kind: 'backstage', members: [], pins: [], meetings: [], channels: [], groups: [] } as unknown as RoomState;

/* What a client holds that was there from the beginning. */
export function held(id: string, state: Partial<RoomState> = {}, events: readonly JournalEvent[] = []): HeldRoom {
	const room = roomOfFresh(id, { ...EMPTY, ...state }, (state.seq ?? 0) + 1, []);
	return events.length > 0 ? { ...room, from: 1, head: events.length, rows: foldPage(1, events.length, events) } : room;
}

export function summary(room: string, rest: Partial<RoomSummary> = {}): RoomSummary {
	return { room, kind: 'backstage', title: room, archived: false, changed: START, head: 10, mark: 10, unread: 0, calls: [], ...rest };
}
