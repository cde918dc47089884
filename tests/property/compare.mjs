/* Holds what a client has against what the journal says, room by room, back to the first row. */
import { countCalls, countReplies, countUnread, differencesOf, foldJournal } from './fold.mjs';
import { shipped } from './shipped.mjs';

const CHUNK = 7;

/* A room as one of its members may see it. Somebody who came later has no more than the end of the
 * journal, which follows on what the others know of the time before. */
export function roomSeen(events, whole) {
	const first = events[0].seq;
	const { rows: _, ...before } = foldJournal(whole.slice(0, first - 1));
	return { room: foldJournal(events, before), before };
}

/* Complaints about what a latecomer is shown: what all see since they came, replies to what was before
 * too, and of changes to that only that there are some. */
export function complaintsOfVeil(events, whole, who) {
	const first = events[0].seq;
	const expected = whole.slice(first - 1).map((event) => asSeenFrom(first, event));
	return differencesOf(events, expected, `${who}: what is seen`);
}

/* Of a thread whose root was before them they learn no number; what becomes of a meeting, a poll or a task they all see. */
function asSeenFrom(first, event) {
	const { seq, kind, ref, body } = event;
	if (ref < first && !/^(message\.replied|meeting\..*|agenda\..*|task\..*|minutes\.(presented|amended|sealed|added)|poll\..*|decision\.made)$/.test(kind)) return { seq, kind: 'void' };
	if (kind === 'message.erased' && body?.thread < first) return { ...event, body: {} };
	if (kind !== 'message.replied' || ref >= first || !body) return event;
	const { replies, ...said } = body;
	return { ...event, body: said };
}

/* Complaints about one client. rooms: {room id: as the person may see it}. marks: {room id: the mark
 * the server holds}. */
export async function complaintsOfClient(client, seen, marks, who) {
	const { rooms } = client.state;
	const complaints = differencesOf([...rooms.keys()].sort(), Object.keys(seen).sort(), `${who}: rooms`);
	for (const [id, room] of Object.entries(seen)) {
		const entry = rooms.get(id);
		if (!entry?.held) {
			complaints.push(`${who}: room ${id} is not held`);
			continue;
		}
		const where = `${who}: ${titleOf(room)}`;
		const { title, access, archived, head, mark } = entry;
		const { settings } = room;
		const expected = {
			title: titleOf(room), access: settings?.access, archived: settings?.archived ?? false,
			head: room.head, mark: marks[id],
		};
		complaints.push(...differencesOf({ title, access, archived, head, mark }, expected, `${where}: entry`));
		complaints.push(...complaintsOfHeld(entry.held, room, where));
		complaints.push(...(await complaintsOfPast(client, id, room, where)));
		complaints.push(...(await complaintsOfUnread(client, id, room, where)));
	}
	return complaints;
}

function titleOf({ settings, house }) {
	return (settings ?? house).title;
}

function firstOf(room) {
	return room.rows[0].seq;
}

/* Complaints about what a new client shows before it has opened a room: the server's own count. */
export function complaintsOfRail(client, seen, marks, who) {
	const { rooms, me } = client.state;
	return Object.entries(seen).flatMap(([id, room]) => {
		const { mark, counted } = rooms.get(id);
		const expected = { mark: marks[id], counted: countUnread(room, marks[id], me) };
		return differencesOf({ mark, counted }, expected, `${who}: rail, ${id}`);
	});
}

/* Where somebody was called upon, as the server says or the client knows by now. whole: {room id: its journal};
 * settled: what was dealt with, by room and number. */
export function complaintsOfCalls(client, whole, marks, settled, who) {
	const { rooms, me } = client.state;
	return Object.entries(whole).flatMap(([id, events]) => {
		const entry = rooms.get(id);
		if (!entry) return [];
		return differencesOf(shipped.calledOf(entry), countCalls(events, marks[id], me, (seq) => settled.has(`${id} ${seq}`)), `${who}: called in ${id}`);
	});
}

/* Complaints where a client has counted otherwise than the journal says what is unread in the threads its
 * person follows. kept: as thread.list tells them; whole: {room id: its journal}. */
export function complaintsOfKept(client, kept, whole, who) {
	const { threads, me } = client.state;
	return kept.flatMap(({ room, message, mark, unread }) => {
		const { counted = 0, fresh = [] } = threads.kept.get(`${room} ${message}`) ?? {};
		const expected = countReplies(whole[room], message, mark, me);
		const where = `${who}: thread ${message} of ${room}`;
		return [
			...differencesOf(unread, expected, `${where}: as the server counts`),
			...differencesOf(counted + fresh.length, expected, where),
		];
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
	if (entry.held.from > Math.max(entry.mark + 1, firstOf(room))) return [];
	return differencesOf(shipped.unreadOf(entry, me), countUnread(room, entry.mark, me), `${where}: unread`);
}

function complaintsOfHeld(held, room, where) {
	const { rows, pins, ...state } = room;
	const { kind, settings, house, head, members, channels, groups, meetings, polls, tasks, shared, sheet, guests, door } = held;
	const end = shipped.lastOf(held);
	const at = held.from - firstOf(room);
	return [
		...(held.follow && end !== head ? [`${where}: follows, but ends at ${end} of ${head}`] : []),
		...differencesOf({ kind, settings, house, head, members, channels, groups, meetings, polls, tasks, shared, sheet, guests, door }, state, where),
		...differencesOf(pinsSeen(held.pins, room), pinsSeen(pins, room), `${where}: pins`),
		...complaintsOfThreads(held, room, where),
		...differencesOf(held.rows, rows.slice(at, at + held.rows.length), `${where}: rows`),
	];
}

/* How many replies stand under each message that is shown, and when the last was said. */
function complaintsOfThreads(held, room, where) {
	return held.rows.flatMap(({ seq, kind }) => {
		if (kind !== 'message.posted') return [];
		const standing = room.rows.filter((row) => row.thread === seq && !row.erased);
		const { replies = 0, last = 0, time = 0 } = held.threads.get(seq) ?? {};
		const expected = { replies: standing.length, last: standing.at(-1)?.seq ?? 0, time: standing.at(-1)?.time ?? 0 };
		return differencesOf({ replies, last, time }, expected, `${where}: replies to ${seq}`);
	});
}

/* Of what was said before a latecomer came, pins are nothing to them. */
function pinsSeen(pins, room) {
	return pins.filter(({ message }) => message >= firstOf(room));
}

/* Reads backwards to the beginning, comparing each window. */
async function complaintsOfPast(client, id, room, where) {
	const complaints = [];
	const held = () => client.state.rooms.get(id).held;
	client.rooms.follow(id, false);
	for (let tries = 0; held().from > firstOf(room) && tries < 100; tries++) {
		const { from } = held();
		await client.rooms.loadOlder(id);
		if (held().from >= from) return [...complaints, `${where}: nothing before ${from} could be read`];
		complaints.push(...complaintsOfHeld(held(), room, where));
	}
	return complaints;
}

/* Complaints if the shipped rules, given the journal in small pieces from the first event the person
 * sees, come to another result than the few lines of fold.mjs. */
export function complaintsOfReplay(id, events, { room, before }, who) {
	const from = before.head + 1;
	let held = { ...before, id, from, rows: [], threads: new Map(), recent: [], recentFrom: from, follow: true };
	for (let at = 0; at < events.length; at += CHUNK) {
		const step = shipped.applyEvents(held, events.slice(at, at + CHUNK));
		if (step.later.length > 0) return [`${who}: a gap at ${step.later[0].seq}`];
		held = step.room;
	}
	return complaintsOfHeld(held, room, `${who}: replay of ${titleOf(room)}`);
}
