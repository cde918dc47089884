import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agenda, AgendaDraft } from '../src/protocol/types';
import { agendaOf, carryOut, draftOf, inPlace, moveBy, type AgendaCommand } from '../src/state/agenda';
import { itemOf } from './meetingBook';

const LEADS = { person: 'anna', leads: true };
const DRAFT: AgendaDraft = { title: 'Neues', purpose: 'inform', minutes: 5 };
const three: Agenda = { items: [itemOf(1), itemOf(2), itemOf(3)], made: 4 };

function order(agenda: Agenda): number[] {
	return agenda.items.map(({ item }) => item);
}

function after(...commands: AgendaCommand[]): Agenda {
	return commands.reduce((agenda, command) => carryOut(agenda, command, LEADS), three);
}

test('an item is put before another one or last, with a number nothing else ever had', () => {
	assert.deepEqual(order(after({ what: 'add', draft: DRAFT, before: 2 })), [1, 5, 2, 3]);
	assert.deepEqual(order(after({ what: 'add', draft: DRAFT }, { what: 'remove', item: 5 }, { what: 'add', draft: DRAFT })), [1, 2, 3, 6]);
	assert.deepEqual(order(after({ what: 'add', draft: DRAFT, before: 99 })), [1, 2, 3, 5]);
});

test('who answers for the meeting adds, others propose', () => {
	const [own] = carryOut({ items: [], made: 0 }, { what: 'add', draft: DRAFT }, LEADS).items;
	assert.deepEqual(own, { ...DRAFT, item: 1, state: 'open' });
	const [proposed] = carryOut({ items: [], made: 0 }, { what: 'add', draft: DRAFT }, { person: 'ben', leads: false }).items;
	assert.deepEqual(proposed, { ...DRAFT, item: 1, state: 'proposed', by: 'ben' });
});

test('moving keeps all items, wherever they go', () => {
	assert.deepEqual(order(after({ what: 'move', item: 3, before: 1 })), [3, 1, 2]);
	assert.deepEqual(order(after({ what: 'move', item: 1 })), [2, 3, 1]);
	assert.deepEqual(order(after({ what: 'move', item: 2, before: 2 })), [1, 3, 2], 'before itself is last, as for any that is not there');
	assert.equal(after({ what: 'move', item: 9, before: 1 }), three);
});

test('a change leaves what it does not name, and an empty text takes away', () => {
	const full = after({ what: 'change', item: 2, change: { outcome: 'Klar', owner: 'ben', links: [{ title: 'x', address: 'https://x' }], standing: true } });
	assert.deepEqual(full.items[1], { ...itemOf(2), outcome: 'Klar', owner: 'ben', links: [{ title: 'x', address: 'https://x' }], standing: true });
	const cleared = carryOut(full, { what: 'change', item: 2, change: { outcome: '', links: [], standing: false, minutes: 7 } }, LEADS);
	assert.deepEqual(cleared.items[1], { ...itemOf(2), owner: 'ben', minutes: 7 });
});

test('up and down, to the top and to the end are all one move', () => {
	const moved = (item: number, by: number) => {
		const command = moveBy(three.items, item, by);
		return command && order(carryOut(three, command, LEADS));
	};
	assert.deepEqual(moved(2, -1), [2, 1, 3]);
	assert.deepEqual(moved(2, 1), [1, 3, 2]);
	assert.deepEqual(moved(3, -Infinity), [3, 1, 2]);
	assert.deepEqual(moved(1, Infinity), [2, 3, 1]);
	assert.equal(moved(1, -1), undefined);
	assert.equal(moved(3, 1), undefined);
	assert.equal(moved(7, 1), undefined);
});

test('drafts make an agenda and come out of it again', () => {
	const drafts = [DRAFT, { ...DRAFT, title: 'Zweites', outcome: 'Klar', owner: 'ben', review: true }];
	const agenda = agendaOf(drafts);
	assert.deepEqual(order(agenda), [1, 2]);
	assert.deepEqual(agenda.items.map(draftOf), drafts);
});

test('while one edits nothing moves, and what is new comes last', () => {
	const items = [itemOf(9), itemOf(3), itemOf(1), itemOf(8)];
	assert.deepEqual(inPlace(items, [1, 2, 3]).map(({ item }) => item), [1, 3, 9, 8]);
});
