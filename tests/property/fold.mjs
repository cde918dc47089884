/* What a room is, worked out from its journal alone, in a few lines of its own: the measure for the
 * server's snapshots and for the client. */

/* {kind, settings, house, members, channels, meetings, polls, tasks, shared, sheet, guests, door, head, rows} after all events. They begin with number 1,
 * or follow on the state of a room without rows. */
export function foldJournal(events, before = NOTHING) {
	const room = structuredClone({ ...before, head: before.head + events.length, rows: [] });
	for (const event of events) {
		const body = event.body ?? {};
		room.rows.push(rowOf(event, body));
		foldState(room, event, body);
		const target = room.rows[event.ref - before.head - 1];
		if (target && isMessage(target)) foldChange(target, event, body);
		if (target && isInCase(target) && event.kind === 'message.erased') Object.assign(target, { inCase: undefined, rev: event.seq });
		if (target?.meeting && partOf(event, body, target.meeting)) {
			target.meeting = partOf(event, body, target.meeting);
			target.rev = event.seq;
		}
		if (target && recordOf(target, event, body)) Object.assign(target, recordOf(target, event, body), { rev: event.seq });
	}
	return room;
}

/* What is on record in a row, as an event that refers to it makes it; undefined: it makes nothing of it. */
function recordOf({ poll, task, decided, page, minutes }, event, body) {
	const { kind } = event;
	if (minutes && /^minutes\.(answered|withdrawn)$/.test(kind)) return { minutes: [...minutes.filter(outlives(event)), event] };
	if (poll && kind === 'poll.opened') return { poll: { ...poll, phase: 'open' } };
	if (poll && kind === 'poll.restarted') return { poll: { ...poll, restarted: true } };
	if (poll && kind === 'poll.closed') return { poll: { ...poll, phase: 'closed', result: body } };
	if (page && kind === 'page.changed') return { page: body.what };
	if (task && kind === 'task.changed') return { task: body.state };
	return decided && kind === 'decision.changed' ? { decided: { ...decided, ...body } } : undefined;
}

/* Of what is said to minutes each one's last word stands. */
function outlives({ kind, author }) {
	return (one) => one.kind !== kind || one.author !== author;
}

function askedPoll({ seq, author, ref }, { asked, item, prepared }) {
	return { poll: seq, author, meeting: ref, item, phase: prepared ? 'prepared' : 'open', asked };
}

function madeTask({ seq, author, time, ref }, { what }) {
	return { task: seq, author, made: time, ...(ref && { meeting: ref }), what };
}

function begunMeeting({ seq }, body) {
	return { ...body, meeting: seq, run: { phase: 'planned' }, answers: [], here: [] };
}

/* A meeting with the part of it that an event brings; undefined: it brings none. */
function partOf({ kind, author: person }, body, meeting) {
	const without = (list) => list.filter((one) => one.person !== person);
	if (/^(meeting\.(changed|moved)|agenda\.changed)$/.test(kind)) return { ...meeting, ...body };
	if (kind === 'meeting.answered') return { ...meeting, answers: [...without(meeting.answers), { person, answer: body.answer }] };
	if (kind !== 'meeting.attended') return undefined;
	return { ...meeting, here: body.here ? [...without(meeting.here), { person, came: body.came }] : without(meeting.here) };
}

/* Each change brings a task whole; what is closed is no part of the state, and comes last when it is open again. */
function foldTasks(room, event, body) {
	const task = event.kind === 'task.made' ? madeTask(event, body) : body.state;
	const isClosed = /^(done|dropped)$/.test(task.what.status);
	if (isClosed) room.tasks = room.tasks.filter((one) => one.task !== task.task);
	else put(room.tasks, task, 'task');
}

/* What has ended is no part of the state any more. */
function foldMeetings(room, event, body) {
	if (event.kind === 'meeting.planned') room.meetings.push(begunMeeting(event, body));
	const at = room.meetings.findIndex(({ meeting }) => meeting === event.ref);
	const next = at >= 0 && partOf(event, body, room.meetings[at]);
	if (next) room.meetings.splice(at, 1, ...(/^(ended|cancelled)$/.test(next.run.phase) ? [] : [next]));
}

/* Those that are not closed. */
function foldPolls(room, event, body) {
	const { kind, ref } = event;
	if (kind === 'poll.asked') room.polls.push(askedPoll(event, body));
	if (kind === 'poll.opened') room.polls.find(({ poll }) => poll === ref).phase = 'open';
	if (kind === 'poll.closed') room.polls = room.polls.filter(({ poll }) => poll !== ref);
}

function isMessage({ kind }) {
	return kind === 'message.posted' || kind === 'message.replied';
}

function foldChange(message, { kind, author, seq }, body) {
	if (kind === 'message.erased')
		Object.assign(message, { ...NO_WORDS, edited: false, erased: true, rev: seq });
	if (kind === 'message.edited' && !message.erased)
		Object.assign(message, { text: body.text, mentions: body.mentions, edited: true, rev: seq });
	if (kind === 'thread.changed') {
		message.rev = seq;
		if (message.erased) return;
		message.title = body.title || undefined;
		message.resolved = body.resolved || undefined;
	}
	if (kind === 'message.reacted') {
		message.rev = seq;
		if (message.erased || !body.reactions) return;
		const others = (message.reactions ?? []).filter(({ person }) => person !== author);
		const emoji = body.reactions.map((one) => one.emoji);
		if (emoji.length > 0) others.push({ person: author, emoji });
		message.reactions = others.length > 0 ? others : undefined;
	}
}

const NO_WORDS = {
	text: undefined, by: undefined, mentions: undefined, source: undefined, reactions: undefined, title: undefined, resolved: undefined,
};

const NOTHING = { kind: '', settings: undefined, house: undefined, head: 0, members: [], channels: [], groups: [], pins: [], meetings: [], polls: [], tasks: [], rows: [] };

const GUESTS_MAX = 50;

/* Of as many as can be, the first who was turned away is known no more when another comes. */
function putGuest(guests, guest) {
	const isKnown = guests.some((one) => one.guest === guest.guest);
	const out = guests.findIndex(({ state }) => state === 'refused' || state === 'removed');
	if (!isKnown && guests.length >= GUESTS_MAX && out >= 0) guests.splice(out, 1);
	put(guests, guest, 'guest');
}

function foldState(room, event, body) {
	const { kind, ref } = event;
	foldMeetings(room, event, body);
	if (/^task\./.test(kind)) foldTasks(room, event, body);
	foldPolls(room, event, body);
	if (kind === 'message.pinned' || kind === 'message.erased') {
		room.pins = room.pins.filter(({ message }) => message !== ref);
		if (body.on) room.pins.push({ message: ref });
	}
	if (kind === 'group.changed') put(room.groups, body.group, 'group');
	if (kind === 'group.removed') room.groups = room.groups.filter(({ group }) => group !== body.group);
	if (kind === 'room.created') Object.assign(room, { kind: body.kind, settings: body.settings });
	if (kind === 'room.changed') room.settings = body.settings;
	if (kind === 'house.changed') room.house = body.house;
	if (kind === 'member.joined')
		for (const member of body.members) put(room.members, { ...member, since: body.since }, 'person');
	if (kind === 'member.changed')
		room.members.find(({ person }) => person === body.person).role = body.role;
	if (kind === 'member.named') Object.assign(room.members.find(({ person }) => person === body.person), body);
	if (kind === 'case.opened') Object.assign(room, { shared: body.shared, sheet: body.sheet, guests: [] });
	if (kind === 'case.changed') room.sheet = body.sheet;
	if (kind === 'guest.changed') putGuest(room.guests, body.guest);
	if (kind === 'door.changed') room.door = body.door;
	if (kind === 'member.left') room.members = room.members.filter(({ person }) => person !== body.person);
	if (kind === 'person.added' || kind === 'person.changed') {
		const { person, role, profile } = body;
		put(room.members, { person, role, profile }, 'person');
	}
	if (kind === 'channel.listed') put(room.channels, body.channel, 'room');
	if (kind === 'channel.unlisted') room.channels = room.channels.filter((one) => one.room !== body.room);
}

function peopleOf(kind, body) {
	if (kind === 'member.joined') return body.members.map(({ person }) => person);
	return kind === 'member.left' || kind === 'member.changed' ? [body.person] : undefined;
}

function isInCase({ kind }) {
	return /^(case|guest|door)\./.test(kind);
}

function isOfMinutes(kind) {
	return /^minutes\.(presented|sealed|added)$/.test(kind);
}

function rowOf(event, body) {
	const { seq, kind, author, time, client_id, ref } = event;
	const said = isMessage({ kind });
	return {
		seq, kind, author, time,
		clientId: said ? client_id : undefined,
		text: said ? body.text : undefined,
		by: said ? body.by : undefined,
		mentions: said ? body.mentions : undefined,
		source: said ? body.source : undefined,
		thread: kind === 'message.replied' ? ref : undefined,
		pin: kind === 'message.pinned' ? { message: ref, on: body.on } : undefined,
		people: peopleOf(kind, body),
		role: kind === 'member.changed' ? body.role : undefined,
		poll: kind === 'poll.asked' ? askedPoll(event, body) : undefined,
		decided: kind === 'decision.made' ? body.decided : undefined,
		page: kind === 'page.made' ? body.what : undefined,
		minutes: isOfMinutes(kind) ? [event] : undefined,
		inCase: isInCase({ kind }) && event.body ? event : undefined,
		ref: kind === 'decision.made' || isOfMinutes(kind) ? ref : undefined,
		task: kind === 'task.made' ? madeTask(event, body) : undefined,
		meeting: kind === 'meeting.planned' ? begunMeeting({ seq }, body) : undefined,
		settings: kind === 'room.created' || kind === 'room.changed' ? body.settings : undefined,
		edited: false,
		erased: said && body.text === undefined,
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

/* The replies of others to a message after the mark, that are not erased. */
export function countReplies(events, message, mark, me) {
	const replies = events.filter(({ seq, kind, ref, author, body }) => {
		return kind === 'message.replied' && ref === message && seq > mark && author !== me && body;
	});
	return Math.min(100, replies.length);
}

/* Whether minutes that were presented want somebody's answer: not once it was given, or they were taken back or sealed. */
function asksStill(events, presented, me) {
	const { body, ref: meeting } = events.find(({ seq }) => seq === presented);
	const isOver = events.some(({ seq, kind, ref, author }) => {
		const isAnswered = kind === 'minutes.answered' && author === me;
		return seq > presented && ((ref === presented && (kind === 'minutes.withdrawn' || isAnswered)) || (ref === meeting && kind === 'minutes.sealed'));
	});
	return !isOver && body.asked.some(({ person }) => person === me);
}

/* How often others have called upon the person after the mark, since they became a member last: by name, with
 * all, by bringing them in, to a meeting, by giving them a task, or by asking them to approve minutes. What they have dealt with (room
 * and number) does not count. */
export function countCalls(events, mark, me, isSettled) {
	const erased = new Set(events.filter(({ kind }) => kind === 'message.erased').map(({ ref }) => ref));
	let isMember = false;
	let calls = 0;
	for (const { seq, kind, author, body } of events) {
		const joins = kind === 'member.joined' && body.members.some(({ person }) => person === me);
		if (joins) isMember = true;
		if (kind === 'member.left' && body.person === me) {
			isMember = false;
			calls = 0;
		}
		const named = (body?.mentions ?? []).some((one) => one.kind === 'all' || one.id === me);
		const isInvited = kind === 'meeting.planned' && author !== undefined && body.plan.start !== undefined;
		const isGiven = kind === 'task.made' && body.what.person === me;
		const isAsked = kind === 'minutes.presented' && asksStill(events, seq, me);
		const isCall = joins || isInvited || isGiven || isAsked || (isMessage({ kind }) && named);
		if (isCall && isMember && author !== me && seq > mark && !erased.has(seq) && !isSettled(seq)) calls++;
	}
	return calls;
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
