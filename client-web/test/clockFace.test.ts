import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockFace, minutesLate } from '../src/state/clockFace';

const MINUTE = 60_000;

test('a clock counts down, and up in its own words once the time is over', () => {
	const digits = [600_000, 599_999, 60_000, 1_000, 999, 0, -1, -130_000].map((left) => clockFace(left, 10 * MINUTE).digits);
	assert.deepEqual(digits, ['10:00', '9:59', '1:00', '0:01', '0:00', '0:00', '0:01', '2:10']);
	assert.deepEqual([999, 0, -1].map((left) => clockFace(left, 10 * MINUTE).isOver), [false, false, true]);
	assert.equal(clockFace(3_725_000, 120 * MINUTE).digits, '1:02:05');
});

test('it warns when a fifth is left, and says when nothing is', () => {
	const tones = [121_000, 120_000, 0, -1_000].map((left) => clockFace(left, 10 * MINUTE).tone);
	assert.deepEqual(tones, ['calm', 'soon', 'soon', 'over']);
	assert.deepEqual([600_000, 150_000, -5_000].map((left) => clockFace(left, 10 * MINUTE).used), [0, 0.75, 1]);
});

test('where no time is set it counts up, and nothing is over', () => {
	assert.deepEqual(clockFace(-65_000, 0), { digits: '1:05', isOver: false, tone: 'calm', used: 0 });
});

test('the expected end differs by whole minutes', () => {
	assert.deepEqual([0, 29_000, 31_000, 7 * MINUTE, -3 * MINUTE].map((ms) => minutesLate(ms, 0)), [0, 0, 1, 7, -3]);
});
