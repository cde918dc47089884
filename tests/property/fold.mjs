/* What a room is, worked out from its journal alone, in a few lines of its own: the measure for the
 * server's snapshots and for the client. */

/* {kind, title, topic, members, channels, rows} after all events, which begin with number 1. */
export function foldJournal(events) {
	const room = { kind: '', title: '', topic: '', head: events.length, members: [], channels: [], rows: [] };
	for (const event of events) {
		const body = event.body ?? {};
		room.rows.push(rowOf(event, body));
		if (event.kind === 'room.created')
			Object.assign(room, { kind: body.kind, title: body.title, topic: body.topic });
		if (event.kind === 'member.joined' || event.kind === 'person.added')
			put(room.members, body, 'person');
		if (event.kind === 'member.left')
			room.members = room.members.filter(({ person }) => person !== body.person);
		if (event.kind === 'channel.added') put(room.channels, body, 'room');
		const target = room.rows[event.ref - 1];
		if (event.kind === 'message.edited' && !target.erased)
			Object.assign(target, { text: body.text, edited: true, rev: event.seq });
		if (event.kind === 'message.erased')
			Object.assign(target, { text: undefined, edited: false, erased: true, rev: event.seq });
	}
	return room;
}

function rowOf({ seq, kind, author, time, client_id }, body) {
	const isMessage = kind === 'message.posted';
	const isMove = kind === 'member.joined' || kind === 'member.left';
	return {
		seq, kind, author, time,
		clientId: isMessage ? client_id : undefined,
		text: isMessage ? body.text : undefined,
		person: isMove ? body.person : undefined,
		edited: false,
		erased: isMessage && body.text === undefined,
		rev: seq,
	};
}

function put(list, value, key) {
	const at = list.findIndex((other) => other[key] === value[key]);
	if (at < 0) list.push(value);
	else list[at] = value;
}

/* Messages of others after the mark that are not erased, as far as is counted. */
export function countUnread(room, mark, me) {
	const unread = room.rows.filter(({ seq, kind, author, erased }) => {
		return seq > mark && kind === 'message.posted' && author !== me && !erased;
	});
	return Math.min(100, unread.length);
}

/* Complaints where two values differ, by the path to the place. Absent and undefined are the same. */
export function differencesOf(actual, expected, where) {
	if (actual === expected) return [];
	const isTree = (value) => typeof value === 'object' && value !== null;
	if (!isTree(actual) || !isTree(expected))
		return [`${where} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
	if (Array.isArray(expected) && actual.length !== expected.length)
		return [`${where} has ${actual.length} items, expected ${expected.length}`];
	const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
	return [...keys].flatMap((key) => differencesOf(actual[key], expected[key], `${where}.${key}`));
}
