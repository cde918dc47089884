import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Floor, FloorHand, FloorReason } from '../src/protocol/types';
import {
	floorNews, mayPass, missingIn, modeOf, moveInQueue, queueHeld, raisedBy, silentIn, standsAt, turnLeft, turnMark,
} from '../src/state/floor';
import { itemOf } from './meetingBook';

function hand(person: string, reason: FloorReason = 'first', kind: FloorHand['kind'] = 'item'): FloorHand {
	return { person, kind, raised: 1, reason };
}

function floor(rest: Partial<Floor> = {}): Floor {
	return { meeting: 7, revision: 1, turns: 0, item: 1, closed: false, queue: [], spoken: [], ...rest };
}

const people = (hands: readonly FloorHand[]) => hands.map(({ person }) => person).join(' ');
const HERE = { here: ['ada', 'ben', 'cem', 'dana'].map((person) => ({ person, came: 1 })) };

test('somebody stands where the server puts them, or nowhere', () => {
	const now = floor({ queue: [hand('ben', 'order', 'order'), hand('ada')] });
	assert.deepEqual(['ben', 'ada', 'cem'].map((person) => standsAt(now, person)), [1, 2, 0]);
	assert.equal(standsAt(undefined, 'ben'), 0);
});

test('who only waits for their turn in the round has not raised a hand', () => {
	const now = floor({ queue: [hand('ada', 'round'), hand('ben', 'came')] });
	assert.equal(raisedBy(now, 'ada'), undefined);
	assert.equal(raisedBy(now, 'ben')?.reason, 'came');
});

test('one passes in a round, as long as it is still to come to one', () => {
	const round = itemOf(1, { floor: 'round' });
	const now = floor({ queue: [hand('ada', 'round'), hand('ben', 'came'), hand('cem', 'placed')] });
	assert.deepEqual(['ada', 'ben', 'cem', 'dana'].map((person) => mayPass(now, round, person)), [true, false, true, false]);
	assert.equal(mayPass(now, itemOf(1), 'ada'), false);
	assert.equal(modeOf(itemOf(1)), 'in_order');
});

test('a turn counts down by the server, stands still in a pause, and has no end without a limit', () => {
	const turn = { person: 'ada', since: 1_000 };
	assert.equal(turnLeft({ ...turn, until: 61_000 }, 1_500), 59_500);
	assert.equal(turnLeft({ ...turn, until: 61_000 }, 62_000), -1_000);
	assert.equal(turnLeft({ ...turn, left_ms: 30_000 }, 99_000), 30_000);
	assert.equal(turnLeft(turn, 99_000), undefined);
});

test('a turn is called at ten seconds and when it is over', () => {
	assert.equal(turnMark(11_000, 10_000), 'soon');
	assert.equal(turnMark(10_000, 9_000), undefined);
	assert.equal(turnMark(1_000, 0), 'zero');
	assert.equal(turnMark(0, -1_000), undefined);
	assert.equal(turnMark(30_000, -5_000), 'zero');
});

test('who is missing and who is silent are of those that are here', () => {
	assert.deepEqual(missingIn(HERE, { asked: 1, ready: [{ person: 'dana' }, { person: 'gone' }] }), ['ada', 'ben', 'cem']);
	const now = floor({ speaker: { person: 'ben', since: 1 }, spoken: [{ person: 'dana' }] });
	assert.deepEqual(silentIn(HERE, now, 'ada'), ['cem']);
});

test('moving by places names whom somebody comes before, and stops at the ends', () => {
	const queue = [hand('ada'), hand('ben'), hand('cem')];
	assert.deepEqual(moveInQueue(queue, 'cem', -1), { before: 'ben' });
	assert.deepEqual(moveInQueue(queue, 'ada', 1), { before: 'cem' });
	assert.deepEqual(moveInQueue(queue, 'ada', Infinity), { before: undefined });
	assert.deepEqual(moveInQueue(queue, 'cem', -Infinity), { before: 'ada' });
	assert.equal(moveInQueue(queue, 'ada', -1), undefined);
	assert.equal(moveInQueue(queue, 'dana', 1), undefined);
});

test('under a hand nothing moves: who is gone stays, who is new stands last', () => {
	const held = [hand('ada'), hand('ben'), hand('cem')];
	const queue = [hand('dana', 'order'), hand('cem', 'direct'), hand('ada')];
	const shown = queueHeld(queue, held);
	assert.equal(people(shown), 'ada ben cem dana');
	assert.equal(shown[2]!.reason, 'direct');
	assert.equal(people(queueHeld(queue, undefined)), 'dana cem ada');
});

test('who gets the word is said, also where they get it once more', () => {
	const ben = floor({ turns: 1, speaker: { person: 'ben', since: 5 } });
	assert.deepEqual(floorNews(undefined, ben, 'ada'), [{ what: 'word', person: 'ben' }]);
	assert.deepEqual(floorNews(ben, { ...ben, turns: 2 }, 'ada'), [{ what: 'word', person: 'ben' }]);
	/* A pause moves its times alone. */
	assert.deepEqual(floorNews(ben, { ...ben, revision: 2, speaker: { person: 'ben', since: 9 } }, 'ada'), []);
	assert.deepEqual(floorNews(ben, floor({ turns: 2 }), 'ada'), []);
});

test('one is told once that one is next', () => {
	const second = floor({ queue: [hand('ben'), hand('ada')] });
	const first = floor({ turns: 1, queue: [hand('ada')], speaker: { person: 'ben', since: 1 } });
	assert.deepEqual(floorNews(second, first, 'ada'), [{ what: 'word', person: 'ben' }, { what: 'next' }]);
	assert.deepEqual(floorNews(first, { ...first, revision: 3 }, 'ada'), []);
	assert.deepEqual(floorNews(second, { ...second, revision: 2 }, 'ada'), []);
});

test('that the list closes is said, but not that the next item opens it', () => {
	const open = floor();
	assert.deepEqual(floorNews(open, floor({ closed: true }), 'ada'), [{ what: 'closed' }]);
	assert.deepEqual(floorNews(floor({ closed: true }), open, 'ada'), [{ what: 'opened' }]);
	assert.deepEqual(floorNews(floor({ closed: true }), floor({ item: 2 }), 'ada'), []);
});

test('that all are asked whether they are ready is said once for each asking', () => {
	const asked = floor({ check: { asked: 5, ready: [] } });
	assert.deepEqual(floorNews(floor(), asked, 'ada'), [{ what: 'asked' }]);
	assert.deepEqual(floorNews(asked, floor({ check: { asked: 5, ready: [{ person: 'ben' }] } }), 'ada'), []);
	assert.deepEqual(floorNews(asked, floor({ check: { asked: 6, ready: [] } }), 'ada'), [{ what: 'asked' }]);
	assert.deepEqual(floorNews(asked, floor(), 'ada'), []);
});
