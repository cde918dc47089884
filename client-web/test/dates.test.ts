import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, clockAt, dayAt, isDay, isZone, mondayOf, seriesDays, timeOf, turnOf, weekdayOf } from '../src/state/dates';

const BERLIN = 'Europe/Berlin';

test('a time of day is that of the zone, summer and winter', () => {
	assert.equal(timeOf('2026-11-23', '09:00', BERLIN), Date.UTC(2026, 10, 23, 8));
	assert.equal(timeOf('2026-07-06', '09:00', BERLIN), Date.UTC(2026, 6, 6, 7));
	assert.equal(timeOf('2026-11-23', '09:00', 'America/New_York'), Date.UTC(2026, 10, 23, 14));
	assert.equal(timeOf('2026-11-23', '09:00', 'Asia/Kolkata'), Date.UTC(2026, 10, 23, 3, 30));
	assert.equal(timeOf('2026-01-01', '00:30', 'Pacific/Kiritimati'), Date.UTC(2025, 11, 31, 10, 30));
});

test('day and clock at a moment are those of the zone', () => {
	const time = Date.UTC(2026, 11, 31, 23, 30);
	assert.equal(dayAt(time, BERLIN), '2027-01-01');
	assert.equal(clockAt(time, BERLIN), '00:30');
	assert.equal(dayAt(time, 'America/New_York'), '2026-12-31');
	assert.equal(clockAt(time, 'America/New_York'), '18:30');
});

test('an hour that is left out begins an hour later, one that comes twice is the first', () => {
	/* 2027-03-28, 2:00 to 3:00 is left out; 2026-10-25, 2:00 to 3:00 comes twice. */
	assert.equal(timeOf('2027-03-28', '02:30', BERLIN), Date.UTC(2027, 2, 28, 1, 30));
	assert.equal(clockAt(timeOf('2027-03-28', '02:30', BERLIN), BERLIN), '03:30');
	assert.equal(timeOf('2026-10-25', '02:30', BERLIN), Date.UTC(2026, 9, 25, 0, 30));
	/* At the very edges. */
	assert.equal(timeOf('2027-03-28', '01:59', BERLIN), Date.UTC(2027, 2, 28, 0, 59));
	assert.equal(timeOf('2027-03-28', '03:00', BERLIN), Date.UTC(2027, 2, 28, 1, 0));
	assert.equal(timeOf('2026-10-25', '03:00', BERLIN), Date.UTC(2026, 9, 25, 2, 0));
});

test('every hour of a year is found again by what the clock shows', () => {
	for (const zone of [BERLIN, 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'])
		for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += 3_600_000) {
			const found = timeOf(dayAt(time, zone), clockAt(time, zone), zone);
			const isTwice = clockAt(found, zone) === clockAt(time, zone) && found < time;
			assert.ok(found === time || isTwice, `${zone} ${new Date(time).toISOString()}`);
		}
});

test('what is no day and no time is said so', () => {
	for (const text of ['', '2026-02-30', '2026-13-01', 'heute', '2026-1-1']) assert.equal(isDay(text), false, text);
	assert.equal(isDay('2028-02-29'), true);
	assert.equal(timeOf('', '09:00', BERLIN), NaN);
	assert.equal(timeOf('2026-11-23', '', BERLIN), NaN);
	assert.equal(isZone(BERLIN), true);
	assert.equal(isZone('Nirgends/Ort'), false);
});

test('a week begins on Monday', () => {
	for (const day of ['2026-11-23', '2026-11-26', '2026-11-29']) assert.equal(mondayOf(day), '2026-11-23');
	assert.equal(mondayOf('2027-01-03'), '2026-12-28');
	assert.equal(weekdayOf('2026-11-29'), 0);
	assert.equal(addDays('2026-12-31', 1), '2027-01-01');
	assert.equal(addDays('2028-03-01', -1), '2028-02-29');
});

test('weekly stays at nine when the clocks change', () => {
	const days = seriesDays('2026-10-19', 'weekly', { count: 3 });
	assert.deepEqual(days, ['2026-10-19', '2026-10-26', '2026-11-02']);
	const times = days.map((day) => timeOf(day, '09:00', BERLIN));
	assert.deepEqual(times.map((time) => clockAt(time, BERLIN)), ['09:00', '09:00', '09:00']);
	assert.equal(times[1]! - times[0]!, 7 * 86_400_000 + 3_600_000);
	assert.equal(times[2]! - times[1]!, 7 * 86_400_000);
});

test('every other week, until a day that is a date itself', () => {
	assert.deepEqual(seriesDays('2026-12-14', 'fortnightly', { until: '2027-01-25' }), ['2026-12-14', '2026-12-28', '2027-01-11', '2027-01-25']);
	assert.deepEqual(seriesDays('2026-12-14', 'fortnightly', { until: '2026-12-27' }), ['2026-12-14']);
	assert.deepEqual(seriesDays('2026-12-14', 'weekly', { until: '2026-12-01' }), ['2026-12-14']);
});

test('monthly is the same weekday in the same turn', () => {
	assert.deepEqual(seriesDays('2026-11-10', 'monthly', { count: 4 }), ['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09']);
	assert.equal(turnOf('2026-11-10'), 2);
	assert.deepEqual(seriesDays('2026-12-07', 'monthly', { count: 2 }), ['2026-12-07', '2027-01-04']);
	/* The first and the last day of a month. */
	assert.deepEqual(seriesDays('2027-01-01', 'monthly', { count: 3 }), ['2027-01-01', '2027-02-05', '2027-03-05']);
	assert.deepEqual(seriesDays('2026-12-28', 'monthly', { count: 3 }), ['2026-12-28', '2027-01-25', '2027-02-22']);
});

test('a fifth Monday is the last Monday', () => {
	assert.equal(turnOf('2026-11-30'), 5);
	assert.deepEqual(seriesDays('2026-11-30', 'monthly', { count: 6 }), [
		'2026-11-30', '2026-12-28', '2027-01-25', '2027-02-22', '2027-03-29', '2027-04-26',
	]);
	assert.equal(seriesDays('2026-11-30', 'monthly', { count: 7 }).at(-1), '2027-05-31');
});

test('once is one date, and no series is longer than a plan holds', () => {
	assert.deepEqual(seriesDays('2026-11-23', 'once', 'open'), ['2026-11-23']);
	assert.equal(seriesDays('2026-11-23', 'weekly', 'open').length, 61);
	assert.equal(seriesDays('2026-11-23', 'weekly', { count: 500 }).length, 61);
	assert.equal(seriesDays('2026-11-23', 'weekly', { count: 0 }).length, 1);
});
