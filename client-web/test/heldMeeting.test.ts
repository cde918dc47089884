/* The meeting on screen: what is told of it while it is read, and what a reading says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Floor, Meeting, MeetingOpenResult } from '../src/protocol/types';
import { askMeeting, doubtMeeting, endAskingMeeting, newMeeting, takeFloor, takeMeeting, takeTally, takeVote } from '../src/state/heldMeeting';
import { PEOPLE, ROOM } from './journal';
import { PLAN } from './meetingBook';

const NUMBER = 7;
const POLL = 9;
const meeting: Meeting = {
	meeting: NUMBER,
	owner: PEOPLE[0]!,
	plan: PLAN,
	agenda: { items: [], made: 0 },
	run: { phase: 'running' },
	answers: [],
	here: [],
};

function floorAt(revision: number): Floor {
	return { meeting: NUMBER, revision, turns: 0, closed: false, queue: [], spoken: [] };
}

function answer(more: Partial<MeetingOpenResult> = {}): MeetingOpenResult {
	const asked = { seq: POLL, kind: 'poll.asked', ref: NUMBER, author: PEOPLE[0]!, time: 1 } as MeetingOpenResult['events'][number];
	return { room: ROOM, head: POLL, now: 1, meeting, events: [asked], polls: [{ tally: { poll: POLL, voted: 0 }, mine: [] }], ...more };
}

test('what is told while it is read is newer than the answer', () => {
	let held = askMeeting(takeMeeting(askMeeting(newMeeting(ROOM, NUMBER)), answer()));
	held = takeFloor(held, ROOM, floorAt(1));
	held = takeTally(held, ROOM, { poll: POLL, voted: 1 });
	held = takeVote(held, ROOM, POLL, [{ option: 2 }]);
	held = takeMeeting(held, answer());
	assert.equal(held.floor?.revision, 1);
	assert.deepEqual(held.polls, [{ tally: { poll: POLL, voted: 1 }, mine: [{ option: 2 }] }]);
	held = takeFloor(askMeeting(held), ROOM, floorAt(2));
	assert.equal(takeMeeting(held, answer({ floor: floorAt(3) })).floor?.revision, 3);
});

test('a server that was put back to how it stood before is believed once it is read', () => {
	const before = takeMeeting(askMeeting(newMeeting(ROOM, NUMBER)), answer({ floor: floorAt(20) }));
	const asked = takeFloor(askMeeting(doubtMeeting(before)), ROOM, floorAt(4));
	assert.equal(asked.floor?.revision, 20);
	const read = takeMeeting(asked, answer({ floor: floorAt(3) }));
	assert.equal(read.floor?.revision, 4);
	assert.equal(takeFloor(read, ROOM, floorAt(5)).floor?.revision, 5);
	assert.equal(takeMeeting(askMeeting(before), answer()).floor, undefined);
	assert.equal(takeMeeting(askMeeting(endAskingMeeting(asked)), answer({ floor: floorAt(3) })).floor?.revision, 3);
});
