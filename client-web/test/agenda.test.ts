import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agenda, AgendaDraft } from '../src/protocol/types';
import { agendaLines, agendaOf, carryOut, draftOf, isGuess, isPending, moveBy, showAgenda, type AgendaCommand, type Pending } from '../src/state/agenda';
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
	assert.equal(after({ what: 'move', item: 2, before: 2 }), three, 'before itself it stays');
	assert.equal(after({ what: 'move', item: 9, before: 1 }), three);
});

test('a change leaves what it does not name, and an empty text takes away', () => {
	const full = after({ what: 'change', item: 2, change: { outcome: 'Klar', owner: 'ben', links: [{ title: 'x', address: 'https://x' }], standing: true } });
	assert.deepEqual(full.items[1], { ...itemOf(2), outcome: 'Klar', owner: 'ben', links: [{ title: 'x', address: 'https://x' }], standing: true });
	const cleared = carryOut(full, { what: 'change', item: 2, change: { outcome: '', links: [], standing: false, minutes: 7 } }, LEADS);
	assert.deepEqual(cleared.items[1], { ...itemOf(2), owner: 'ben', minutes: 7 });
	const round = carryOut(full, { what: 'change', item: 1, change: { floor: 'round', turn_s: 60 } }, LEADS);
	assert.deepEqual(round.items[0], { ...itemOf(1), floor: 'round', turn_s: 60 });
	assert.deepEqual(carryOut(round, { what: 'change', item: 1, change: { turn_s: 0 } }, LEADS).items[0], { ...itemOf(1), floor: 'round' });
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
	const drafts = [DRAFT, { ...DRAFT, title: 'Zweites', outcome: 'Klar', owner: 'ben', standing: true, review: true, floor: 'round' as const, turn_s: 60 }];
	const agenda = agendaOf(drafts);
	assert.deepEqual(order(agenda), [1, 2]);
	assert.deepEqual(agenda.items.map(draftOf), drafts);
});

test('under a hand nothing moves: what is new comes last, and what is being edited stays', () => {
	const items = [itemOf(9), itemOf(3), itemOf(1), itemOf(8)];
	const lines = (hold?: Parameters<typeof agendaLines>[1]) => agendaLines(items, hold).map((line) => (line === 'new' ? line : line.item));
	assert.deepEqual(lines(), [9, 3, 1, 8]);
	assert.deepEqual(lines({ order: [1, 2, 3] }), [1, 3, 9, 8]);
	assert.deepEqual(lines({ order: [1, 2, 3], item: itemOf(2) }), [1, 2, 3, 9, 8]);
	assert.deepEqual(lines({ order: [1, 3], adds: {} }), [1, 3, 'new', 9, 8]);
	assert.deepEqual(lines({ order: [1, 3], adds: { before: 3 } }), [1, 'new', 3, 9, 8]);
	assert.deepEqual(lines({ order: [1, 3], adds: { before: 7 } }), [1, 3, 'new', 9, 8]);
});

test('a review comes back with every meeting', () => {
	const reviewed = after({ what: 'change', item: 1, change: { review: true } });
	assert.equal(reviewed.items[0]!.standing, true);
	assert.equal(carryOut(reviewed, { what: 'change', item: 1, change: { standing: false } }, LEADS).items[0]!.standing, true);
});

test('what one has done shows until the agenda that is held has it', () => {
	const add: Pending = { id: 'a', command: { what: 'add', draft: DRAFT, before: 1 }, state: 'waiting' };
	const move: Pending = { id: 'b', command: { what: 'move', item: 3, before: 2 }, state: 'sent', seq: 20 };
	const { agenda, pending } = showAgenda(three, [add, move], LEADS);
	assert.deepEqual(order(agenda), [5, 1, 3, 2]);
	assert.deepEqual([isGuess(5, pending), isGuess(3, pending), isGuess(1, pending)], [true, false, false]);
	assert.deepEqual([isPending(add, 99), isPending(move, 19), isPending(move, 20)], [true, true, false]);
	assert.equal(isPending({ ...add, state: 'failed' }, 99), true, 'what could not be said goes on showing');
});

test('two who change different things of an item keep both', () => {
	const mine: Pending = { id: 'a', command: { what: 'change', item: 2, change: { title: 'Meins' } }, state: 'waiting' };
	const theirs = after({ what: 'change', item: 2, change: { minutes: 25 } }, { what: 'move', item: 2, before: 1 });
	const { items } = showAgenda(theirs, [mine], LEADS).agenda;
	assert.deepEqual(items[0], { ...itemOf(2), title: 'Meins', minutes: 25 });
	const gone = showAgenda(after({ what: 'remove', item: 2 }), [mine], LEADS);
	assert.deepEqual(order(gone.agenda), [1, 3]);
});
