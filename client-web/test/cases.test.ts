import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseState, Member, TaskState } from '../src/protocol/types';
import { HeldBack, HOLD_MS } from '../src/session/heldBack';
import {
	casesIn,
	contactsIn,
	contactsText,
	customerIn,
	groupsOf,
	guestSince,
	isWanted,
	lacksOf,
	readersOf,
	titleFrom,
} from '../src/state/cases';
import { linesOf } from '../src/state/lines';
import { applyEvents } from '../src/state/room';
import { sectionsOf } from '../src/state/rail';
import { entryOfSummary, takeEvents, takeOpened, type RoomEntry } from '../src/state/rooms';
import { caseOf, sidesOf } from '../src/state/side';
import { ANNA, BACKSTAGE, BEN, CARA, held, numbered, OPENING, PETRA, settings, SHARED, SHARED_OPENING, SHEET, summary, TEAM } from './caseBook';
import { HandClock } from './world';

const compare = (a: string, b: string) => a.localeCompare(b, 'de');
const BRIEF = { shared: SHARED, customer: SHEET.customer, host: ANNA, state: 'open' as CaseState };

function entry(room: string, rest: Parameters<typeof summary>[1] = {}): RoomEntry {
	return entryOfSummary(summary(room, rest));
}

const byId = (...entries: RoomEntry[]) => new Map(entries.map((one) => [one.id, one]));

test('a backstage knows its case, its guests and its door, by events as by a snapshot', () => {
	const waiting = { ...PETRA, state: 'waiting' as const };
	const solved = { ...SHEET, solution: 'Ersatz', state: 'solved' as const };
	const events = numbered([
		...OPENING,
		{ kind: 'guest.changed', author: undefined, body: { guest: waiting } },
		{ kind: 'door.changed', body: { door: { message: 'Gleich.' } } },
		{ kind: 'guest.changed', body: { guest: PETRA } },
		{ kind: 'case.changed', body: { sheet: solved } },
	]);
	const { room } = applyEvents(held(BACKSTAGE), events);
	assert.equal(room.shared, SHARED);
	assert.deepEqual(room.sheet, solved);
	assert.deepEqual(room.guests, [PETRA]);
	assert.deepEqual(room.door, { message: 'Gleich.' });
	const fresh = held(BACKSTAGE, { seq: 7, shared: SHARED, sheet: solved, guests: [PETRA], door: { message: 'Gleich.' }, members: TEAM });
	for (const part of ['shared', 'sheet', 'guests', 'door', 'members'] as const) assert.deepEqual(room[part], fresh[part], part);
});

test('on the shared side everybody has a name, which changes there', () => {
	const events = numbered([...SHARED_OPENING, { kind: 'member.named', body: { person: BEN, name: 'Ben Okafor-Lang' } }, { kind: 'member.named', body: { person: PETRA.guest, name: 'P. Müller', company: 'Müller AG' } }]);
	const { room } = applyEvents(held(SHARED, { kind: 'shared' }), events);
	assert.deepEqual(room.members.map(({ name, company }) => [name, company]), [['Anna Berg', undefined], ['Ben Okafor-Lang', undefined], ['P. Müller', 'Müller AG']]);
	assert.equal(room.members[2]!.since, 3);
	assert.equal(room.members[1]!.role, 'member');
});

test('what a guest was called stays with the message until it is erased', () => {
	const by = { name: PETRA.name, company: PETRA.company };
	const said = { kind: 'message.posted', author: PETRA.guest, body: { text: 'Guten Tag', by } };
	const { room } = applyEvents(held(SHARED, { kind: 'shared' }), numbered([...SHARED_OPENING, said]));
	assert.deepEqual(room.rows.at(-1)!.by, by);
	const erased = applyEvents(room, [{ seq: 5, time: 1, author: PETRA.guest, kind: 'message.erased', ref: 4, body: {} } as never]).room;
	assert.equal('by' in erased.rows.at(-2)!, false);
});

test('what was copied into a case can be erased, and is gone as if it had not been read', () => {
	const quoted = { kind: 'case.quoted', body: { source: { room: 'r', message: 2 }, quotes: [{ author: BEN, time: 1, text: 'Geheim' }] } };
	const { room } = applyEvents(held(BACKSTAGE), numbered([...OPENING.slice(0, 2), quoted]));
	assert.equal(room.rows[2]!.inCase?.kind, 'case.quoted');
	const erasing = { seq: 4, time: 1, author: ANNA, kind: 'message.erased', ref: 3, body: {} };
	const erased = applyEvents(room, [erasing as never]).room.rows[2];
	const read = held(BACKSTAGE, {}, [...numbered([...OPENING.slice(0, 2), { kind: 'case.quoted' }]), erasing as never]).rows[2];
	assert.equal(erased!.inCase, undefined);
	assert.deepEqual(erased, read);
});

test('the list of rooms keeps up with a case whose room is not held', () => {
	const brief = entry(BACKSTAGE, { head: 3, mark: 3, brief: BRIEF });
	const until = 1_900_000_000_000;
	const changed = { seq: 4, time: 1, author: ANNA, kind: 'case.changed', body: { sheet: { ...SHEET, customer: 'Müller AG', host: BEN, state: 'postponed', until, reopened: 2 } } };
	const { entry: next } = takeEvents(brief, [changed as never], ANNA);
	assert.deepEqual(next.brief, { shared: SHARED, customer: 'Müller AG', host: BEN, state: 'postponed', until, reopened: 2 });
	const made = takeEvents(entry(BACKSTAGE, { head: 0, mark: 0 }), numbered(OPENING), ANNA).entry;
	assert.deepEqual(made.brief, BRIEF);
});

test('so it does with one that is held, and after it was opened', () => {
	const state = { seq: 3, kind: 'backstage', settings: settings('Müller'), members: TEAM, shared: SHARED, sheet: { ...SHEET, state: 'waiting' } };
	const whole = { pins: [], meetings: [], channels: [], groups: [], ...state };
	const answer = { room: BACKSTAGE, head: 3, from: 1, to: 3, mark: 0, events: numbered(OPENING), threads: [], state: whole };
	const { entry: opened } = takeOpened(entry(BACKSTAGE, { head: 3 }), answer as never, ANNA);
	assert.equal(opened.brief!.state, 'waiting');
	const changed = { seq: 4, time: 1, author: ANNA, kind: 'case.changed', body: { sheet: { ...SHEET, state: 'solved' } } };
	assert.equal(takeEvents(opened, [changed as never], ANNA).entry.brief!.state, 'solved');
});

test('both sides of a case are one entry, which is found from either', () => {
	const rooms = byId(entry(BACKSTAGE, { brief: BRIEF }), entry(SHARED, { kind: 'shared' }), entry('kanal', { kind: 'channel' }));
	assert.equal(caseOf(rooms, SHARED)!.id, BACKSTAGE);
	assert.equal(caseOf(rooms, BACKSTAGE)!.id, BACKSTAGE);
	assert.equal(caseOf(rooms, 'kanal'), undefined);
	assert.deepEqual(sidesOf(rooms, rooms.get(BACKSTAGE)!).map(({ id }) => id), [BACKSTAGE, SHARED]);
	assert.deepEqual(sidesOf(rooms, rooms.get('kanal')!).map(({ id }) => id), ['kanal']);
	const sections = sectionsOf(rooms.values(), '', ({ id }) => id, compare);
	assert.deepEqual(sections.map(({ kind, rooms: some }) => [kind, some.map(({ id }) => id)]), [['channels', ['kanal']], ['cases', [BACKSTAGE]], ['conversations', []]]);
});

test('a case that is solved or put off is left out of the list until somebody says something', () => {
	const shown = (state: CaseState, isNews: boolean, here = '', favourite = false) => {
		const preference = { level: 'all', favourite, section: '', hidden: 0 } as const;
		const one = entry(BACKSTAGE, { brief: { ...BRIEF, state }, preference });
		return sectionsOf([one], here, ({ id }) => id, compare, () => isNews).some(({ rooms }) => rooms.length > 0);
	};
	assert.deepEqual((['open', 'waiting', 'postponed', 'solved'] as const).map((state) => shown(state, false)), [true, true, false, false]);
	assert.equal(shown('solved', true), true);
	assert.equal(shown('solved', false, BACKSTAGE), true);
	assert.equal(shown('postponed', false, '', true), true);
});

test('cases stand by how far they are, then by customer, and are found by what they are called', () => {
	const one = (id: string, customer: string, state: CaseState, rest = {}) => entry(id, { title: `Titel ${id}`, brief: { ...BRIEF, customer, state }, ...rest });
	const all = [one('c', 'Zorn', 'open'), one('a', 'Ärzte', 'open'), one('b', 'Bau', 'solved'), one('d', 'Alt', 'open', { archived: true }), entry('e', { kind: 'shared' })];
	const cases = casesIn(all, compare);
	assert.deepEqual(cases.map(({ id }) => id), ['a', 'b', 'c']);
	assert.deepEqual(groupsOf(cases).map(({ state, cases: some }) => [state, some.map(({ id }) => id)]), [['open', ['a', 'c']], ['solved', ['b']]]);
	assert.deepEqual(cases.filter((found) => isWanted(found, 'Anna Berg', 'arzte')).map(({ id }) => id), ['a']);
	assert.deepEqual(cases.filter((found) => isWanted(found, 'Anna Berg', 'berg titel')).length, 3);
});

const MEMBERS: Member[] = [
	{ person: ANNA, role: 'owner', name: 'Anna Berg' },
	{ person: BEN, role: 'member', name: 'Ben Okafor' },
	{ person: CARA, role: 'member', name: 'Ädda Lang' },
];

function guest(name: string, company: string): Member {
	return { person: `g${name}${company}`, role: 'member', name, company };
}

function readers(...guests: Member[]) {
	return readersOf([...MEMBERS, ...guests], ANNA, ({ name }) => name!, compare);
}

test('who reads along is each of the team but oneself, and nobody of the customer’s yet', () => {
	assert.deepEqual(readers(), { team: ['Ädda Lang', 'Ben Okafor'], guests: [] });
	assert.deepEqual(readersOf([MEMBERS[0]!], ANNA, ({ name }) => name!, compare), { team: [], guests: [] });
});

test('guests stand by their company, however that is written', () => {
	const found = readers(guest('Petra', 'Müller Maschinenbau'), guest('Olaf', ' müller  maschinenbau '), guest('Ina', 'Alpha'));
	assert.deepEqual(found.guests, [
		{ company: 'Müller Maschinenbau', names: ['Olaf', 'Petra'] },
		{ company: 'Alpha', names: ['Ina'] },
	]);
});

test('one guest, many, and two of the same name are all counted', () => {
	assert.deepEqual(readers(guest('Petra', 'M')).guests, [{ company: 'M', names: ['Petra'] }]);
	const twins = [guest('Petra', 'M'), { ...guest('Petra', 'M'), person: 'zwei' }];
	assert.deepEqual(readers(...twins).guests, [{ company: 'M', names: ['Petra', 'Petra'] }]);
	const many = Array.from({ length: 50 }, (_, i) => guest(`G${i}`, 'M'));
	assert.equal(readers(...many).guests[0]!.names.length, 50);
	assert.deepEqual(readersOf([...MEMBERS, { ...MEMBERS[1]!, person: 'x' }], ANNA, ({ name }) => name!, compare).team, ['Ädda Lang', 'Ben Okafor', 'Ben Okafor']);
});

test('a guest who has said no company is one all the same', () => {
	assert.deepEqual(readers(guest('Petra', '')), { team: ['Ädda Lang', 'Ben Okafor'], guests: [{ company: '', names: ['Petra'] }] });
});

test('what is held back goes once its time is over', async () => {
	const clock = new HandClock();
	const back = new HeldBack(clock);
	const said: string[] = [];
	let changes = 0;
	back.subscribe(() => changes++);
	back.hold('hier', () => said.push('hier'));
	assert.deepEqual([...back.until], [['hier', clock.now() + HOLD_MS]]);
	await clock.pass(HOLD_MS - 1);
	assert.deepEqual(said, []);
	await clock.pass(1);
	assert.deepEqual(said, ['hier']);
	assert.deepEqual([...back.until], []);
	assert.equal(changes, 2);
	await clock.pass(HOLD_MS);
	assert.deepEqual(said, ['hier'], 'once');
});

test('what is taken back does not go, and what is held anew has its whole time', async () => {
	const clock = new HandClock();
	const back = new HeldBack(clock);
	const said: string[] = [];
	back.hold('a', () => said.push('a'));
	back.hold('b', () => said.push('b'));
	await clock.pass(HOLD_MS - 1);
	back.takeBack('a');
	back.hold('a', () => said.push('wieder'));
	await clock.pass(1);
	assert.deepEqual(said, ['b']);
	await clock.pass(HOLD_MS - 2);
	assert.deepEqual(said, ['b']);
	await clock.pass(1);
	assert.deepEqual(said, ['b', 'wieder']);
});

test('a case lacks a solution, and a step that somebody does until some day', () => {
	const step = (what: object) => ({ task: 1, what: { text: 'x', status: 'open', ...what } }) as TaskState;
	assert.deepEqual(lacksOf(SHEET, []), ['solution', 'steps']);
	assert.deepEqual(lacksOf({ solution: ' ' }, [step({ person: ANNA })]), ['solution', 'steps']);
	assert.deepEqual(lacksOf({ solution: 'Ersatz' }, [step({ until: 5 }), step({ person: ANNA })]), ['steps']);
	assert.deepEqual(lacksOf({ solution: 'Ersatz' }, [step({ until: 5, person: ANNA })]), []);
});

test('the list tells how a case began and where it stands now, not each word that is changed in it', () => {
	const change = (rest: object) => ({ kind: 'case.changed', body: { sheet: { ...SHEET, ...rest } } });
	const events = numbered([...OPENING, change({ facts: 'Zwei sind da' }), change({ state: 'waiting' }), change({ state: 'waiting', facts: 'x' }), change({ state: 'waiting', host: BEN }), { kind: 'guest.changed', body: { guest: PETRA } }]);
	const { rows } = held(BACKSTAGE, {}, events);
	const lines = linesOf(rows.map((row) => ({ row, state: 'sent' as const })), 0, () => 'heute');
	assert.deepEqual(lines.flatMap((line) => (line.type === 'case' ? [[line.row.seq, line.before?.state]] : [])), [[2, undefined], [5, 'open'], [7, 'waiting'], [8, undefined]]);
});

test('a guest sees what is said since they came, the next one what the case lets them', () => {
	assert.equal(guestSince({ person: 'g', role: 'member', since: 4 }, { newcomers: 'all' }, 9), 4);
	assert.equal(guestSince({ person: 'g', role: 'member' }, { newcomers: 'joined' }, 9), 1);
	assert.equal(guestSince(undefined, { newcomers: 'joined' }, 9), 10);
	assert.equal(guestSince(undefined, { newcomers: 'all' }, 9), 1);
	assert.equal(guestSince(undefined, undefined, 9), 10);
});

test('a message that names a customer we know says whose case it would be', () => {
	assert.equal(customerIn('Muller Maschinenbau fragt nach Pumpen', ['Müller', 'Müller Maschinenbau', '']), 'Müller Maschinenbau');
	assert.equal(customerIn('Wer weiß das?', ['Müller']), '');
});

test('a title is the first line, as far as it fits', () => {
	assert.equal(titleFrom('\n  Pumpen fehlen  \nmehr', 80), 'Pumpen fehlen');
	assert.equal(titleFrom('abcdef', 5), 'abcd…');
	assert.equal(titleFrom('abcde', 5), 'abcde');
	assert.equal(titleFrom('', 5), '');
});

test('contacts are read as they are written', () => {
	const contacts = [{ name: 'Petra Müller', position: 'Einkauf, Leitung' }, { name: 'Olaf' }];
	assert.deepEqual(contactsIn(contactsText(contacts)), contacts);
	assert.deepEqual(contactsIn('\n ,nur Funktion\n  Ina ,  \n'), [{ name: 'Ina' }]);
});
