import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockAt, dayAt } from '../src/state/dates';
import { atClock, datesByRule, datesOfPlan, hintsOn, personHours, withExceptions } from '../src/state/planning';

const zone = 'Europe/Berlin';
const RULE = { day: '2026-10-12', clock: '09:00', zone, rhythm: 'weekly', end: { count: 4 } } as const;

function shown(dates: readonly { time: number }[]): string[] {
	return dates.map(({ time }) => `${dayAt(time, zone)} ${clockAt(time, zone)}`);
}

test('the dates after the first keep the time of day', () => {
	assert.deepEqual(shown(datesByRule(RULE)), ['2026-10-19 09:00', '2026-10-26 09:00', '2026-11-02 09:00']);
	assert.deepEqual(datesByRule({ ...RULE, rhythm: 'once' }), []);
});

test('a date is taken out, and one is moved past its neighbour', () => {
	const dates = datesByRule(RULE);
	const moved = datesByRule({ ...RULE, day: '2026-10-26', end: { count: 2 } })[0]!.time + 3_600_000;
	const exceptions = new Map<string, number | 'out'>([['2026-10-19', moved], ['2026-10-26', 'out']]);
	assert.deepEqual(shown(withExceptions(dates, exceptions)), ['2026-11-02 09:00', '2026-11-02 10:00']);
	assert.deepEqual(withExceptions(dates, exceptions).map(({ key }) => key), ['2026-11-02', '2026-10-19']);
});

test('what is moved onto another date is one date', () => {
	const dates = datesByRule(RULE);
	assert.deepEqual(shown(withExceptions(dates, new Map([['2026-10-19', dates[1]!.time]]))), ['2026-10-26 09:00', '2026-11-02 09:00']);
});

test('exceptions hold when the time of day changes', () => {
	const dates = datesByRule({ ...RULE, clock: '11:30' });
	assert.deepEqual(shown(withExceptions(dates, new Map([['2026-10-26', 'out' as const]]))), ['2026-10-19 11:30', '2026-11-02 11:30']);
});

test('dates that are planned stay as they are, or go to another time of day together', () => {
	const plan = { later: datesByRule(RULE).map(({ time }) => ({ start: time })) };
	assert.deepEqual(shown(datesOfPlan(plan)), shown(datesByRule(RULE)));
	assert.deepEqual(shown(atClock(datesOfPlan(plan), '10:15', zone)), ['2026-10-19 10:15', '2026-10-26 10:15', '2026-11-02 10:15']);
});

test('what a meeting costs is people times hours', () => {
	assert.equal(personHours(5, 45), 3.75);
	assert.equal(personHours(3, 20), 1);
	assert.equal(personHours(7, 10), 1.17);
});

const GOOD = {
	goal: 'Jeder weiß, woran es hängt.',
	minutes: 60,
	items: [{ minutes: 40, purpose: 'inform' }, { minutes: 20, purpose: 'decide' }],
	people: 7,
	rhythm: 'weekly',
	end: { count: 10 },
} as const;

function about(change: object): string[] {
	return hintsOn({ ...GOOD, ...change }).map((hint) => hint.about);
}

test('a well planned meeting gets no hint', () => {
	assert.deepEqual(about({}), []);
});

test('each hint has its edge', () => {
	assert.deepEqual(about({ goal: '  ' }), ['goal']);
	assert.deepEqual(about({ items: [] }), ['agenda']);
	assert.deepEqual(hintsOn({ ...GOOD, minutes: 59 }), [{ about: 'minutes', agenda: 60, over: 1 }]);
	assert.deepEqual(hintsOn({ ...GOOD, people: 8 }), [{ about: 'deciding', people: 8 }]);
	assert.deepEqual(about({ people: 8, items: [{ minutes: 60, purpose: 'discuss' }] }), []);
	assert.deepEqual(about({ minutes: 61 }), ['long']);
	assert.deepEqual(about({ end: 'open' }), ['endless']);
	assert.deepEqual(about({ end: 'open', rhythm: 'once' }), []);
});
