/* Editors of a note against a server whose lines are slow and cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redo, undo } from 'prosemirror-history';
import { AddMarkStep } from 'prosemirror-transform';
import { openNote } from '../src/note/openNote';
import { Pace } from '../src/note/pace';
import { schema } from '../src/note/schema';
import { isNoteWritten } from '../src/session/notesWritten';
import { PEOPLE } from './journal';
import { offline, online, PLACE, textOf, writes, writing } from './noteWorld';
import { HandClock } from './world';

test('what one types the others see, and it is said to be saved once it is answered', async () => {
	const { world, first, second } = await writing(2);
	assert.deepEqual(first.note!.saving, { is: 'saved' });
	first.write('Angebot');
	assert.equal(first.note!.saving.is, 'open');
	await world.clock.pass(2_000);
	assert.deepEqual(first.note!.saving, { is: 'saved' });
	assert.equal(second.text, 'Angebot');
	assert.equal(textOf(world), 'Angebot');
});

test('the first keystroke after a rest goes at once, those after it together', async () => {
	const { world, first } = await writing(1);
	first.type('a');
	await world.clock.pass(0);
	first.write('bcd');
	await world.clock.pass(40);
	assert.deepEqual(writes(world).map(({ params }) => (params['steps'] as object[]).length), [1]);
	await world.clock.pass(1_000);
	assert.deepEqual(writes(world).map(({ params }) => (params['steps'] as object[]).length), [1, 3]);
});

test('two who write at once keep what both have written', async () => {
	const { world, first, second } = await writing(2);
	first.write('links ');
	second.write('rechts ');
	await world.clock.pass(3_000);
	assert.equal(first.text, second.text);
	assert.equal(first.text, textOf(world));
	for (const word of ['links ', 'rechts ']) assert.ok(textOf(world).includes(word), textOf(world));
});

test('what somebody else writes under the name of an editor is not that editor\'s own', async () => {
	const { world, first } = await writing(1);
	first.type('a');
	await world.clock.pass(1_000);
	const { editor } = writes(world)[0]!.params as { editor: string };
	first.write('ngebot');
	const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'kein ' }] } };
	world.server.notes.writeAs(PEOPLE[1]!, { ...PLACE, editor, steps: [step] });
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'kein angebot');
	assert.equal(first.text, textOf(world));
	assert.deepEqual(first.note!.saving, { is: 'saved' });
});

test('a batch has no more steps than one may have, and all of them arrive', async () => {
	const { world, first } = await writing(1);
	await offline(world);
	first.write('x'.repeat(250));
	assert.equal(first.note!.saving.is === 'open' && first.note!.saving.changes, 250);
	await online(world, [first]);
	assert.deepEqual(writes(world).map(({ params }) => (params['steps'] as object[]).length), [100, 100, 50]);
	assert.equal(textOf(world), 'x'.repeat(250));
});

test('what is written without a connection is said to be open, and merged on return', async () => {
	const { world, first, second } = await writing(2);
	first.type('Anfang ');
	await world.clock.pass(1_000);
	first.client.stop();
	first.type('hier ');
	second.type('dort ', 1);
	await world.clock.pass(1_000);
	assert.equal(first.note!.saving.is === 'open' && first.note!.saving.offline, true);
	await online(world, [first]);
	assert.equal(textOf(world), 'dort Anfang hier ');
	assert.equal(first.text, textOf(world));
	assert.deepEqual(first.note!.saving, { is: 'saved' });
});

test('steps whose answer was lost are found among those that were written, and not sent again', async () => {
	const { world, first } = await writing(1);
	first.type('a');
	await world.clock.pass(0);
	while (textOf(world) === '') await world.clock.pass(1);
	world.server.cutAll();
	first.type('b');
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'ab');
	assert.equal(first.text, 'ab');
	assert.deepEqual(writes(world).map(({ params }) => (params['steps'] as object[]).length), [1, 1]);
});

test('undoing takes back what one has written oneself, also in the midst of what others have', async () => {
	const { world, first, second } = await writing(2);
	first.type('mein ');
	await world.clock.pass(1_000);
	second.type('dein ', 1);
	second.type('euer ');
	first.type('!', 3);
	await world.clock.pass(3_000);
	assert.ok(first.undo());
	while (first.undo()) await world.clock.pass(10);
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'dein euer ');
	assert.equal(first.text, second.text);
	assert.equal(first.undo(), false);
});

test('undoing and redoing a link over other links makes steps that everybody can read', async () => {
	const { world, first, second } = await writing(2);
	const link = (href: string) => schema.mark('link', { href });
	const mark = (from: number, to: number, href: string) => first.note!.dispatch(first.note!.state!.tr.step(new AddMarkStep(from, to, link(href))));
	first.type('abcdef');
	mark(1, 3, '/a');
	mark(4, 6, '/b');
	await world.clock.pass(1_000);
	mark(1, 7, '/c');
	for (const act of [undo, redo, undo, redo, undo]) {
		await world.clock.pass(1_000);
		act(first.note!.state!, (tr) => first.note!.dispatch(tr));
	}
	await world.clock.pass(1_000);
	const kinds = writes(world).flatMap(({ params }) => (params['steps'] as { stepType: string }[]).map(({ stepType }) => stepType));
	assert.ok(kinds.includes('markSet'), kinds.join());
	assert.equal(first.note!.draft, null);
	assert.ok(second.note!.state!.doc.eq(first.note!.state!.doc));
});

test('what passes is waited for', async () => {
	const { world, first } = await writing(1);
	let busy = 2;
	world.server.refuse = ({ method }) => (method === 'note.write' && busy-- > 0 ? 'unavailable' : undefined);
	first.type('a');
	await world.clock.pass(1_000);
	assert.equal(first.note!.saving.is, 'open');
	await world.clock.pass(10_000);
	assert.equal(textOf(world), 'a');
});

test('a step that is missing is asked for', async () => {
	const { world, first, second } = await writing(2);
	const [socket] = world.server.notes.at(PLACE).readers;
	world.server.notes.at(PLACE).readers.delete(socket!);
	const [deaf, other] = socket === world.server.sockets[0] ? [first, second] : [second, first];
	other.type('a');
	await world.clock.pass(1_000);
	assert.equal(deaf.text, '');
	world.server.notes.at(PLACE).readers.add(socket!);
	other.type('b');
	await world.clock.pass(1_000);
	assert.equal(deaf.text, 'ab');
});

test('two notes on one connection are two', async () => {
	const { world, first } = await writing(1);
	const other = openNote(first.client, { ...PLACE, item: 2 }, first.ports);
	await world.clock.pass(1_000);
	first.type('a');
	await world.clock.pass(1_000);
	assert.equal(other.state!.doc.textContent, '');
	assert.equal(textOf(world), 'a');
});

test('whether there is something in notes is looked for in one after the other', async () => {
	const { world, first } = await writing(1);
	first.type('a');
	await world.clock.pass(1_000);
	const before = world.server.requests.length;
	const looked = [1, 2, 3].map((item) => isNoteWritten(first.client, { ...PLACE, item }));
	await world.clock.pass(2_000);
	assert.deepEqual(await Promise.all(looked), [true, false, false]);
	const asked = world.server.requests.slice(before).map(({ method, params }) => `${method} ${params['item']}`);
	assert.deepEqual(asked, ['note.open 1', 'note.open 2', 'note.close 2', 'note.open 3', 'note.close 3'], 'the first has an editor');
});

test('the more write, and the longer an answer takes, the rarer each sends; whoever rests is none of them', async () => {
	const clock = new HandClock();
	const pace = new Pace(clock);
	assert.equal(pace.gatherMs, 120);
	for (const editor of ['a', 'b', 'c']) pace.heard(editor);
	assert.equal(pace.gatherMs, 4 * 45);
	pace.sent();
	await clock.pass(100);
	assert.equal(pace.waitMs, 80);
	pace.answered();
	assert.equal(pace.gatherMs, 4 * 100);
	pace.outdated();
	assert.equal(pace.waitMs, 0);
	await clock.pass(9_900);
	assert.equal(pace.gatherMs, 4 * 100);
	await clock.pass(1);
	assert.equal(pace.gatherMs, 120);
});
