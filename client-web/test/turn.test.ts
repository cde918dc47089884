import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutboxItem } from '../src/state/outbox';
import { WINDOW_ROWS } from '../src/state/room';
import { entryOfSummary, takeEvents, type RoomEntry } from '../src/state/rooms';
import type { Side } from '../src/state/side';
import { afterSaying, isFirst, mayHaveWritten, turnTo, type Sides, type Stand } from '../src/state/turn';
import { ANNA, BACKSTAGE, BEN, held, numbered, SHARED, summary } from './caseBook';

/* A side whose events are held from this one on. */
function side(id: string, events: object[] = [], from = 1): RoomEntry {
	const room = held(id, {}, numbered(events));
	const entry = entryOfSummary(summary(id, { head: events.length }));
	return { ...entry, held: { ...room, from, rows: room.rows.slice(from - 1), recentFrom: 1 } };
}

const post = (author = ANNA, more: object = {}) => ({ kind: 'message.posted', author, body: { text: 'x' }, ...more });
const others = (n: number) => Array.from({ length: n }, () => post(BEN));
const both = (backstage: object[], shared: object[]): Sides => ({ backstage: side(BACKSTAGE, backstage), shared: side(SHARED, shared) });
const first = (stand: Stand | undefined, name: Side, sides: Sides, items: OutboxItem[] = []) => isFirst(stand, name, sides, items, ANNA);
const item = (room: string, more: Partial<OutboxItem> = {}) => ({ room, clientId: 'c', person: ANNA, what: 'post', at: 0, state: 'waiting', ...more }) as OutboxItem;

const SILENT = both([], []);
const CAME: Stand = { side: 'backstage', isTurned: false };
/* One has come and said something to the customer. */
const atShared = (sides: Sides) => afterSaying(turnTo(undefined, 'shared'), 'shared', sides);

test('whoever comes to a case turns to the customer by the first message, and not to the team', () => {
	assert.equal(first(turnTo(undefined, 'shared'), 'shared', SILENT), true);
	assert.equal(first(turnTo(undefined, 'backstage'), 'backstage', SILENT), false);
	assert.equal(first(undefined, 'backstage', SILENT), true, 'in doubt');
	assert.equal(first(CAME, 'shared', SILENT), true);
	const said = both([post()], [post(ANNA, { time: 5 })]);
	assert.equal(first(turnTo(undefined, 'shared'), 'shared', said), true, 'whatever was said before one came');
});

test('after the first message the next goes at once, until one turns, by whatever way', () => {
	const stand = atShared(SILENT);
	assert.equal(first(stand, 'shared', SILENT), false);
	assert.equal(turnTo(stand, 'shared'), stand, 'on the same side nothing changes');
	const away = turnTo(stand, 'backstage');
	assert.equal(first(away, 'backstage', SILENT), true);
	assert.equal(first(away, 'shared', SILENT), true);
	assert.equal(first(turnTo(away, 'shared'), 'shared', SILENT), true);
});

test('what goes after one has turned away says nothing of where one stands', () => {
	const away = turnTo(turnTo(undefined, 'shared'), 'backstage');
	assert.equal(afterSaying(away, 'shared', SILENT), away);
	assert.equal(afterSaying(undefined, 'shared', SILENT), undefined);
	assert.equal(afterSaying(turnTo(undefined, 'shared'), 'shared', { ...SILENT, backstage: undefined })!.upTo, undefined);
});

test('what was said backstage from elsewhere turns, by the numbers of that room alone', () => {
	const stand = atShared(both(others(2), []));
	const late = { time: 1 };
	assert.equal(first(stand, 'shared', both(others(9), [])), false, 'others say what they like');
	assert.equal(first(stand, 'shared', both([...others(2), post(ANNA, late)], [])), true);
	for (const kind of ['message.edited', 'message.replied', 'task.made', 'decision.made', 'page.made', 'poll.asked'])
		assert.equal(first(stand, 'shared', both([...others(2), { kind, ref: 1 }], [])), true, kind);
	assert.equal(first(stand, 'shared', both([...others(2), { kind: 'message.reacted', ref: 1 }], [])), false);
	assert.equal(first(stand, 'shared', both([post(), post()], [])), false, 'what was there before does not count');
});

test('where the backstage is not held up to its head, one may have written there', () => {
	const events = [...others(400), post()];
	const backstage = side(BACKSTAGE, events);
	const old = { ...backstage, held: { ...backstage.held!, rows: backstage.held!.rows.slice(0, 80) } };
	const { held: _, ...unheld } = backstage;
	const stand = atShared({ ...SILENT, backstage: side(BACKSTAGE, others(400)) });
	for (const [name, entry] of Object.entries({ old, unheld, opening: { ...side(BACKSTAGE, others(400)), opening: true } }))
		assert.equal(first(stand, 'shared', { ...SILENT, backstage: entry }), true, name);
	const known = { ...old, head: 400, held: { ...old.held, head: 400 } };
	assert.equal(first(stand, 'shared', { ...SILENT, backstage: known }), false, 'nothing has come there since');
	assert.equal(mayHaveWritten(side(BACKSTAGE, others(400), 101), 50, [], ANNA), true, 'from 51 to 100 nothing is known');
	assert.equal(mayHaveWritten(side(BACKSTAGE, others(400), 101), 100, [], ANNA), false);
});

test('a window that stays where it is while one writes elsewhere does not hide it', () => {
	let backstage = side(BACKSTAGE, others(WINDOW_ROWS));
	const stand = atShared({ ...SILENT, backstage });
	backstage = { ...backstage, held: { ...backstage.held!, follow: false } };
	const mine = { seq: WINDOW_ROWS + 1, time: 1, ...post() };
	backstage = takeEvents(backstage, [mine as never], ANNA).entry;
	assert.equal(backstage.held!.rows.some(({ author }) => author === ANNA), false);
	assert.equal(first(stand, 'shared', { ...SILENT, backstage }), true);
});

test('what is on its way backstage turns, and what has failed once it is tried again', () => {
	const stand = atShared(SILENT);
	for (const more of [{}, { what: 'reply' }, { what: 'edit' }, { state: 'sent', seq: 1 }] as Partial<OutboxItem>[])
		assert.equal(first(stand, 'shared', SILENT, [item(BACKSTAGE, more)]), true, JSON.stringify(more));
	assert.equal(first(stand, 'shared', SILENT, [item(BACKSTAGE, { what: 'react' })]), false);
	assert.equal(first(stand, 'shared', SILENT, [item(BACKSTAGE, { state: 'failed' })]), false);
	assert.equal(first(stand, 'shared', SILENT, [item(SHARED)]), false);
});

test('whoever comes backstage goes on there if the last was said there, by the times of the server', () => {
	const at = (time: number) => post(ANNA, { time });
	assert.equal(first(CAME, 'backstage', both([at(5)], [at(4), post(BEN, { time: 9 })])), false);
	assert.equal(first(CAME, 'backstage', both([at(5)], [at(6)])), true);
	assert.equal(first(CAME, 'backstage', both([at(5)], [at(5)])), true, 'in doubt');
	assert.equal(first(CAME, 'backstage', both([], [at(5)])), true);
	assert.equal(first(CAME, 'backstage', both([], others(3))), false);
	assert.equal(first(CAME, 'backstage', both([at(5)], [at(4)]), [item(SHARED)]), true, 'on its way, whatever the clock of the device says');
	assert.equal(first(CAME, 'backstage', { backstage: side(BACKSTAGE, [at(5)]), shared: undefined }), true);
	assert.equal(first(CAME, 'backstage', { backstage: side(BACKSTAGE), shared: side(SHARED, others(9), 3) }), true, 'what was before is not known');
});
