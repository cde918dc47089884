/* That the comparison finds differences, and that a seed is a plan. */
import { expectNone, test } from '../lib/report.mjs';
import { countCalls, countUnread, differencesOf, foldJournal } from './fold.mjs';
import { planOf } from './plan.mjs';

const ADA = '1vb8r3hn4t6yz';
const BEN = '28jvpg4ktgt0r';
const JOURNAL = [
	{ seq: 1, kind: 'room.created', author: ADA, time: 1, body: { kind: 'channel', settings: { title: 'a' } } },
	{ seq: 2, kind: 'member.joined', author: ADA, time: 2, body: { members: [{ person: ADA, role: 'owner' }] } },
	{ seq: 3, kind: 'member.joined', author: BEN, time: 3, body: { members: [{ person: BEN, role: 'member' }], since: 3 } },
	{ seq: 4, kind: 'message.posted', author: ADA, time: 4, client_id: 'x', body: { text: 'one' } },
	{ seq: 5, kind: 'message.posted', author: ADA, time: 5, client_id: 'y' },
	{ seq: 6, kind: 'message.edited', author: ADA, time: 6, ref: 4, body: { text: 'two' } },
	{ seq: 7, kind: 'message.erased', author: ADA, time: 7, ref: 5, body: {} },
	{ seq: 8, kind: 'member.left', author: BEN, time: 8, body: { person: BEN } },
	{ seq: 9, kind: 'message.posted', author: BEN, time: 9, client_id: 'z', body: { text: 'three' } },
	{ seq: 10, kind: 'room.changed', author: ADA, time: 10, body: { settings: { title: 'c' } } },
	{ seq: 11, kind: 'member.changed', author: ADA, time: 11, body: { person: ADA, role: 'member' } },
	{ seq: 12, kind: 'message.reacted', author: ADA, time: 12, ref: 9, body: { reactions: [{ emoji: 'a' }, { emoji: 'b' }] } },
	{ seq: 13, kind: 'message.reacted', author: BEN, time: 13, ref: 9, body: { reactions: [{ emoji: 'a' }] } },
	{ seq: 14, kind: 'message.reacted', author: ADA, time: 14, ref: 9, body: { reactions: [] } },
	{ seq: 15, kind: 'message.pinned', author: ADA, time: 15, ref: 9, body: { on: true } },
	{ seq: 16, kind: 'message.pinned', author: ADA, time: 16, ref: 4, body: { on: true } },
	{ seq: 17, kind: 'message.pinned', author: ADA, time: 17, ref: 4, body: { on: false } },
	{ seq: 18, kind: 'message.replied', author: ADA, time: 18, ref: 4, client_id: 'r', body: { text: 'four', replies: 1 } },
	{ seq: 19, kind: 'message.edited', author: ADA, time: 19, ref: 18, body: { text: 'five' } },
	{ seq: 20, kind: 'thread.changed', author: BEN, time: 20, ref: 4, body: { title: 'numbers', resolved: false } },
	{ seq: 21, kind: 'meeting.planned', author: ADA, time: 21, body: { owner: ADA, plan: { start: 1 }, agenda: { made: 1 } } },
	{ seq: 22, kind: 'meeting.planned', author: ADA, time: 22, body: { owner: ADA, plan: { start: 2 }, agenda: { made: 0 } } },
	{ seq: 23, kind: 'meeting.attended', author: BEN, time: 23, ref: 21, body: { here: true, came: 23 } },
	{ seq: 24, kind: 'meeting.attended', author: ADA, time: 24, ref: 21, body: { here: true, came: 24 } },
	{ seq: 25, kind: 'meeting.attended', author: BEN, time: 25, ref: 21, body: { here: false, came: 23 } },
	{ seq: 26, kind: 'meeting.answered', author: BEN, time: 26, ref: 21, body: { answer: 'accepted' } },
	{ seq: 27, kind: 'meeting.answered', author: BEN, time: 27, ref: 21, body: { answer: 'declined' } },
	{ seq: 28, kind: 'agenda.changed', author: ADA, time: 28, ref: 21, body: { agenda: { made: 2 } } },
	{ seq: 29, kind: 'agenda.summarised', author: ADA, time: 29, ref: 21, body: { item: 1, text: 'x' } },
	{ seq: 30, kind: 'meeting.moved', author: ADA, time: 30, ref: 22, body: { run: { phase: 'cancelled' } } },
	{ seq: 31, kind: 'task.made', author: ADA, time: 31, ref: 21, body: { what: { text: 'a', person: BEN, status: 'open' } } },
	{ seq: 32, kind: 'task.made', author: BEN, time: 32, body: { what: { text: 'b', status: 'open' } } },
	{ seq: 33, kind: 'task.made', author: BEN, time: 33, body: { what: { text: 'c', status: 'open' } } },
	...[[31, 'done'], [31, 'doing'], [33, 'dropped']].map(([task, status], i) => ({
		seq: 34 + i, kind: 'task.changed', author: ADA, time: 34 + i, ref: task, body: { state: { task, author: ADA, made: 31, what: { text: 'd', status } } },
	})),
	{ seq: 37, kind: 'poll.asked', author: ADA, time: 37, ref: 21, body: { asked: { question: 'a' }, item: 1, prepared: true } },
	{ seq: 38, kind: 'poll.asked', author: BEN, time: 38, body: { asked: { question: 'b' } } },
	{ seq: 39, kind: 'poll.opened', author: ADA, time: 39, ref: 37, body: {} },
	{ seq: 40, kind: 'poll.closed', author: BEN, time: 40, ref: 38, body: { voted: 0, counts: [] } },
];
const TASKS = [
	{ task: 32, author: BEN, made: 32, what: { text: 'b', status: 'open' } },
	{ task: 31, author: ADA, made: 31, what: { text: 'd', status: 'doing' } },
];
const POLL = { poll: 37, author: ADA, meeting: 21, item: 1, phase: 'open', asked: { question: 'a' } };
const MEETING = {
	meeting: 21, owner: ADA, plan: { start: 1 }, agenda: { made: 2 }, run: { phase: 'planned' },
	answers: [{ person: BEN, answer: 'declined' }], here: [{ person: ADA, came: 24 }],
};

/* Ben is called upon by name and with all while he is there; before that and erased ones do not count. */
const CALLS = [
	{ seq: 1, kind: 'message.posted', author: ADA, body: { text: 'x', mentions: [{ kind: 'person', id: BEN }] } },
	{ seq: 2, kind: 'member.joined', author: BEN, body: { members: [{ person: BEN }] } },
	{ seq: 3, kind: 'message.posted', author: ADA, body: { text: 'x', mentions: [{ kind: 'person', id: BEN }] } },
	{ seq: 4, kind: 'message.posted', author: ADA, body: { text: 'x', mentions: [{ kind: 'all' }] } },
	{ seq: 5, kind: 'message.posted', author: ADA },
	{ seq: 6, kind: 'message.erased', author: ADA, ref: 5, body: {} },
	{ seq: 7, kind: 'message.posted', author: BEN, body: { text: 'x', mentions: [{ kind: 'all' }] } },
];

export async function testComparison() {
	await test('a journal is folded as written here by hand', () => {
		const calls = (mark, me, isSettled = () => false) => countCalls(CALLS, mark, me, isSettled);
		const room = foldJournal(JOURNAL);
		expectNone([
			...differencesOf(room.members, [{ person: ADA, role: 'member' }], 'members'),
			...differencesOf(foldJournal(JOURNAL.slice(0, 3)).members[1], { person: BEN, role: 'member', since: 3 }, 'since'),
			...differencesOf(foldJournal(JOURNAL.slice(7), foldJournal(JOURNAL.slice(0, 7))).members, room.members, 'later part'),
			...differencesOf([room.settings.title, room.head], ['c', 40], 'state'),
			...differencesOf(room.tasks, TASKS, 'tasks'),
			...differencesOf([room.meetings, room.rows[20].meeting], [[MEETING], MEETING], 'meetings'),
			...differencesOf([room.polls, foldJournal(JOURNAL.slice(0, 37)).polls[0].phase], [[POLL], 'prepared'], 'polls'),
			...differencesOf(room.rows[21].meeting.run.phase, 'cancelled', 'a meeting that is over'),
			...differencesOf(room.rows.map(({ text }) => text ?? ''), ['', '', '', 'two', '', '', '', '', 'three', ...Array(8).fill(''), 'five', ...Array(22).fill('')], 'texts'),
			...differencesOf(room.rows.map(({ rev }) => rev), [1, 2, 3, 20, 7, 6, 7, 8, 14, 10, 11, 12, 13, 14, 15, 16, 17, 19, 19, 20, 28, 30, 23, 24, 25, 26, 27, 28, 29, 30, 35, 32, 36, 34, 35, 36, 39, 40, 39, 40], 'revisions'),
			...differencesOf([room.rows[30].task, room.rows[36].poll, room.rows[37].poll.result], [TASKS[1], POLL, { voted: 0, counts: [] }], 'what is on record'),
			...differencesOf(room.rows[8].reactions, [{ person: BEN, emoji: ['a'] }], 'reactions'),
			...differencesOf([room.rows[3].title, room.rows[3].resolved, room.rows[17].thread], ['numbers', undefined, 4], 'thread'),
			...differencesOf(room.pins, [{ message: 9 }], 'pins'),
			...differencesOf([calls(0, BEN), calls(3, BEN), calls(0, ADA)], [2, 1, 0], 'calls'),
			...differencesOf(calls(0, BEN, (seq) => seq > 3), 1, 'calls that were dealt with'),
			...differencesOf([countUnread(room, 0, BEN), countUnread(room, 4, ADA)], [1, 1], 'unread'),
		]);
	});
	await test('the comparison finds each field that differs, is missing or is too much', () => {
		const room = foldJournal(JOURNAL);
		const changes = [
			(other) => (other.rows[3].text = 'one'), (other) => (other.rows[4].erased = false),
			(other) => delete other.rows[3].author, (other) => other.rows.pop(),
			(other) => (other.members = []), (other) => (other.extra = 1), (other) => other.rows.reverse(),
		];
		expectNone(differencesOf(structuredClone(room), room, 'room'));
		for (const change of changes) {
			const other = structuredClone(room);
			change(other);
			if (differencesOf(other, room, 'room').length === 0) throw new Error(`not found: ${change}`);
		}
	});
	await test('the same seed is the same plan, and another seed another', () => {
		const plans = [1, 1, 2].map((seed) => JSON.stringify(planOf(seed)));
		if (plans[0] !== plans[1] || plans[0] === plans[2]) throw new Error('it is not');
	});
}
