/* What was said, what was acknowledged and what was seen, held against what the server has in the
 * end. Pure. */

const KINDS = {
	'message.post': 'message.posted',
	'message.reply': 'message.replied',
	'message.edit': 'message.edited',
	'message.erase': 'message.erased',
};

/* Complaints about one room. commands: all that were given in it, of everybody; journal: its events
 * by room.history; views: per sender a Map of seq to event, as they came. */
export function complaintsOf(room, commands, journal, views) {
	return [
		...complaintsOfNumbers(journal),
		...complaintsOfCommands(commands, journal),
		...views.flatMap((view, i) => complaintsOfView(journal, view, `sender ${i}`)),
	].map((complaint) => `room ${room}: ${complaint}`);
}

/* Complaints about the list of erasures, as text: each erasure that was acknowledged stands in it,
 * once, by its client id. */
export function complaintsOfList(commands, list) {
	return commands
		.filter(({ method, seq }) => method === 'message.erase' && seq !== undefined)
		.map(({ seq, params }) => [seq, list.split(params.client_id).length - 1])
		.filter(([, times]) => times !== 1)
		.map(([seq, times]) => `the erasure ${seq} stands in the list ${times} times`);
}

function complaintsOfNumbers(journal) {
	const complaints = [];
	journal.forEach(({ seq }, i) => {
		if (seq !== i + 1) complaints.push(`the number ${i + 1} is missing: ${seq} is in its place`);
	});
	const times = journal.map((event) => event.time ?? 0);
	if (times.some((time, i) => i > 0 && time < times[i - 1])) complaints.push('time ran backwards');
	return complaints;
}

function complaintsOfCommands(commands, journal) {
	const complaints = [];
	const stored = new Map();
	for (const event of journal) {
		if (!event.kind.startsWith('message.')) continue;
		const key = `${event.author} ${event.client_id}`;
		if (stored.has(key)) complaints.push(`${event.seq} doubles ${stored.get(key).seq}: ${key}`);
		else stored.set(key, event);
	}
	const erased = new Set(
		journal.filter((event) => event.kind === 'message.erased').map((event) => event.ref),
	);
	for (const command of commands) {
		const { method, params, author } = command;
		const event = stored.get(`${author} ${params.client_id}`);
		stored.delete(`${author} ${params.client_id}`);
		if (command.seq === undefined)
			complaints.push(`never acknowledged: ${method} ${params.client_id}`);
		else if (!event) complaints.push(`lost: ${command.seq} ${method} ${params.client_id}`);
		else if (event.seq !== command.seq)
			complaints.push(`acknowledged as ${command.seq}, stored as ${event.seq}`);
		else complaints.push(...complaintsOfEvent(command, event, erased));
	}
	for (const event of stored.values())
		complaints.push(`${event.seq} was never said: ${event.client_id}`);
	return complaints;
}

function complaintsOfEvent({ method, params }, event, erased) {
	if (event.kind !== KINDS[method]) return [`${event.seq} is a ${event.kind}, not a ${method}`];
	if (event.ref !== params.message) return [`${event.seq} is about ${event.ref}`];
	if (method === 'message.erase') return [];
	const isSaid = method === 'message.post' || method === 'message.reply';
	const isErased = erased.has(isSaid ? event.seq : params.message);
	const expected = isErased ? undefined : params.text;
	if (event.body?.text !== expected)
		return [`${event.seq} reads ${event.body?.text}, not ${expected}`];
	return [];
}

function complaintsOfView(journal, view, who) {
	const complaints = [];
	for (const event of journal) {
		const seen = view.get(event.seq);
		if (!seen) complaints.push(`${who} never saw ${event.seq}`);
		else if (!isSame(seen, event))
			complaints.push(`${who} saw ${JSON.stringify(seen)}, stored is ${JSON.stringify(event)}`);
	}
	for (const seq of view.keys())
		if (seq > journal.length) complaints.push(`${who} saw ${seq}, which is gone`);
	return complaints;
}

/* An event may have lost its body since it was seen, to an erasure; nothing else may change. */
export function isSame(seen, now) {
	const { body: seenBody, ...seenRest } = seen;
	const { body, ...rest } = now;
	const isBodySame = body === undefined || JSON.stringify(seenBody) === JSON.stringify(body);
	const keys = new Set([...Object.keys(seenRest), ...Object.keys(rest)]);
	return isBodySame && [...keys].every((key) => seenRest[key] === rest[key]);
}
