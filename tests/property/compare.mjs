/* Holds what a client has against what the journal says, room by room, back to the first row. */
import { countUnread, differencesOf, foldJournal } from './fold.mjs';
import { shipped } from './shipped.mjs';

const CHUNK = 7;

/* Complaints about one client. journals: {room id: events}, of all rooms the person is in and as
 * that person may see them. marks: {room id: the mark the server holds}. */
export async function complaintsOfClient(client, journals, marks, who) {
	const { rooms, me } = client.state;
	const complaints = differencesOf([...rooms.keys()].sort(), Object.keys(journals).sort(), `${who}: rooms`);
	for (const [id, events] of Object.entries(journals)) {
		const entry = rooms.get(id);
		if (!entry?.held) {
			complaints.push(`${who}: room ${id} is not held`);
			continue;
		}
		const room = foldJournal(events);
		const where = `${who}: ${room.title}`;
		const { title, head, mark } = entry;
		const expected = { title: room.title, head: room.head, mark: marks[id] };
		complaints.push(...differencesOf({ title, head, mark }, expected, `${where}: entry`));
		complaints.push(...complaintsOfHeld(entry.held, room, where));
		complaints.push(...(await complaintsOfPast(client, id, room, where)));
		complaints.push(...(await complaintsOfUnread(client, id, room, where)));
	}
	return complaints;
}

/* Complaints about what a new client shows before it has opened a room: the server's own count. */
export function complaintsOfRail(client, journals, marks, who) {
	const { rooms, me } = client.state;
	return Object.entries(journals).flatMap(([id, events]) => {
		const { mark, counted } = rooms.get(id);
		const expected = { mark: marks[id], counted: countUnread(foldJournal(events), marks[id], me) };
		return differencesOf({ mark, counted }, expected, `${who}: rail, ${id}`);
	});
}

/* Exact where the window reaches from the mark to the end; before that it is an estimate. */
async function complaintsOfUnread(client, id, room, where) {
	client.rooms.follow(id, true);
	await client.rooms.loadEnd(id);
	const entry = client.state.rooms.get(id);
	const { me } = client.state;
	if (shipped.lastOf(entry.held) !== room.head)
		return [`${where}: the end could not be read`];
	if (entry.held.from > entry.mark + 1) return [];
	return differencesOf(shipped.unreadOf(entry, me), countUnread(room, entry.mark, me), `${where}: unread`);
}

function complaintsOfHeld(held, room, where) {
	const { rows, ...state } = room;
	const { kind, title, topic, head, members, channels } = held;
	const end = shipped.lastOf(held);
	return [
		...(held.follow && end !== head ? [`${where}: follows, but ends at ${end} of ${head}`] : []),
		...differencesOf({ kind, title, topic, head, members, channels }, state, where),
		...differencesOf(held.rows, rows.slice(held.from - 1, held.from - 1 + held.rows.length), `${where}: rows`),
	];
}

/* Reads backwards to the beginning, comparing each window. */
async function complaintsOfPast(client, id, room, where) {
	const complaints = [];
	const held = () => client.state.rooms.get(id).held;
	client.rooms.follow(id, false);
	for (let tries = 0; held().from > 1 && tries < 100; tries++) {
		const { from } = held();
		await client.rooms.loadOlder(id);
		if (held().from >= from) return [...complaints, `${where}: nothing before ${from} could be read`];
		complaints.push(...complaintsOfHeld(held(), room, where));
	}
	return complaints;
}

/* Complaints if the shipped rules, given the journal from 1 in small pieces, come to another result
 * than the few lines of fold.mjs. */
export function complaintsOfReplay(id, events, who) {
	const room = foldJournal(events);
	let held = {
		id, kind: 'channel', title: '', topic: '', members: [], channels: [],
		head: 0, from: 1, rows: [], recent: [], recentFrom: 1, follow: true,
	};
	for (let at = 0; at < events.length; at += CHUNK) {
		const step = shipped.applyEvents(held, events.slice(at, at + CHUNK));
		if (step.later.length > 0) return [`${who}: a gap at ${step.later[0].seq}`];
		held = step.room;
	}
	return complaintsOfHeld(held, room, `${who}: replay of ${room.title}`);
}
