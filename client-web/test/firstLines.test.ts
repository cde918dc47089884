import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Line } from '../src/state/lines';
import { firstLines } from '../src/views/room/firstLines';

const message = (seq: number, text: string): Line => ({
	type: 'message',
	key: `#${seq}`,
	first: false,
	shown: { row: { seq, kind: 'message.posted', author: 'ada', time: 0, text } } as never,
});
const lines = Array.from({ length: 100 }, (_, i) => message(i + 1, 'ja'));

test('at the end a screen of the latest lines', () => {
	assert.deepEqual(firstLines(lines, -1, 400, 1 / 4), [80, 100]);
});

test('about a message a part of the screen before it and the rest after', () => {
	assert.deepEqual(firstLines(lines, 50, 400, 1 / 4), [45, 65]);
});

test('near the end what is missing below comes from above, and a short room is drawn whole', () => {
	assert.deepEqual(firstLines(lines, 95, 400, 1 / 4), [80, 100]);
	assert.deepEqual(firstLines(lines.slice(0, 5), -1, 400, 1 / 4), [0, 5]);
	assert.deepEqual(firstLines([], -1, 400, 1 / 4), [0, 0]);
});

test('long messages and many lines need fewer, but no message counts for more than ten lines', () => {
	const long = Array.from({ length: 100 }, (_, i) => message(i + 1, i % 2 ? 'x'.repeat(240) : 'a\nb\nc'));
	assert.deepEqual(firstLines(long, -1, 600, 1 / 4), [90, 100]);
	const endless = Array.from({ length: 9 }, (_, i) => message(i + 1, 'a\n'.repeat(4000)));
	assert.deepEqual(firstLines(endless, -1, 600, 1 / 4), [6, 9]);
});
