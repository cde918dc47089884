/* How long a meeting's event takes to reach everybody in it: from the moderator's command to each
 * participant's socket. Reports; judges nothing. node meeting.mjs [PARTICIPANTS [MOVES]] */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import WebSocket from 'ws';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { Server } from '../lib/server.mjs';

const PARTICIPANTS = Number(process.argv[2] ?? 200);
const MOVES = Number(process.argv[3] ?? 200);
const PAUSE_MS = 50;
const ITEMS = 12;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function quantile(sorted, q) {
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/* Whoever takes part notes when each frame came; what it says is looked at in the end, so that reading one does not
 * keep the next waiting. */
async function takePart(server, person, frames) {
	const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/ws`, {
		headers: { Cookie: person.cookie, Origin: server.origin },
		perMessageDeflate: false,
	});
	await once(socket, 'open');
	socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'session.hello', params: { client: 'bench' } }));
	await once(socket, 'message');
	socket.on('message', (data) => frames.push({ data, now: performance.now() }));
	return socket;
}

/* The meeting's moves among the frames. */
function movesIn(frames) {
	const moves = [];
	for (const { data, now } of frames) {
		const { method, params } = JSON.parse(String(data));
		if (method !== 'room.events') continue;
		for (const { seq, kind } of params.events) if (kind === 'meeting.moved') moves.push({ seq, now });
	}
	return moves;
}

async function plan(moderator, room, me) {
	const item = (n) => ({ title: `Punkt ${n}: Angebote, Termine, Zusagen`, purpose: 'discuss', minutes: 5, outcome: 'Ein Name und ein Tag' });
	const plan = {
		title: 'Wochenmeeting', goal: 'Jeder weiß, woran es hängt.', start: Date.now(), minutes: 60,
		time_zone: 'Europe/Berlin', rhythm: 'once', later: [], moderator: me, everyone: true, attendees: [],
	};
	const items = Array.from({ length: ITEMS }, (_, i) => item(i + 1));
	const { seq } = await moderator.call('meeting.plan', { room, client_id: newClientId(), plan, items, begin: true });
	return seq;
}

async function measure(server) {
	const first = await foundHouse(server);
	const moderator = await Connection.open(server, first.cookie);
	await moderator.hello();
	const { room } = await moderator.call('room.create', { client_id: newClientId(), title: 'vertrieb' });
	const names = Array.from({ length: PARTICIPANTS }, (_, i) => `Person ${i + 1}`);
	const people = await addPeople(server, first, names);
	for (let i = 0; i < people.length; i += 50)
		await moderator.call('room.invite', {
			room, client_id: newClientId(), people: people.slice(i, i + 50).map(({ id }) => ({ person: id })),
		});
	const frames = [];
	const parts = await Promise.all(people.map((person) => takePart(server, person, frames)));
	const meeting = await plan(moderator, room, first.id);
	await pause(500);
	frames.length = 0;
	const begun = new Map(), answered = [];
	for (let move = 0, seen = 1; move < MOVES; move++) {
		const item = (seen % ITEMS) + 1, at = performance.now();
		const { seq } = await moderator.call('meeting.go', {
			room, meeting, client_id: newClientId(), seen, item, leave: 'open',
		});
		begun.set(seq, at);
		answered.push(performance.now() - at);
		seen = item;
		await pause(PAUSE_MS);
	}
	await pause(500);
	for (const part of parts) part.close();
	moderator.close();
	const taken = movesIn(frames).filter(({ seq }) => begun.has(seq)).map(({ seq, now }) => now - begun.get(seq));
	return { taken: taken.sort((a, b) => a - b), answered: answered.sort((a, b) => a - b) };
}

const server = await Server.start({ settings: ['--rates', 'no'] });
const { taken, answered } = await measure(server);
await server.stop();
const tell = (what, all) => console.log(`${what}: p50 ${quantile(all, 0.5).toFixed(1)}, p95 ${quantile(all, 0.95).toFixed(1)}, p99 ${quantile(all, 0.99).toFixed(1)} ms of ${all.length}`);
tell(`a move reaches ${PARTICIPANTS} participants`, taken);
tell('its moderator is answered', answered);
console.log(`arrived: ${taken.length} of ${PARTICIPANTS * MOVES}`);
