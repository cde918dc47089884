import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgendaItem, Meeting, MeetingRun } from '../src/protocol/types';
import { markBetween, newsOf, type News } from '../src/state/meetingNews';

const MINUTE = 60_000;

function item(number: number, change: Partial<AgendaItem> = {}): AgendaItem {
	return { item: number, title: `Punkt ${number}`, purpose: 'discuss', minutes: 10, state: 'open', ...change };
}

const ITEMS = [item(1), item(2), item(3)];

function meeting(run: Partial<MeetingRun> = {}, items: AgendaItem[] = ITEMS): Meeting {
	return {
		meeting: 7, owner: 'ada', agenda: { items, made: 3 }, answers: [], here: [],
		plan: { title: 'Woche', goal: '', start: 0, minutes: 45, time_zone: 'Europe/Berlin', rhythm: 'once', later: [], moderator: 'ada', everyone: true, attendees: [] },
		run: { phase: 'running', started: 0, until: 45 * MINUTE, item: 1, deadline: 10 * MINUTE, ...run },
	};
}

const kinds = (news: News[]) => news.map(({ what }) => what);

test('nothing is said of what has not changed, or is none of the course of it', () => {
	const before = meeting();
	assert.deepEqual(newsOf(before, before), []);
	const came = { ...before, here: [{ person: 'ben', came: 1 }], answers: [{ person: 'ben', answer: 'accepted' as const }] };
	assert.deepEqual(newsOf(before, came), []);
	assert.deepEqual(newsOf(before, meeting({}, [item(1), item(3), item(2)])), []);
});

test('where everybody is now is said, and that the item before was parked', () => {
	const done = newsOf(meeting(), meeting({ item: 2 }, [item(1, { state: 'done' }), item(2), item(3)]));
	assert.deepEqual(done, [{ what: 'item', item: item(2) }]);
	const parked = newsOf(meeting(), meeting({ item: 2 }, [item(1, { state: 'parked' }), item(2), item(3)]));
	assert.deepEqual(kinds(parked), ['parked', 'item']);
	assert.deepEqual(kinds(newsOf(meeting(), { ...meeting(), run: { phase: 'running', started: 0, until: 45 * MINUTE } })), []);
});

test('whose time was taken is said openly, or that the meeting ends later', () => {
	const more = item(1, { minutes: 15 });
	const [taken] = newsOf(meeting(), meeting({ deadline: 15 * MINUTE }, [more, item(2), item(3, { minutes: 5 })]));
	assert.deepEqual(taken, { what: 'extended', item: more, minutes: 5, from: item(3, { minutes: 5 }) });
	const [later] = newsOf(meeting(), meeting({ deadline: 15 * MINUTE, until: 50 * MINUTE }, [more, item(2), item(3)]));
	assert.deepEqual(later, { what: 'extended', item: more, minutes: 5, from: undefined });
});

test('an item whose minutes are only planned otherwise has not been given any', () => {
	assert.deepEqual(newsOf(meeting(), meeting({}, [item(1, { minutes: 15 }), item(2), item(3)])), []);
});

test('phases and another moderator are said; nothing more once it is over', () => {
	assert.deepEqual(newsOf(meeting(), meeting({ phase: 'paused' })), [{ what: 'phase', phase: 'paused' }]);
	assert.deepEqual(newsOf(meeting(), meeting({ moderator: 'ben' })), [{ what: 'moderator', person: 'ben' }]);
	assert.deepEqual(newsOf(meeting(), meeting({ phase: 'ended', item: 2, moderator: 'ben' })), [{ what: 'phase', phase: 'ended' }]);
});

test('who is to moderate is not said before it begins', () => {
	const planned: Meeting = { ...meeting(), run: { phase: 'planned' } };
	assert.deepEqual(newsOf(planned, { ...planned, plan: { ...planned.plan, moderator: 'ben' } }), []);
});

test('time is told at the half, a minute before the end, and at the end, each once', () => {
	const marks: string[] = [];
	for (let left = 10 * MINUTE; left > -5_000; left -= 1_000) {
		const mark = markBetween(10, left, left - 1_000);
		if (mark) marks.push(`${mark} ${(left - 1_000) / 1_000}`);
	}
	assert.deepEqual(marks, ['half 300', 'minute 60', 'zero 0']);
});

test('a short item has no half, a very short one no minute; of several marks the last is told', () => {
	assert.equal(markBetween(3, 91_000, 90_000), undefined);
	assert.equal(markBetween(1, 61_000, 60_000), undefined);
	assert.equal(markBetween(10, 301_000, -1_000), 'zero');
	assert.equal(markBetween(10, 301_000, 60_000), 'minute');
});
