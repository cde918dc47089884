import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs } from '../src/connection/backoff';
import { IdMaker } from '../src/connection/ids';
import { Chance } from './random';

test('an id is 26 characters of lower-case Crockford base32, led by the time', () => {
	const ids = new IdMaker(() => 1795530600000, new Chance(1).fill);
	const id = ids.next();
	assert.match(id, /^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
	const digits = [...id.slice(0, 10)].map((c) => '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(c));
	assert.equal(digits.reduce((sum, digit) => sum * 32 + digit, 0), 1795530600000);
});

test('ids of one maker always grow, within a millisecond and when the clock runs back', () => {
	const chance = new Chance(2);
	let now = 1000;
	const ids = new IdMaker(() => now, chance.fill);
	let last = ids.next();
	for (let i = 0; i < 5000; i++) {
		now += chance.between(-2, 1);
		const next = ids.next();
		assert.ok(next > last, `${next} after ${last}`);
		last = next;
	}
});

test('ids of one millisecond carry its time', () => {
	const ids = new IdMaker(() => 1795530600000, new Chance(4).fill);
	const first = ids.next();
	const second = ids.next();
	assert.equal(second.slice(0, 10), first.slice(0, 10));
});

test('a maker whose chance runs out goes on to the next millisecond', () => {
	const ids = new IdMaker(() => 5, (bytes) => bytes.fill(255));
	const first = ids.next();
	const second = ids.next();
	assert.equal(first, '0000000005' + 'z'.repeat(16));
	assert.equal(second.slice(0, 10), '0000000006');
});

test('the first character never exceeds 7', () => {
	const ids = new IdMaker(() => Number.MAX_SAFE_INTEGER, new Chance(3).fill);
	assert.equal(ids.next().slice(0, 10), '7zzzzzzzzz');
});

test('tries are spaced from half a second to half a minute, with jitter', () => {
	for (let tries = 0; tries < 40; tries++) {
		const span = Math.min(30_000, 500 * 2 ** tries);
		assert.equal(backoffMs(tries, () => 0), span / 2);
		assert.equal(backoffMs(tries, () => 0.999999), span);
	}
});
