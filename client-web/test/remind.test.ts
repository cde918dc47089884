import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOf, momentsAfter, timeOfField } from '../src/state/remind';

/* A Friday. */
const FRIDAY = new Date(2026, 10, 27, 17, 40).getTime();

function read(now: number): Record<string, string> {
	return Object.fromEntries(momentsAfter(now).map(([name, time]) => [name, fieldOf(time)]));
}

test('the moments on offer are those of the calendar', () => {
	assert.deepEqual(read(FRIDAY), {
		minutes: '2026-11-27T18:00',
		hour: '2026-11-27T18:40',
		hours: '2026-11-27T20:40',
		tomorrow: '2026-11-28T09:00',
		monday: '2026-11-30T09:00',
	});
});

test('on a Monday the next one is meant, on a Sunday tomorrow says it', () => {
	assert.equal(read(new Date(2026, 10, 30, 8, 0).getTime())['monday'], '2026-12-07T09:00');
	const sunday = read(new Date(2026, 10, 29, 23, 59).getTime());
	assert.equal(sunday['tomorrow'], '2026-11-30T09:00');
	assert.equal('monday' in sunday, false);
});

test('at the end of a year it goes on in the next', () => {
	assert.equal(read(new Date(2026, 11, 31, 12, 0).getTime())['tomorrow'], '2027-01-01T09:00');
});

test('a field for date and time says what it is given', () => {
	assert.equal(timeOfField(fieldOf(FRIDAY)), FRIDAY);
	assert.equal(Number.isNaN(timeOfField('')), true);
});
