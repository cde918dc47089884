import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InboxReader } from '../src/session/inbox';
import type { Notice } from '../src/protocol/types';
import { LIMITS } from '../src/protocol/limits';
import { EMPTY_INBOX, settleNotices, takeList, turnTo, type Inbox } from '../src/state/inbox';
import { Refusal } from '../src/connection/refusal';
import { ROOM } from './journal';
import { HandClock } from './world';

function notice(seq: number, done = false): Notice {
	return { room: ROOM, seq, reason: 'mention', done, called: true, event: { seq, kind: 'void', time: seq } as Notice['event'] & object };
}

function seqs({ notices }: Inbox): number[] | undefined {
	return notices?.map(({ seq }) => seq);
}

test('a page is the first of its list or follows on what is held', () => {
	/* A page may be short where its messages are long: the answer says whether there is more. */
	const page = Array.from({ length: 30 }, (_, i) => notice(100 - i));
	const first = takeList(turnTo(EMPTY_INBOX, false), { notices: page, more: true, open: 32 }, 0);
	assert.deepEqual([first.open, first.more, first.notices!.length], [32, true, 30]);
	const whole = takeList(first, { notices: [notice(3), notice(2)], more: false, open: 32 }, 30);
	assert.deepEqual([whole.more, whole.notices!.length, seqs(whole)!.at(-1)], [false, 32, 2]);
});

test('what is dealt with leaves the open ones, and comes back to its place', () => {
	const inbox = takeList(turnTo(EMPTY_INBOX, false), { notices: [notice(9), notice(5), notice(1)], more: false, open: 3 }, 0);
	const settled = settleNotices(inbox, [notice(5)], true);
	assert.deepEqual([seqs(settled), settled.open], [[9, 1], 2]);
	const back = settleNotices(settled, [notice(5)], false);
	assert.deepEqual([seqs(back), back.open], [[9, 5, 1], 3]);
	const done = takeList(turnTo(inbox, true), { notices: [notice(4, true)], more: false, open: 3 }, 0);
	assert.deepEqual(seqs(settleNotices(done, [notice(4, true)], false)), []);
});

/* A reader of a list of these, and what it says. */
function reading(all: Notice[]) {
	const clock = new HandClock();
	const said: unknown[] = [];
	let state = EMPTY_INBOX;
	let refusals = 0;
	const call = (method: string, params: { skip?: number; done: boolean }) => {
		if (method === 'inbox.list') {
			const end = (params.skip ?? 0) + LIMITS.inbox_page;
			return Promise.resolve({ notices: all.slice(params.skip ?? 0, end), more: end < all.length, open: all.length });
		}
		if (refusals-- > 0) return Promise.reject(new Refusal({ name: 'too_fast' }));
		said.push(params);
		return Promise.resolve({});
	};
	const ports = { call: call as never, clock, get: () => state, set: (next: Inbox) => void (state = next) };
	const settled: string[] = [];
	const settleCalls = (notices: readonly Notice[], done: boolean) => void settled.push(`${notices.map(({ seq }) => seq).join()} ${done}`);
	const reader = new InboxReader({ ...ports, settleCalls });
	return { clock, said, settled, reader, state: () => state, refuse: (n: number) => (refusals = n) };
}

test('one is dealt with and taken back; too fast is said again', async () => {
	const { clock, said, settled, reader, state, refuse } = reading([notice(9), notice(5)]);
	reader.show(false);
	await clock.pass(1);
	refuse(1);
	reader.settle([state().notices![0]!]);
	assert.deepEqual(seqs(state()), [5]);
	await clock.pass(3000);
	assert.deepEqual(said, [{ of: ROOM, seq: 9, done: true }]);
	assert.deepEqual(settled, ['9 true', '9 true'], 'its call too, at once and when the server has it');
	assert.equal(reader.undoable, 1);
	reader.undo();
	await clock.pass(1);
	assert.deepEqual(seqs(state()), [9, 5]);
	assert.deepEqual(said[1], { of: ROOM, seq: 9, done: false });
	assert.equal(reader.undoable, 0);
});

test('all are dealt with at once, those not yet shown too, and come back one by one', async () => {
	const all = Array.from({ length: 120 }, (_, i) => notice(200 - i));
	const { clock, said, reader, state } = reading(all);
	reader.show(false);
	await clock.pass(1);
	assert.equal(state().notices!.length, 50);
	await Promise.all([reader.settleAll(), clock.pass(1)]);
	assert.deepEqual([seqs(state()), state().open], [[], 0]);
	assert.deepEqual(said, [{ done: true }]);
	assert.equal(reader.undoable, 120);
	reader.undo();
	assert.equal(state().open, 120);
	await clock.pass(100);
	assert.equal(said.length, 121);
});
