import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgendaItem, Meeting, MeetingRun } from '../src/protocol/types';
import { currentItem, forecast, itemLeft, minutesOf, nextOpenItem, plannedTimes, untilLeft, usedOf } from '../src/state/meetingClock';
import { itemOf, PLAN } from './meetingBook';

const MINUTE = 60_000;
const START = PLAN.start!;

/* By hand: an item done with 12 of its 10 minutes used, the current one of 15, one of 20, one parked, one proposed. */
const ITEMS: AgendaItem[] = [
	itemOf(1, { state: 'done', left_ms: -2 * MINUTE }),
	itemOf(2, { minutes: 15 }),
	itemOf(3, { minutes: 20 }),
	itemOf(4, { state: 'parked', minutes: 30 }),
	itemOf(5, { state: 'proposed', minutes: 5 }),
];

function meetingOf(run: MeetingRun, items = ITEMS): Meeting {
	return { meeting: 5, owner: 'a', plan: PLAN, agenda: { items, made: 9 }, run, answers: [], here: [] };
}

/* Begun on time, and since its twelfth minute at the second item. */
const running = meetingOf({ phase: 'running', started: START, until: START + 45 * MINUTE, item: 2, deadline: START + 27 * MINUTE });

test('the item everybody is at, and the next one that is open', () => {
	assert.equal(currentItem(running)?.item, 2);
	assert.equal(nextOpenItem(running)?.item, 3);
	const last = { ...running, run: { ...running.run, item: 3 } };
	assert.equal(nextOpenItem(last)?.item, 2, 'what was left open before comes when nothing is after');
	assert.equal(nextOpenItem(meetingOf({ phase: 'planned' }))?.item, 2);
	assert.equal(nextOpenItem(meetingOf({ phase: 'running', item: 2 }, ITEMS.slice(0, 2))), undefined);
	assert.equal(currentItem(meetingOf({ phase: 'planned' })), undefined);
});

test('an item\'s time runs while it is current, below zero too, and stands while the meeting is paused', () => {
	const [done, current, next] = ITEMS as [AgendaItem, AgendaItem, AgendaItem];
	const now = START + 20 * MINUTE;
	assert.equal(itemLeft(running, current, now), 7 * MINUTE);
	assert.equal(itemLeft(running, current, START + 30 * MINUTE), -3 * MINUTE);
	assert.equal(itemLeft(running, done, now), -2 * MINUTE);
	assert.equal(itemLeft(running, next, now), 20 * MINUTE);
	assert.deepEqual(ITEMS.slice(0, 3).map((item) => usedOf(running, item, now) / MINUTE), [12, 8, 0]);
	const paused = meetingOf({ phase: 'paused', started: START, until: START + 45 * MINUTE, item: 2 }, [done, { ...current, left_ms: 4 * MINUTE }]);
	for (const later of [now, now + 9 * MINUTE]) assert.equal(itemLeft(paused, currentItem(paused)!, later), 4 * MINUTE);
	assert.equal(usedOf(paused, currentItem(paused)!, now), 11 * MINUTE);
});

test('gone back to, an item goes on from what it had', () => {
	const back = meetingOf({ phase: 'running', started: START, item: 1, deadline: START + 25 * MINUTE }, [itemOf(1, { left_ms: 3 * MINUTE })]);
	assert.equal(itemLeft(back, currentItem(back)!, START + 24 * MINUTE), MINUTE);
	assert.equal(usedOf(back, currentItem(back)!, START + 24 * MINUTE), 9 * MINUTE);
});

test('the forecast is what is still to come, and moves only when time is lost', () => {
	for (const minute of [12, 20, 27]) assert.equal(forecast(running, START + minute * MINUTE), START + 47 * MINUTE);
	assert.equal(forecast(running, START + 31 * MINUTE), START + 51 * MINUTE, 'four minutes over');
	const left = meetingOf(running.run, [ITEMS[1]!, itemOf(3, { minutes: 20, left_ms: 5 * MINUTE }), itemOf(6, { left_ms: -MINUTE })]);
	assert.equal(forecast(left, START + 20 * MINUTE), START + 32 * MINUTE, 'what was begun takes what it has left');
	assert.equal(untilLeft(running, START + 40 * MINUTE), 5 * MINUTE);
});

test('before it begins the plan says when it ends, and afterwards when it did', () => {
	assert.equal(forecast(meetingOf({ phase: 'planned' }), START - MINUTE), START + 45 * MINUTE);
	assert.equal(forecast(meetingOf({ phase: 'lobby' }), START + MINUTE), START + 45 * MINUTE);
	assert.equal(forecast(meetingOf({ phase: 'ended', started: START, ended: START + 50 * MINUTE }), START + 99 * MINUTE), START + 50 * MINUTE);
	const { start: _, ...template } = PLAN;
	assert.equal(forecast({ ...meetingOf({ phase: 'planned' }), plan: template }, START), undefined);
	assert.equal(untilLeft(meetingOf({ phase: 'planned' }), START), undefined);
});

test('what is proposed or parked takes no time', () => {
	assert.equal(minutesOf(ITEMS), 45);
	assert.equal(minutesOf([]), 0);
});

test('items come one after the other from the start on, and once it runs from now on', () => {
	const minutes = (meeting: Meeting, now: number) => [...plannedTimes(meeting, now)].map(([item, time]) => [item, (time - START) / MINUTE]);
	assert.deepEqual(minutes(meetingOf({ phase: 'planned' }, [itemOf(1), itemOf(5, { state: 'proposed' }), itemOf(3), itemOf(2)]), 0), [[1, 0], [3, 10], [2, 20]]);
	assert.deepEqual(minutes(running, START + 20 * MINUTE), [[3, 27]]);
	assert.deepEqual(minutes(running, START + 30 * MINUTE), [[3, 30]]);
	assert.deepEqual(minutes(meetingOf({ phase: 'ended', started: START, ended: START }), START), []);
});
