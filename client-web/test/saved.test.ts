import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lost } from '../src/connection/refusal';
import { SavedMessages } from '../src/session/saved';
import { LIMITS } from '../src/protocol/limits';
import { EMPTY_STATE, putEntry, takeNotification } from '../src/state/app';
import { calledOf, entryOfSummary } from '../src/state/rooms';
import { dueOf, NOTHING_SAVED, savedOf, type Saved } from '../src/state/saved';
import { ROOM } from './journal';

test('what is saved is known from hello on, and as other devices say', () => {
	let state = { ...EMPTY_STATE, saved: savedOf([{ room: ROOM, message: 5 }, { room: ROOM, message: 9, due: 7000 }]) };
	const due = (message: number) => dueOf(state.saved, ROOM, message);
	assert.deepEqual([due(5), due(9), due(6)], [0, 7000, undefined]);
	const hear = (params: object) => (state = takeNotification(state, 'saved.changed', params, 0).state);
	hear({ room: ROOM, message: 6, saved: true, due: 8000 });
	hear({ room: ROOM, message: 9, saved: true });
	hear({ room: ROOM, message: 5, saved: false });
	assert.deepEqual([due(5), due(9), due(6)], [undefined, 0, 8000]);
});

for (const [reason, calls] of [['reminder', 0], ['meeting_soon', 0], ['meeting', 1]] as const)
	test(`a notice by ${reason} adds to the inbox, and ${calls} to the calls of its room`, () => {
		const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, head: 9, mark: 1 } as const;
		const before = putEntry(EMPTY_STATE, entryOfSummary({ ...summary, unread: 4, calls: [] }));
		const { state } = takeNotification(before, 'inbox.added', { room: ROOM, seq: 3, reason, open: 1 }, 0);
		assert.equal(state.inbox.open, 1);
		assert.equal(calledOf(state.rooms.get(ROOM)!), calls);
	});

/* A server that has saved these, and a person who saves. */
function saving(count: number) {
	const said: [string, object][] = [];
	let saved: Saved = NOTHING_SAVED;
	let fails = false;
	const all = Array.from({ length: count }, (_, i) => ({ room: ROOM, message: count - i, saved: 0, note: `Notiz ${count - i}` }));
	const call = (method: string, params: { skip?: number }) => {
		if (fails) return Promise.reject(new Lost());
		said.push([method, params]);
		if (method !== 'saved.list') return Promise.resolve({});
		const end = params.skip! + LIMITS.saved_page;
		return Promise.resolve({ messages: all.slice(params.skip, end), more: end < count, total: count });
	};
	const messages = new SavedMessages({ call: call as never, get: () => saved, set: (next) => void (saved = next) });
	return { messages, said, due: (message: number) => dueOf(saved, ROOM, message), fail: () => (fails = true) };
}

test('a message is saved at once, and not if it cannot be', async () => {
	const { messages, said, due, fail } = saving(0);
	const done = messages.put({ room: ROOM, message: 4, note: 'später', due: 9000 });
	assert.equal(due(4), 9000);
	await done;
	assert.deepEqual(said, [['saved.put', { room: ROOM, message: 4, note: 'später', due: 9000 }]]);
	fail();
	const again = messages.put({ room: ROOM, message: 4 });
	assert.equal(due(4), 0);
	await assert.rejects(again);
	assert.equal(due(4), 9000, 'as it was');
	await assert.rejects(messages.put({ room: ROOM, message: 5 }));
	assert.equal(due(5), undefined);
	await assert.rejects(messages.drop(ROOM, 4));
	assert.equal(due(4), 9000);
});

test('dropping brings what was there, on whatever page it stands', async () => {
	const { messages, said, due } = saving(120);
	const found = await messages.drop(ROOM, 3);
	assert.equal(found?.note, 'Notiz 3');
	assert.equal(due(3), undefined);
	assert.deepEqual(said.map(([method]) => method), ['saved.list', 'saved.list', 'saved.list', 'saved.drop']);
	assert.equal(await messages.find(ROOM, 999), undefined);
});
