/* That the judge finds what it is for. */
import { test } from '../lib/report.mjs';
import { complaintsOf, complaintsOfList } from './ledger.mjs';
import { complaintsOfNote } from './scribe.mjs';

const ADA = '1vb8r3hn4t6yz';
const BEN = '28jvpg4ktgt0r';

function scene() {
	const journal = [
		{ seq: 1, kind: 'room.created', author: ADA, time: 100, body: { kind: 'channel' } },
		{ seq: 2, kind: 'message.posted', author: ADA, time: 101, client_id: 'a1', body: { text: 'one' } },
		{ seq: 3, kind: 'message.posted', author: BEN, time: 102, client_id: 'b1' },
		{ seq: 4, kind: 'message.edited', author: ADA, time: 103, ref: 2, client_id: 'a2', body: { text: 'two' } },
		{ seq: 5, kind: 'message.erased', author: BEN, time: 104, ref: 3, client_id: 'b2', body: {} },
		{ seq: 6, kind: 'message.replied', author: BEN, time: 104, ref: 3, client_id: 'b3', body: { text: 'three', replies: 1 } },
	];
	const commands = [
		{ method: 'message.post', author: ADA, seq: 2, params: { client_id: 'a1', text: 'one' } },
		{ method: 'message.post', author: BEN, seq: 3, params: { client_id: 'b1', text: 'gone' } },
		{ method: 'message.edit', author: ADA, seq: 4, params: { client_id: 'a2', message: 2, text: 'two' } },
		{ method: 'message.erase', author: BEN, seq: 5, params: { client_id: 'b2', message: 3 } },
		{ method: 'message.reply', author: BEN, seq: 6, params: { client_id: 'b3', message: 3, text: 'three' } },
	];
	const view = new Map(journal.map((event) => [event.seq, { ...event }]));
	view.get(3).body = { text: 'gone' };
	return { journal, commands, view };
}

const FAULTS = {
	'a lost message': ({ journal }) => journal.pop(),
	'a message in the middle that is gone': ({ journal }) => journal.splice(2, 1),
	'a doubled message': ({ journal }) => journal.push({ ...journal[3], seq: 7, time: 105 }),
	'a message nobody sent': ({ journal }) =>
		journal.push({ seq: 7, kind: 'message.posted', author: ADA, time: 105, client_id: 'a9', body: { text: 'x' } }),
	'another text': ({ journal }) => (journal[1].body = { text: 'other' }),
	'a reply that went with its root': ({ journal }) => delete journal[5].body,
	'a reply to another message': ({ journal }) => (journal[5].ref = 2),
	'an erased text that still stands': ({ journal }) => (journal[2].body = { text: 'gone' }),
	'a text that is gone without an erasure': ({ journal }) => delete journal[3].body,
	'two that changed places': ({ journal }) =>
		([journal[1], journal[2]] = [{ ...journal[2], seq: 2 }, { ...journal[1], seq: 3 }]),
	'a time that ran backwards': ({ journal, view }) => {
		for (const event of [journal[5], view.get(6)]) event.time = 99;
	},
	'an acknowledgement with another number': ({ commands }) => (commands[0].seq = 4),
	'a command that was never acknowledged': ({ commands }) => delete commands[3].seq,
	'an event that one did not see': ({ view }) => view.delete(4),
	'an event that one saw and that is gone': ({ view }) => view.set(7, { seq: 7 }),
	'an event that one saw otherwise': ({ view }) => (view.get(2).author = BEN),
};

export async function testJudge() {
	await test('the judge is content with a faultless history', () => {
		const { journal, commands, view } = scene();
		const complaints = complaintsOf('r', commands, journal, [view]);
		if (complaints.length > 0) throw new Error(complaints.join('\n'));
	});
	await test('the judge finds an erasure that is not in the list, or twice', () => {
		const { commands } = scene();
		const counts = ['', '1 event b2\n', '1 event b2\n2 event b2\n'].map((list) => complaintsOfList(commands, list).length);
		if (counts.join() !== '1,0,1') throw new Error(counts.join());
	});
	await test('the judge finds a word of a note that is lost, twice, nobody\'s, or in the wrong place', () => {
		const scribes = [{ written: ['a1', 'a2'], sent: new Set(['a1', 'a2', 'a3']) }];
		const notes = [['a2', 'a1'], ['a3', 'a2', 'a1'], ['a2'], ['a2', 'a1', 'a1'], ['b1', 'a2', 'a1'], ['a1', 'a2']];
		const counts = notes.map((words) => complaintsOfNote(scribes, words).length);
		if (counts.join() !== '0,0,1,1,1,1') throw new Error(counts.join());
	});
	for (const [fault, make] of Object.entries(FAULTS))
		await test(`the judge finds ${fault}`, () => {
			const made = scene();
			make(made);
			if (complaintsOf('r', made.commands, made.journal, [made.view]).length === 0)
				throw new Error('it said nothing');
		});
}
