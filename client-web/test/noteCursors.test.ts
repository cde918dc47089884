/* Where people stand in a note that several write in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE } from './journal';
import { PLACE, writing } from './noteWorld';

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

test('where somebody stands in a later version shows when that has come', async () => {
	const { world, first } = await writing(1);
	const { readers } = world.server.notes.at(PLACE);
	const where = { ...PLACE, person: PEOPLE[1], editor: '01jdf3w8k2m4n6p8r0t2v530y0', version: 1, anchor: 2, head: 2 };
	for (const reader of readers) reader.say({ method: 'note.pointed', params: where });
	await world.clock.pass(100);
	assert.deepEqual(first.note!.others, []);
	first.type('a');
	await world.clock.pass(1_000);
	assert.deepEqual(first.note!.others.map(({ head }) => head), [2]);
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
