/* Kills the server again and again while people talk. Acknowledged is acknowledged: nothing of it
 * is lost or doubled, numbers have no gaps, and everybody saw the same. (P-49, P-53, P-54, P-83) */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../lib/chance.mjs';
import { Connection, Lost } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { expectNone, finish, isLong, optionOf, test } from '../lib/report.mjs';
import { Server } from '../lib/server.mjs';
import { complaintsOf, complaintsOfList } from './ledger.mjs';
import { Scribe, complaintsOfNote } from './scribe.mjs';
import { testJudge } from './self.mjs';
import { Sender } from './sender.mjs';

const ROUNDS = Number(optionOf('--rounds') ?? (isLong ? 1000 : 20));
/* A house is read as a whole in the end; after so many rounds the next one begins. */
const ROUNDS_PER_HOUSE = 50;
const SEED = Number(optionOf('--seed') ?? Math.floor(Math.random() * 1e9));
const NAMES = ['Jonas Weber', 'Lena Kurz', 'Amir Haddad', 'Sofia Lang'];
const TITLES = ['angebote', 'messe', 'übergaben'];

async function newRooms(server, people) {
	const rooms = [];
	for (const [i, person] of people.entries()) {
		const connection = await Connection.open(server, person.cookie);
		await connection.hello();
		if (i === 0)
			for (const title of TITLES) {
				const params = { client_id: newClientId(), title };
				rooms.push((await connection.call('room.create', params)).room);
			}
		else for (const room of rooms) await connection.call('room.join', { room });
		connection.close();
	}
	return rooms;
}

/* Where a note is: an item of a meeting in the first room. */
async function newNote(server, person, room) {
	const connection = await Connection.open(server, person.cookie);
	await connection.hello();
	const plan = {
		title: 'Runde', goal: '', minutes: 30, time_zone: 'Europe/Berlin', rhythm: 'once', later: [], moderator: person.id,
		everyone: true, attendees: [],
	};
	const items = [{ title: 'Zahlen', purpose: 'discuss', minutes: 10 }];
	const { seq } = await connection.call('meeting.plan', { room, client_id: newClientId(), plan, items });
	connection.close();
	return { room, of: seq, item: 1 };
}

/* Early ones meet a server that is still being talked to for the first time; one in five does not
 * wait for it to be in full swing. */
async function untilKill(chance, senders, before) {
	const delayMs = chance.spread(1, 500);
	if (chance.next() < 0.8) while (countAll(senders) === before) await sleep(2);
	await sleep(delayMs);
}

const countAll = (senders) => senders.reduce((sum, sender) => sum + sender.acknowledged, 0);

async function playRound(server, senders, scribes, chance) {
	const before = countAll(senders);
	const writing = Promise.all(scribes.map((scribe) => scribe.write(server)));
	const talk = senders.map(async (sender) => {
		try {
			await sender.connect(server);
			await sender.say();
		} catch (error) {
			if (!(error instanceof Lost)) throw error;
		}
	});
	const all = Promise.all(talk);
	await Promise.race([untilKill(chance, senders, before), all]);
	await server.kill();
	await all;
	for (const sender of [...senders, ...scribes]) sender.hush();
	await writing;
	await server.start();
	return countAll(senders) - before;
}

async function judge(server, senders, rooms) {
	const complaints = senders.flatMap((sender) => sender.complaints);
	for (const room of rooms) {
		const journal = await senders[0].read(room);
		const commands = senders
			.flatMap((sender) => sender.commands)
			.filter((command) => command.params.room === room);
		const views = senders.map((sender) => sender.views.get(room));
		complaints.push(...complaintsOf(room, commands, journal, views));
	}
	return complaints;
}

async function playHouse(rounds, chance) {
	const server = await Server.start({ settings: ['--rates', 'no', '--log', 'error'] });
	try {
		const ada = await foundHouse(server);
		const people = [ada, ...(await addPeople(server, ada, NAMES))];
		const rooms = await newRooms(server, people);
		const senders = people.map((person) => new Sender(person, rooms, chance));
		const place = await newNote(server, people[0], rooms[0]);
		const scribes = people.slice(0, 3).map((person) => new Scribe(person, place));
		await test(`${rounds} kills in a row: the server comes back each time`, async () => {
			let acknowledged = 0;
			let idle = 0;
			for (let round = 0; round < rounds; round++) {
				const count = await playRound(server, senders, scribes, chance);
				acknowledged += count;
				if (count === 0) idle++;
			}
			const resent = senders.reduce((sum, sender) => sum + sender.resent, 0);
			console.log(`        ${acknowledged} commands acknowledged, ${resent} said again after a kill`);
			if (resent === 0) throw new Error('nothing was under way at any kill');
			if (idle > rounds / 2) throw new Error(`in ${idle} rounds nothing was acknowledged`);
		});
		await test('nothing acknowledged is lost or doubled, and all saw the same order', async () => {
			for (const sender of senders) {
				await sender.connect(server);
				await sender.settle();
			}
			/* What others said while one settled arrives as everything else does. */
			for (const sender of senders) await sender.connect(server);
			expectNone(await judge(server, senders, rooms));
		});
		await test('what was acknowledged as written stands in the note, once', async () => {
			const written = scribes.reduce((sum, scribe) => sum + scribe.written.length, 0);
			console.log(`        ${written} words written`);
			if (written < rounds) throw new Error('hardly anything was written');
			expectNone(complaintsOfNote(scribes, await scribes[0].read(server)));
		});
		await test('every erasure that was acknowledged stands in the list of erasures, once', () => {
			const list = readFileSync(`${server.data}.key.erasures`, 'utf8');
			if (list.split('\n').length < 10) throw new Error('hardly anything was erased');
			expectNone(complaintsOfList(senders.flatMap((sender) => sender.commands), list));
		});
		await test('after a last kill, runde verify finds no fault', async () => {
			await server.kill();
			const { status, output } = server.verify();
			console.log(`        ${output.trim()}`);
			if (status !== 0 || !/: 0 faults\n$/.test(output)) throw new Error(`status ${status}`);
		});
	} finally {
		await server.remove();
	}
}

console.log(`seed ${SEED}, ${ROUNDS} rounds; again with --seed ${SEED}`);
const chance = new Chance(SEED);
await testJudge();
for (let left = ROUNDS; left > 0; left -= ROUNDS_PER_HOUSE)
	await playHouse(Math.min(left, ROUNDS_PER_HOUSE), chance);
finish();
