import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../src/protocol/limits';
import { chipsOf, toggled } from '../src/state/reactions';

test('reactions are gathered by emoji, in an order that does not change with who comes next', () => {
	const before = [{ person: 'a', emoji: ['👍', '🎉'] }, { person: 'b', emoji: ['👍'] }];
	const after = [{ person: 'b', emoji: ['👍'] }, { person: 'a', emoji: ['🎉', '👍'] }];
	const order = (list: typeof before) => chipsOf(list).map(({ emoji }) => emoji);
	assert.deepEqual(order(before), order(after));
	assert.deepEqual(chipsOf(before).find(({ emoji }) => emoji === '👍')!.people, ['a', 'b']);
	assert.deepEqual(chipsOf(undefined), []);
});

test('the same emoji twice takes it back, and there is an end to it', () => {
	assert.deepEqual(toggled(undefined, 'a', '👍'), ['👍']);
	assert.deepEqual(toggled([{ person: 'a', emoji: ['👍', '🎉'] }], 'a', '👍'), ['🎉']);
	assert.deepEqual(toggled([{ person: 'b', emoji: ['👍'] }], 'a', '👍'), ['👍']);
	const full = Array.from({ length: LIMITS.reactions_max }, (_, i) => String(i));
	assert.deepEqual(toggled([{ person: 'a', emoji: full }], 'a', '👍'), full);
});
