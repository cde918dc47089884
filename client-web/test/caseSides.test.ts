/* The two sides of a case on one page: what happens on one of them leaves the other as it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseState } from '../src/protocol/types';
import { entryOfSummary } from '../src/state/rooms';
import { entryAt } from '../src/state/side';
import { NOWHERE, visitSide, type CasePlace, type SidePlaces } from '../src/views/case/places';
import { editedIn, isEditing, startEdit, stopEdit, stopEditOf } from '../src/views/message/editing';
import { ANNA, BACKSTAGE, SHARED, SHEET, summary } from './caseBook';

const BRIEF = { shared: SHARED, customer: SHEET.customer, host: ANNA, state: 'open' as CaseState };

const at = (side: CasePlace['side'], rest: Partial<CasePlace> = {}): CasePlace => ({ side, part: '', target: 0, thread: 0, ...rest });
const walk = (...places: CasePlace[]) => places.reduce<SidePlaces>((sides, place, i) => visitSide(sides, place, i), { backstage: NOWHERE, shared: NOWHERE });

test('the sheet stays open while one goes to messages and threads of the shared side', () => {
	const sides = walk(at('backstage', { part: 'sheet' }), at('shared', { target: 7 }), at('shared', { thread: 7, target: 9 }), at('shared'));
	assert.deepEqual(sides.backstage, { part: 'sheet', target: 0, thread: 0, visit: 0 });
	assert.deepEqual(sides.shared, { part: '', target: 0, thread: 0, visit: 3 });
	assert.equal(walk(at('backstage', { part: 'sheet' }), at('shared'), at('backstage', { target: 3 })).backstage.part, '', 'a message backstage shows the talk');
});

test('a thread that opens closes the one on the other side, whose list does not move', () => {
	const sides = walk(at('backstage', { thread: 4, target: 6 }), at('shared', { target: 2 }));
	assert.equal(sides.backstage.thread, 4, 'a message there leaves it open');
	const next = visitSide(sides, at('shared', { thread: 2, target: 3 }), 5);
	assert.deepEqual(next.shared, { part: '', target: 3, thread: 2, visit: 5 });
	assert.deepEqual(next.backstage, { part: '', target: 0, thread: 0, visit: 0 });
	assert.deepEqual(visitSide(next, at('backstage', { thread: 4 }), 6).shared.thread, 0, 'and back again');
});

test('a side whose case one does not know has no page', () => {
	const shared = entryOfSummary(summary(SHARED, { kind: 'shared' }));
	const backstage = entryOfSummary(summary(BACKSTAGE, { kind: 'backstage', brief: BRIEF }));
	const channel = entryOfSummary(summary('channel000001', { kind: 'channel' }));
	assert.equal(entryAt(new Map([[shared.id, shared]]), SHARED), undefined);
	assert.equal(entryAt(new Map([[shared.id, shared], [backstage.id, backstage]]), SHARED), shared);
	assert.equal(entryAt(new Map([[backstage.id, backstage]]), BACKSTAGE), backstage);
	assert.equal(entryAt(new Map([[channel.id, channel]]), channel.id), channel);
	assert.equal(entryAt(new Map(), SHARED), undefined);
});

test('an edit belongs to its room: none ends or takes the place of one in another', () => {
	startEdit(SHARED, 5, 0);
	startEdit(BACKSTAGE, 8, 0);
	assert.deepEqual([editedIn(SHARED, 0), editedIn(BACKSTAGE, 0)], [5, 8]);
	stopEditOf(SHARED, 8);
	stopEdit(BACKSTAGE, 0);
	assert.deepEqual([editedIn(SHARED, 0), isEditing(BACKSTAGE)], [5, false]);
	startEdit(SHARED, 9, 3);
	assert.deepEqual([editedIn(SHARED, 0), editedIn(SHARED, 3)], [0, 9], 'in a room there is one at a time');
	stopEdit(SHARED, 0);
	assert.equal(editedIn(SHARED, 3), 9);
	stopEditOf(SHARED, 9);
	assert.equal(isEditing(SHARED), false);
});
