/* Editors of a note against a server whose lines are slow and cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schema } from '../src/note/schema';
import { openNote } from '../src/note/openNote';
import { devices, Device, PLACE } from './noteWorld';
import { newWorld, type World } from './world';

const textOf = (world: World) => {
	const { document } = world.server.notes.at(PLACE);
	return document.textBetween(0, document.content.size, '|');
};
const writes = (world: World) => world.server.requests.filter(({ method }) => method === 'note.write');

async function writing(count: number) {
	const world = newWorld();
	const all = await devices(world, count);
	return { world, all, first: all[0]!, second: all[1]! };
}

async function offline(world: World): Promise<void> {
	world.server.reachable = false;
	world.server.cutAll();
	await world.clock.pass(100);
}

async function online(world: World, all: readonly Device[]): Promise<void> {
	world.server.reachable = true;
	for (const { client } of all) client.connectNow();
	await world.clock.pass(3_000);
}

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

test('of steps that the server has kept no longer, those that it has in its document are known again', async () => {
	const { world, first } = await writing(1);
	first.type('a');
	await world.clock.pass(0);
	while (textOf(world) === '') await world.clock.pass(1);
	await offline(world);
	world.server.notes.cut(PLACE);
	first.type('b');
	await online(world, [first]);
	assert.equal(textOf(world), 'ab');
	assert.equal(first.note!.draft, null);
	assert.deepEqual(first.note!.saving, { is: 'saved' });
});

test('what cannot be merged, as the steps in between are gone, is kept as a draft and said', async () => {
	const { world, first, second } = await writing(2);
	first.client.stop();
	first.write('nur hier');
	second.type('dort');
	await world.clock.pass(1_000);
	world.server.notes.cut(PLACE);
	await online(world, [first]);
	assert.equal(first.text, 'dort');
	assert.deepEqual(first.note!.saving, { is: 'refused', reason: 'cut' });
	assert.match(JSON.stringify(first.note!.draft!.document), /nur hier/);
	assert.equal((await first.drafts()).length, 1);
	first.note!.dropDraft();
	await world.clock.pass(1_000);
	assert.equal(first.note!.draft, null);
	assert.deepEqual(first.note!.saving, { is: 'saved' });
	assert.deepEqual(await first.kept.load(), []);
});

test('text in what somebody else has taken away at that moment is kept as a draft; what both take away is none', async () => {
	const { world, first, second } = await writing(2);
	first.type('abcdef');
	await world.clock.pass(1_000);
	second.erase(1, 7);
	await world.clock.pass(0);
	first.type('X', 3);
	await world.clock.pass(3_000);
	assert.equal(first.text, '');
	assert.match(JSON.stringify(first.note!.draft?.document), /abXcdef/);
	first.note!.dropDraft();
	first.type('ghi');
	await world.clock.pass(1_000);
	first.erase(1, 4);
	second.erase(1, 4);
	await world.clock.pass(3_000);
	assert.equal(first.text, '');
	assert.equal(first.note!.draft ?? second.note!.draft, null);
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

test('what was not sent when the page went is sent when it is there again, though nobody opens the note', async () => {
	const { world, all, first, second } = await writing(2);
	await offline(world);
	first.write('noch nicht gesendet');
	await world.clock.pass(1_000);
	first.crash();
	first.start();
	await online(world, all);
	assert.equal(textOf(world), '');
	await first.resume();
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'noch nicht gesendet');
	assert.equal(second.text, textOf(world));
	assert.deepEqual(await first.kept.load(), []);
	assert.equal(world.server.notes.at(PLACE).readers.size, 1, 'it is closed then');
});

test('an editor that is opened goes on with what lies on the device, before there is a connection', async () => {
	const { world, first } = await writing(1);
	first.type('da ');
	await world.clock.pass(1_000);
	await offline(world);
	first.write('und hier');
	await world.clock.pass(1_000);
	first.crash();
	world.server.reachable = true;
	first.start();
	await world.clock.pass(1_000);
	await offline(world);
	first.open();
	await world.clock.pass(100);
	assert.equal(first.text, 'da und hier');
	assert.equal(first.note!.saving.is === 'open' && first.note!.saving.offline, true);
	await online(world, [first]);
	assert.equal(textOf(world), 'da und hier');
});

test('what another tab of the device is about to send is left to it', async () => {
	const { world, first } = await writing(1);
	await offline(world);
	first.write('einmal');
	await world.clock.pass(1_000);
	world.server.reachable = true;
	first.client.connectNow();
	const other = new Device(world);
	Object.assign(other, { kept: first.kept });
	other.start();
	await world.clock.pass(600);
	await other.resume();
	other.open();
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'einmal');
	assert.equal(other.text, 'einmal');
});

test('an editor that is put away sends what it has, and one that is opened meanwhile takes its place', async () => {
	const { world, first } = await writing(1);
	await offline(world);
	first.write('abc');
	const before = first.note;
	first.close();
	first.open();
	assert.equal(first.note, before);
	assert.equal(first.text, 'abc');
	first.close();
	await online(world, [first]);
	assert.equal(textOf(world), 'abc');
	assert.equal(world.server.notes.at(PLACE).readers.size, 0);
});

test('what the server refuses is taken back and kept as a draft; the note can be written in again', async () => {
	const { world, first } = await writing(1);
	first.type('gut ');
	await world.clock.pass(1_000);
	world.server.notes.refusal = ({ steps }) => (JSON.stringify(steps).includes('schlecht') ? { name: 'invalid_params', reason: 'too_large' } : undefined);
	first.type('auch ');
	first.type('schlecht ');
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'gut auch ');
	assert.deepEqual(first.note!.saving, { is: 'refused', reason: 'too_large' });
	assert.match(JSON.stringify(first.note!.draft!.document), /gut auch schlecht/);
	first.type('weiter');
	await world.clock.pass(1_000);
	assert.equal(textOf(world), 'gut auch weiter');
	assert.deepEqual(first.note!.saving, { is: 'saved' });
	assert.notEqual(first.note!.draft, null);
});

test('where one may write no longer, what was written is a draft, and nothing more can be written', async () => {
	const { world, first } = await writing(1);
	world.server.notes.refusal = () => ({ name: 'archived' });
	world.server.notes.writable = false;
	first.type('zu spät');
	await world.clock.pass(2_000);
	assert.equal(first.text, '');
	assert.equal(first.note!.writable, false);
	assert.deepEqual(first.note!.saving, { is: 'refused', reason: 'archived' });
	assert.match(JSON.stringify(first.note!.draft!.document), /zu spät/);
	first.note!.dispatch(first.note!.state!.tr.insert(1, schema.text('x')));
	assert.equal(first.text, '');
});

test('a note that is not there says so, and what was written in it is a draft', async () => {
	const { world, first } = await writing(1);
	await offline(world);
	first.type('Rest');
	world.server.refuse = ({ method }) => (method === 'note.open' ? 'not_found' : undefined);
	await online(world, [first]);
	assert.equal(first.note!.fault, 'not_found');
	assert.deepEqual(first.note!.saving, { is: 'refused', reason: 'not_found' });
	assert.match(JSON.stringify(first.note!.draft!.document), /Rest/);
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

test('a step too large for a batch is not sent at all', async () => {
	const { world, first } = await writing(1);
	first.type('ä'.repeat(102_350));
	await world.clock.pass(1_000);
	assert.equal(writes(world).length, 1);
	first.type('ä'.repeat(102_400));
	await world.clock.pass(1_000);
	assert.equal(writes(world).length, 1);
	assert.deepEqual(first.note!.saving, { is: 'refused', reason: 'too_much' });
	assert.ok(JSON.stringify(first.note!.draft!.document).length > 204_000);
});

test('of a restored server, another document is taken', async () => {
	const { world, first } = await writing(1);
	first.type('vorher');
	await world.clock.pass(1_000);
	await offline(world);
	world.server.epoch = '3q5c7x2m9kd0b';
	Object.assign(world.server.notes.at(PLACE), { version: 6, batches: [], document: schema.node('doc', null, [schema.node('paragraph', null, schema.text('anders'))]) });
	first.type('!');
	await online(world, [first]);
	assert.equal(first.text, 'anders');
	assert.match(JSON.stringify(first.note!.draft!.document), /vorher!/);
});

test('others see where one stands, in their own document, until one goes', async () => {
	const { world, first, second } = await writing(2);
	first.type('Angebot');
	await world.clock.pass(1_000);
	const [cursor] = second.note!.others;
	assert.deepEqual([cursor?.anchor, cursor?.head], [8, 8]);
	second.type('Das ', 1);
	assert.equal(second.note!.others[0]?.head, 12);
	await world.clock.pass(1_000);
	assert.deepEqual(first.note!.others.map(({ head }) => head), [5]);
	first.close();
	await world.clock.pass(1_000);
	assert.deepEqual(second.note!.others, []);
});

test('a cursor that nothing is heard of for a minute goes; whoever writes is heard of', async () => {
	const { world, first, second } = await writing(2);
	first.type('a');
	await world.clock.pass(40_000);
	first.type('b', 1);
	await world.clock.pass(40_000);
	assert.equal(second.note!.others.length, 1);
	await world.clock.pass(30_000);
	assert.deepEqual(second.note!.others, []);
});

test('where one stands is told at most four times a second', async () => {
	const { world, first } = await writing(1);
	const points = () => world.server.requests.filter(({ method }) => method === 'note.point').length;
	first.type('a');
	await world.clock.pass(500);
	const before = points();
	for (let i = 0; i < 100; i++) {
		first.type('b');
		await world.clock.pass(10);
	}
	assert.ok(points() - before >= 3 && points() - before <= 5, `${points() - before}`);
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
