import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedOf, isShown, isUnread, sectionsOf } from '../src/state/rail';
import { entryOfSummary, type RoomEntry } from '../src/state/rooms';
import type { Preference, RoomSummary } from '../src/protocol/types';
import { PEOPLE } from './journal';

const [ANNA] = PEOPLE as [string];

function room(title: string, preference: Partial<Preference> = {}, rest: Partial<RoomSummary> = {}): RoomEntry {
	const whole = { level: 'all', favourite: false, section: '', hidden: 0, ...preference } as const;
	const summary = { room: title, kind: 'channel', title, archived: false, changed: 0, head: 10, mark: 5, unread: 3, calls: [] as never[] } as const;
	return entryOfSummary({ ...summary, preference: whole, ...rest });
}

function arranged(entries: RoomEntry[], here = ''): Record<string, string[]> {
	const compare = (a: string, b: string) => a.localeCompare(b, 'de');
	const sections = sectionsOf(entries, here, ({ title }) => title, compare);
	return Object.fromEntries(sections.map(({ kind, name, rooms }) => [name || kind, rooms.map(({ title }) => title)]));
}

test('rooms stand in sections: favourites, one’s own by name, channels, conversations', () => {
	const entries = [
		room('z', { favourite: true, section: 'Süd' }),
		room('b', { section: 'Süd' }),
		room('ä'),
		room('a'),
		room('dm', {}, { kind: 'conversation' }),
		room('haus', {}, { kind: 'house' }),
		room('n', { section: 'Nord' }),
	];
	const expected = { favourites: ['z'], Nord: ['n'], Süd: ['b'], channels: ['a', 'ä'], conversations: ['dm'] };
	assert.deepEqual(arranged(entries), expected);
	assert.deepEqual(Object.keys(arranged(entries)), Object.keys(expected));
	assert.deepEqual(arranged([]), { channels: [], conversations: [] });
});

test('a hidden case comes back with what is said on either side', () => {
	const brief = { shared: 'shared', customer: 'Müller', host: ANNA, state: 'open' } as never;
	const both = (head: number, sharedHead: number) => [
		room('case', { hidden: 10 }, { kind: 'backstage', head, brief }),
		room('shared', { hidden: 7 }, { kind: 'shared', head: sharedHead }),
	];
	assert.equal(arranged(both(10, 7))['cases'], undefined);
	assert.deepEqual(arranged(both(10, 8))['cases'], ['case'], 'the customer has written');
	assert.deepEqual(arranged(both(11, 7))['cases'], ['case']);
});

test('what is hidden comes back with the next event, and what is on screen stays', () => {
	const hidden = room('a', { hidden: 10 });
	assert.equal(isShown(hidden), false);
	assert.equal(isShown({ ...hidden, head: 11 }), true);
	assert.deepEqual(arranged([hidden], 'a')['channels'], ['a']);
});

test('archived channels are left out unless they are favourites', () => {
	assert.equal(isShown(room('a', {}, { archived: true })), false);
	assert.equal(isShown(room('a', { favourite: true }, { archived: true })), true);
});

test('each level counts and shows as it says', () => {
	const told = (level: Preference['level']) => [countedOf(room('a', { level }), ANNA), isUnread(room('a', { level }), ANNA)];
	assert.deepEqual(told('all'), [3, true]);
	assert.deepEqual(told('mentions'), [0, true]);
	assert.deepEqual(told('nothing'), [0, false]);
});
