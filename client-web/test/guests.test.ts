import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Guest, JournalEvent } from '../src/protocol/types';
import { admitterOf, doorBefore, findGuest, groupGuests, leftUntil, LINK_HOURS, newsOfDoor, newsOfGuest, standingOf } from '../src/state/guests';
import type { HeldRoom } from '../src/state/room';
import { applyState } from '../src/state/roomState';
import { LIMITS } from '../src/protocol/limits';
import { mailAddress } from '../src/views/case/guests/mail';

const HOUR = 3_600_000;
const petra: Guest = { guest: 'petra', name: 'Petra Müller', company: 'Müller', state: 'waiting', expires: 1000 * HOUR, since: 10 * HOUR };
const guest = (name: string, state: Guest['state'], since: number): Guest => ({ ...petra, guest: name, state, since });
const namesOf = (guests: readonly Guest[]) => guests.map((one) => one.guest);

test('who waits stands in order of coming, whatever the order they were invited in', () => {
	const { waiting } = groupGuests([guest('c', 'waiting', 30), guest('a', 'waiting', 10), guest('x', 'admitted', 5), guest('b', 'waiting', 20)]);
	assert.deepEqual(namesOf(waiting), ['a', 'b', 'c']);
});

test('two who came in the same moment stand as the server lists them', () => {
	assert.deepEqual(namesOf(groupGuests([guest('b', 'waiting', 10), guest('a', 'waiting', 10)]).waiting), ['b', 'a']);
});

test('every guest stands in one group, and of those turned away the latest is first', () => {
	const all = [guest('r', 'refused', 1), guest('o', 'removed', 2), guest('i', 'invited', 3), guest('m', 'admitted', 4), guest('w', 'waiting', 5)];
	const { waiting, inside, invited, gone } = groupGuests(all);
	assert.deepEqual([waiting, inside, invited, gone].map(namesOf), [['w'], ['m'], ['i'], ['o', 'r']]);
});

test('a link that is over is told from one that is good, to the millisecond', () => {
	const { expires } = petra;
	const at = (state: Guest['state'], now: number) => standingOf({ ...petra, state }, now);
	assert.equal(at('admitted', expires - 1), 'inside');
	assert.equal(at('admitted', expires), 'lapsed');
	assert.equal(at('invited', expires - 1), 'invited');
	assert.equal(at('invited', expires), 'missed');
	for (const state of ['waiting', 'refused', 'removed'] as const) assert.equal(at(state, expires + 1), state);
});

test('what is left counts in hours for two days, then in days, and what has begun counts', () => {
	assert.deepEqual(leftUntil(HOUR - 1, 0), { unit: 'hours', n: 1 });
	assert.deepEqual(leftUntil(48 * HOUR, 0), { unit: 'hours', n: 48 });
	assert.deepEqual(leftUntil(48 * HOUR + 60_001, 0), { unit: 'days', n: 3 });
	assert.deepEqual(leftUntil(168 * HOUR, -60_000), { unit: 'days', n: 7 });
	assert.deepEqual(leftUntil(720 * HOUR, 0), { unit: 'days', n: 30 });
	assert.deepEqual(leftUntil(0, 5), { unit: 'hours', n: 0 });
});

test('a link can be made good for the longest the server lets it be, and not for longer', () => {
	assert.equal(Math.max(...LINK_HOURS), LIMITS.guest_link_hours_max);
});

test('an event of a guest says what happened, and by whom', () => {
	const news = (state: Guest['state'], author?: string, time = petra.since) => newsOfGuest({ ...petra, state }, { ...(author !== undefined && { author }), time });
	assert.equal(news('invited', 'ada'), 'invited');
	assert.equal(news('waiting'), 'waiting');
	assert.equal(news('admitted'), 'came');
	assert.equal(news('admitted', 'petra'), 'came');
	assert.equal(news('admitted', 'ada'), 'admitted');
	assert.equal(news('refused', 'ada'), 'refused');
	assert.equal(news('removed', 'ada'), 'removed');
	assert.equal(news('removed'), 'left');
});

test('another link for one who stands as before is told as that', () => {
	for (const state of ['invited', 'admitted'] as const) assert.equal(newsOfGuest({ ...petra, state }, { author: 'ada', time: petra.since + 1 }), 'link');
});

test('an event of the door says what is different from before', () => {
	const closed = { message: '' };
	assert.equal(newsOfDoor({ message: '', general: 5 }, closed, 'ada'), 'opened');
	assert.equal(newsOfDoor({ message: '', general: 7 }, { message: '', general: 5 }, 'ada'), 'opened');
	assert.equal(newsOfDoor(closed, { message: '', general: 5 }, 'ada'), 'revoked');
	assert.equal(newsOfDoor(closed, { message: '', general: 5 }, undefined), 'lapsed');
	assert.equal(newsOfDoor({ message: 'Um zwei' }, closed, 'ada'), 'message');
	assert.equal(newsOfDoor({ message: '', general: 5 }, { message: 'Um zwei', general: 5 }, 'ada'), 'silent');
	assert.equal(newsOfDoor({ message: 'Um zwei' }, undefined, 'ada'), 'changed');
});

const event = (seq: number, kind: JournalEvent['kind'], body: object, author?: string) => ({ seq, kind, time: seq, author, body }) as JournalEvent;
const row = (one: JournalEvent) => ({ seq: one.seq, kind: one.kind, time: one.time, author: one.author, rev: one.seq, edited: false, erased: false, inCase: one });
const admission = event(6, 'guest.changed', { guest: { ...petra, state: 'admitted', since: 6 } }, 'ada');
const held = (from: number, ...events: JournalEvent[]) => ({ id: 'back', from, rows: events.map(row), guests: [petra] }) as unknown as HeldRoom;

test('of as many guests as can be the first who was turned away makes room for another, and nobody else does', () => {
	const full = Array.from({ length: LIMITS.guests_max }, (_, i) => guest(`g${i}`, i === 3 || i === 5 ? 'refused' : 'admitted', i));
	const after = (guests: readonly Guest[], one: Guest) => namesOf(applyState({ ...held(1), guests }, event(9, 'guest.changed', { guest: one })).guests ?? []);
	const next = guest('next', 'waiting', 99);
	assert.deepEqual(after(full, next), [...namesOf(full).filter((name) => name !== 'g3'), 'next']);
	assert.deepEqual(after(full.slice(1), next), [...namesOf(full.slice(1)), 'next']);
	assert.deepEqual(after(full, guest('g5', 'invited', 99)), namesOf(full));
});

test('how the door was before is known as far back as the window goes, and from the beginning', () => {
	const first = event(4, 'door.changed', { door: { message: 'a' } });
	const second = event(5, 'door.changed', { door: { message: 'b' } });
	assert.deepEqual(doorBefore(held(4, first, second), 5), { message: 'a' });
	assert.equal(doorBefore(held(4, first, second), 4), undefined);
	assert.deepEqual(doorBefore(held(1, event(1, 'guest.changed', { guest: petra }), event(2, 'door.changed', { door: { message: 'a' } })), 2), { message: '' });
});

test('a guest is found in the backstage that knows them, and in no room that is not held', () => {
	assert.equal(findGuest([{}, { held: held(1) }], 'petra')?.held.id, 'back');
	assert.equal(findGuest([{}, { held: held(1) }], 'paul'), undefined);
	assert.equal(findGuest([{}], 'petra'), undefined);
});

test('who let a guest in is whose event says so, not one of another guest or an earlier time', () => {
	const room = held(5, event(5, 'guest.changed', { guest: petra }), admission);
	assert.equal(admitterOf(room, { ...petra, state: 'admitted', since: 6 }), 'ada');
	assert.equal(admitterOf(room, { ...petra, state: 'admitted', since: 7 }), undefined);
	assert.equal(admitterOf(room, { ...petra, guest: 'paul', since: 6 }), undefined);
});

const letter = { link: 'https://runde.example/join#abc', name: 'Petra & Co?', title: 'Pumpen #1', house: 'Nord', from: 'Ada', expires: 0 };

test('the mail holds the link and the names whole, in either language', () => {
	for (const language of ['de', 'en'] as const) {
		const address = new URL(mailAddress(language, letter));
		assert.equal(address.protocol, 'mailto:');
		assert.equal(address.hash, '');
		assert.ok(address.searchParams.get('subject')?.includes('Pumpen #1'));
		const body = address.searchParams.get('body') ?? '';
		for (const part of [letter.link, letter.name, 'Pumpen #1', 'Nord', 'Ada']) assert.ok(body.includes(part), part);
		assert.ok(!body.replaceAll('\r\n', '').includes('\n'));
	}
});

test('the mail with a general link speaks of the lobby and names nobody', () => {
	const body = new URL(mailAddress('de', { ...letter, name: undefined })).searchParams.get('body') ?? '';
	assert.match(body, /Warteraum/);
	assert.doesNotMatch(body, /Petra|undefined/);
});
