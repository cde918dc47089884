/* What of notes lies on the device, and what becomes of what the server does not take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNote } from '../src/note/openNote';
import { schema } from '../src/note/schema';
import { Device, offline, online, PLACE, textOf, writes, writing } from './noteWorld';

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

test('as many steps of somebody else’s are not taken for those that were under way', async () => {
	const { world, first, second } = await writing(2);
	first.type('a');
	await world.clock.pass(0);
	assert.equal(writes(world).length, 0, 'it is on its way');
	first.client.stop();
	second.type('x');
	await world.clock.pass(1_000);
	world.server.notes.cut(PLACE);
	await online(world, [first]);
	assert.equal(first.text, 'x');
	assert.match(JSON.stringify(first.note!.draft?.document), /"a"/);
});

test('a page that crashed after it had sent more than it had kept goes on all the same', async () => {
	const { world, first } = await writing(1);
	first.type('a');
	await world.clock.pass(100);
	first.write('bc');
	while (textOf(world) !== 'abc') await world.clock.pass(1);
	first.crash();
	const [kept] = await first.kept.load();
	assert.equal(kept?.work?.steps.length, 1);
	first.start();
	await world.clock.pass(1_000);
	first.open();
	await world.clock.pass(1_000);
	assert.equal(first.text, 'abc');
	first.type('d');
	await world.clock.pass(1_000);
	assert.equal(textOf(world), 'abcd');
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

test('what another tab of the device was about to send is sent when that tab has gone', async () => {
	const { world, first } = await writing(1);
	first.client.stop();
	first.write('einmal');
	await world.clock.pass(1_000);
	const other = new Device(world);
	Object.assign(other, { kept: first.kept });
	other.start();
	await world.clock.pass(1_000);
	await other.resume();
	await world.clock.pass(3_000);
	assert.equal(textOf(world), '', 'that tab still has it');
	first.crash();
	await world.clock.pass(3_000);
	assert.equal(textOf(world), 'einmal');
	assert.deepEqual(await first.kept.load(), []);
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

test('what is refused after its editor was put away is said all the same', async () => {
	const { world, first } = await writing(1);
	let said = 0;
	const note = openNote(first.client, { ...PLACE, item: 2 }, { ...first.ports, onLost: () => said++ });
	await world.clock.pass(1_000);
	world.server.notes.refusal = () => ({ name: 'archived' });
	note.dispatch(note.state!.tr.insert(1, schema.text('zu spät')));
	note.close();
	await world.clock.pass(2_000);
	assert.equal(said, 1);
	assert.equal((await first.drafts()).length, 1);
	assert.equal(world.server.notes.at({ ...PLACE, item: 2 }).readers.size, 0);
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

test('an editor that is put away before it has begun holds nothing on the device', async () => {
	const { world, first } = await writing(1);
	await offline(world);
	first.write('abc');
	await world.clock.pass(1_000);
	first.crash();
	first.start();
	first.open();
	first.close();
	await online(world, [first]);
	assert.equal(textOf(world), 'abc');
	assert.deepEqual(await first.kept.load(), []);
	assert.equal(world.server.notes.at(PLACE).readers.size, 0);
});
