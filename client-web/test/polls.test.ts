/* Polls: as their events amount to them, what can be chosen, and what came out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Poll, PollCount } from '../src/protocol/types';
import { linesOf } from '../src/state/lines';
import { showRows } from '../src/state/outbox';
import { pollsOf, type PollRecord } from '../src/state/poll';
import { averageOf, choicesOf, inOrder, isSamePick, leaderOf, mayPick, mostOf, pick, sharesOf, votersOf } from '../src/state/voting';
import { applyEvents, roomOfFresh, rowAt } from '../src/state/room';
import { Journal, PEOPLE, ROOM } from './journal';
import { ASKED } from './pollBook';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];
const several: Poll = { ...ASKED, form: 'multiple', most: 2 };
const scale: Poll = { ...ASKED, form: 'scale', options: [], low: 0, high: 3 };

function opened(journal: Journal) {
	const { state, from, events } = journal.open();
	return roomOfFresh(ROOM, state!, from, events);
}

function cards(journal: Journal): string[] {
	const lines = linesOf(showRows(opened(journal), []), 0, () => 'day');
	return lines.flatMap((line) => (line.type === 'poll' ? [`${line.poll.poll} ${line.poll.phase}`] : []));
}

test('a poll goes through its events the same way live, read later, and on a page of its meeting', () => {
	const journal = new Journal();
	const { polls } = journal;
	const before = opened(journal);
	const { seq } = polls.ask(ANNA, { secrecy: 'secret', live: false }, { item: 2, prepared: true });
	polls.begin(ANNA, seq);
	polls.restart(seq);
	assert.deepEqual(applyEvents(before, journal.events).room.polls, polls.open);
	polls.close(BEN, seq, { voted: 2, counts: [{ option: 1, votes: 2 }] });
	const expected: PollRecord = {
		poll: seq,
		author: ANNA,
		item: 2,
		phase: 'closed',
		asked: { ...ASKED, secrecy: 'secret', live: false },
		restarted: true,
		result: { voted: 2, counts: [{ option: 1, votes: 2 }] },
	};
	assert.deepEqual(rowAt(opened(journal), seq)!.poll, expected);
	assert.deepEqual(rowAt(applyEvents(before, journal.events).room, seq)!.poll, expected);
	assert.deepEqual(pollsOf(journal.events), [expected]);
	assert.deepEqual(applyEvents(before, journal.events).room.polls, []);
});

test('in the flow of its room stands what is open or came out, not what is prepared or was taken back', () => {
	const journal = new Journal();
	const { polls } = journal;
	const [one, two, three] = [polls.ask(ANNA), polls.ask(BEN, {}, { prepared: true }), polls.ask(BEN, {}, { prepared: true })];
	assert.deepEqual(cards(journal), [`${one.seq} open`]);
	polls.begin(BEN, two.seq);
	polls.close(BEN, three.seq, { voted: 0 });
	polls.close(ANNA, one.seq, { voted: 0, counts: [] });
	assert.deepEqual(cards(journal), [`${one.seq} closed`, `${two.seq} open`]);
});

test('one option takes the place of the other; of several there are no more than may be', () => {
	const picked = (asked: Poll, ...options: number[]) => options.reduce<readonly { option: number }[]>((picks, option) => pick(asked, picks, option), []).map(({ option }) => option);
	assert.deepEqual(picked(ASKED, 1, 3), [3]);
	assert.deepEqual(picked(scale, 0, 2), [2]);
	assert.deepEqual(picked(several, 3, 1), [1, 3]);
	assert.deepEqual(picked(several, 3, 1, 2), [1, 3]);
	assert.deepEqual(picked(several, 3, 1, 3, 2), [1, 2]);
	assert.equal(mayPick(several, [{ option: 1 }, { option: 3 }], 2), false);
	assert.equal(mayPick(several, [{ option: 1 }, { option: 3 }], 3), true);
	assert.equal(mayPick(ASKED, [{ option: 1 }], 2), true);
	assert.deepEqual([ASKED, several, { ...ASKED, form: 'multiple' as const }, scale].map(mostOf), [1, 2, 3, 1]);
	assert.equal(isSamePick([{ option: 1 }, { option: 2 }], [{ option: 2 }, { option: 1 }]), true);
	assert.equal(isSamePick([{ option: 1 }], [{ option: 2 }]), false);
	assert.equal(isSamePick([{ option: 1 }], [{ option: 1 }, { option: 2 }]), false);
});

test('on a scale each number is a choice', () => {
	assert.deepEqual(choicesOf(scale).map(({ option }) => option), [0, 1, 2, 3]);
	const { low: _, high: _h, ...short } = scale;
	assert.deepEqual(choicesOf(short).map(({ text }) => text), ['1', '2', '3', '4', '5']);
	assert.equal(averageOf([{ option: 0, votes: 1 }, { option: 3, votes: 3 }]), 2.25);
	assert.equal(averageOf([]), undefined);
});

test('percentages are of those who voted, and the same where as many chose something', () => {
	const percents = (asked: Poll, voted: number, ...votes: number[]) =>
		sharesOf(asked, votes.map((n, i): PollCount => ({ option: i + 1, votes: n })), voted).map(({ percent }) => percent);
	assert.deepEqual(percents(ASKED, 3, 1, 1, 1), [33, 33, 33]);
	assert.deepEqual(percents(ASKED, 7, 5, 1, 1), [71, 14, 14]);
	assert.deepEqual(percents(ASKED, 6, 1, 5, 0), [17, 83, 0]);
	assert.deepEqual(percents(ASKED, 0), [0, 0, 0]);
	assert.deepEqual(percents(several, 3, 3, 2, 1), [100, 67, 33]);
	assert.deepEqual(sharesOf(ASKED, [{ option: 2, votes: 4 }], 4).map(({ text, votes }) => `${text} ${votes}`), ['Ja 0', 'Nein 4', 'Enthaltung 0']);
});

test('first is what most chose, if that is one thing', () => {
	const leader = (...votes: number[]) => leaderOf(sharesOf(ASKED, votes.map((n, i) => ({ option: i + 1, votes: n })), 9))?.text;
	assert.equal(leader(1, 4, 2), 'Nein');
	assert.equal(leader(3, 3, 1), undefined);
	assert.equal(leader(0, 0, 0), undefined);
});

test('who chose an option is found among the votes', () => {
	const votes = [{ person: ANNA, picks: [{ option: 1 }, { option: 3 }] }, { person: BEN, picks: [] }, { person: CEM, picks: [{ option: 3 }] }];
	assert.deepEqual(votersOf(votes, 3), [ANNA, CEM]);
	assert.deepEqual(votersOf(votes, 2), []);
});

test('what is open stands first, as it was asked; of what came out the last one', () => {
	const journal = new Journal();
	const { polls } = journal;
	const seqs = [1, 2, 3, 4, 5, 6].map((n) => polls.ask(ANNA, { question: `Frage ${n}` }, { prepared: n === 2 || n === 6 }).seq);
	for (const n of [1, 3]) polls.close(ANNA, seqs[n - 1]!, { voted: 0, counts: [] });
	polls.close(ANNA, seqs[5]!, { voted: 0 });
	assert.deepEqual(inOrder(pollsOf(journal.events)).map(({ poll }) => seqs.indexOf(poll) + 1), [4, 5, 2, 3, 1]);
});
