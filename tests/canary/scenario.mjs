/* A morning in a house, with a mark in every field that takes text: what is said, changed, erased,
 * and also what is refused, for an error must not write it down either. */
import { addPerson, postSession, signIn } from '../lib/people.mjs';
import { Connection, Refused } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { serveCustomer } from './customer.mjs';

/* marks.text(FIELD) gives the text for a field, marks.secret(NAME, TOKEN) takes note of a secret. */
export async function playScenario(server, marks) {
	const ada = await found(server, marks);
	const { connection: admin } = ada;
	const { id, token } = await addPerson(admin, marks.text('person.add.name'), 'member', address(marks, 'person.add.email'));
	marks.secret('the link of the second person', token);
	const { connection: ben } = await enter(server, await signIn(server, token), marks, 'the second session');
	const room = await makeChannel(admin, ben, marks);
	await talk(admin, room, marks);
	await talk(ben, room, marks);
	const { room: two } = await ben.call('conversation.open', { client_id: newClientId(), people: [{ person: ada.me }] });
	await talk(ben, two, marks);
	await gather(admin, ben, room, ada.me, marks);
	await reply(admin, ben, room, marks);
	await meet(admin, ben, room, ada.me, id, marks);
	await serveCustomer(server, admin, room, marks);
	await deleteChannel(admin, marks);
	await presentThemselves(admin, ben, id, marks);
	await showThemselves(admin, ben, id, marks);
	await beRefused(server, ben, room, marks);
	await join(server, admin, marks);
	await makeUnusedLinks(ada, marks);
	await useBot(server, ada, marks);
}

/* A program with a token comes in, and so does one whose token is not good. */
async function useBot(server, { connection, house }, marks) {
	await connection.call('person.add', {
		client_id: newClientId(),
		name: marks.text('person.add.name'),
		role: 'member',
		bot: true,
	});
	const { state } = await connection.call('room.open', { room: house });
	const { person } = state.members.at(-1);
	const scopes = [{ scope: 'read' }, { scope: 'post' }];
	const { secret } = await connection.call('token.make', { person, name: marks.text('token.make.name'), scopes });
	marks.secret('the token of a bot', secret);
	const wrong = '0123456789abcdefghjkmnpqrt';
	marks.secret('a token that is not valid', wrong);
	const bot = await Connection.open(server, `Bearer ${secret}`);
	await bot.call('session.hello', { client: marks.text('session.hello.client') });
	await Connection.open(server, `Bearer ${wrong}`).then(
		() => Promise.reject(new Error('a wrong token was not refused')),
		() => undefined,
	);
	await useWebhook(server, connection, person, marks);
	await connection.call('token.list', { person });
}

/* Something is sent to a webhook, and something to one that is none. */
async function useWebhook(server, connection, person, marks) {
	const title = marks.text('room.create.title');
	const { room } = await connection.call('room.create', { client_id: newClientId(), title });
	await connection.call('room.invite', { room, client_id: newClientId(), people: [{ person }] });
	const name = marks.text('token.make.name');
	const { secret } = await connection.call('token.make', { person, name, scopes: [{ scope: 'hook' }], room });
	marks.secret('the token of a webhook', secret);
	const wrong = '0123456789abcdefghjkmnpqrv';
	marks.secret('a webhook that is none', wrong);
	for (const [token, status] of [[secret, 200], [wrong, 404], [secret.slice(1), 403]]) {
		const answer = await fetch(`${server.origin}/hooks/${token}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ text: marks.text('message.post.text') }),
		});
		if (answer.status !== status) throw new Error(`the webhook answered ${answer.status}`);
	}
}

/* A channel, changed twice and arranged in a list. */
async function makeChannel(admin, ben, marks) {
	const texts = (command) =>
		Object.fromEntries(['title', 'topic', 'description'].map((name) => [name, marks.text(`${command}.${name}`)]));
	const { room } = await admin.call('room.create', { client_id: newClientId(), ...texts('room.create') });
	await ben.call('room.join', { room });
	for (const access of ['closed', 'open'])
		await admin.call('room.change', { room, client_id: newClientId(), access, ...texts('room.change') });
	await ben.call('room.prefer', { room, section: marks.short('room.prefer.section') });
	return room;
}

/* Groups, and what is done with a message: reactions, a pin, a call, a copy. */
async function gather(admin, ben, room, person, marks) {
	const client_id = () => newClientId();
	const names = (command) => ({ handle: marks.short(`${command}.handle`), title: marks.text(`${command}.title`) });
	const { room: house } = await admin.call('group.make', { client_id: client_id(), people: [{ person }], ...names('group.make') });
	const { state } = await admin.call('room.open', { room: house });
	const { group } = state.groups[0];
	await admin.call('group.change', { client_id: client_id(), group, ...names('group.change') });
	const text = marks.text('message.post.text');
	const mentions = [{ at: 0, size: 3, kind: 'group', id: group }, { at: 4, size: 3, kind: 'person', id: person }];
	const { seq, time } = await ben.call('message.post', { room, client_id: client_id(), text, mentions });
	const { state: { members } } = await ben.call('room.open', { room });
	const source = { room, message: seq, author: members.find((one) => one.person !== person).person, time };
	await ben.call('message.post', { room, client_id: client_id(), text, source });
	for (let i = 0; i < 3; i++) {
		const reactions = [{ emoji: marks.short('message.react.reactions.emoji') }];
		await admin.call('message.react', { room, message: seq, client_id: client_id(), reactions });
	}
	await admin.call('message.pin', { room, message: seq, client_id: client_id(), on: true });
	await admin.call('saved.put', { room, message: seq, note: marks.text('saved.put.note') });
	await admin.call('saved.put', { room, message: seq, note: marks.text('saved.put.note') });
	await admin.call('saved.list', {});
	await admin.call('inbox.list', { done: false });
	await admin.call('inbox.done', { of: room, seq, done: true });
	await admin.call('group.remove', { group });
}

/* A thread that is named, one reply of which is changed and one erased; in the end its root is. */
async function reply(admin, ben, room, marks) {
	const client_id = () => newClientId();
	const { seq: message } = await admin.call('message.post', { room, client_id: client_id(), text: marks.text('message.post.text') });
	const say = () => ben.call('message.reply', { room, message, client_id: client_id(), text: marks.text('message.reply.text') });
	const { seq: changed } = await say();
	const { seq: erased } = await say();
	await ben.call('message.edit', { room, message: changed, client_id: client_id(), text: marks.text('message.edit.text') });
	await ben.call('message.erase', { room, message: erased, client_id: client_id() });
	const title = marks.text('thread.change.title');
	await ben.call('thread.change', { room, message, client_id: client_id(), title, resolved: true });
	await admin.call('thread.mark', { room, message, seq: changed });
	await admin.call('thread.list', {});
	await admin.call('message.erase', { room, message, client_id: client_id() });
}

/* A meeting is planned, changed, held, put on record and read; what it leaves goes to the next. */
async function meet(admin, ben, room, moderator, guest, marks) {
	const client_id = () => newClientId();
	const start = Date.now();
	const link = (field) => ({ title: marks.text(`${field}.title`), address: marks.address(`${field}.address`) });
	const planOf = (field) => ({
		title: marks.text(`${field}.title`), goal: marks.text(`${field}.goal`), start, minutes: 45,
		time_zone: marks.short(`${field}.time_zone`), rhythm: 'weekly', later: [{ start: start + 86400000 }], moderator,
		everyone: true, attendees: [], call: marks.address(`${field}.call`), links: [link(`${field}.links`)],
	});
	const wordsOf = (field) => ({
		title: marks.text(`${field}.title`), outcome: marks.text(`${field}.outcome`), links: [link(`${field}.links`)],
	});
	const item = { purpose: 'decide', minutes: 10 };
	const { seq: meeting } = await admin.call('meeting.plan', {
		room, client_id: client_id(), plan: planOf('meeting.plan.plan'), items: [{ ...item, ...wordsOf('meeting.plan.items') }], begin: true,
	});
	const say = (who, method, params) => who.call(method, { room, meeting, client_id: client_id(), ...params });
	await say(admin, 'meeting.change', { plan: planOf('meeting.change.plan') });
	await say(ben, 'agenda.add', { draft: { ...item, ...wordsOf('agenda.add.draft') } });
	await say(admin, 'agenda.change', { item: 2, state: 'open', ...wordsOf('agenda.change') });
	await say(admin, 'meeting.go', { seen: 1, leave: 'parked' });
	const { seq: summary } = await say(admin, 'agenda.summarise', { item: 1, text: marks.text('agenda.summarise.text') });
	await ben.call('agenda.confirm', { room, summary, client_id: client_id(), text: marks.text('agenda.confirm.text') });
	await record(admin, ben, room, { meeting, item: 2 }, moderator, marks);
	await say(admin, 'meeting.call', { person: guest, text: marks.text('meeting.call.text') });
	await say(ben, 'meeting.attend', { here: true });
	await vote(admin, ben, room, meeting, marks);
	await note(admin, ben, { room, of: meeting, item: 2 }, marks);
	await ben.call('meeting.open', { room, meeting });
	await say(admin, 'meeting.run', { phase: 'ended' });
	await ben.call('meeting.list', { from: start, to: start + 86400000 });
	await approve(admin, ben, { room, meeting }, marks);
}

/* The minutes of what they said are presented, objected to, changed, approved, sealed and added to. */
async function approve(admin, ben, place, marks) {
	const say = (who, method, params) => who.call(method, { ...place, client_id: newClientId(), ...params });
	const text = () => marks.text('minutes.answer.text');
	await ben.call('minutes.read', place);
	await say(admin, 'minutes.present', {});
	await say(ben, 'minutes.answer', { approves: false, text: text() });
	await say(admin, 'minutes.amend', {
		item: 2, before: marks.text('minutes.amend.before'), after: marks.text('minutes.amend.after'),
	});
	for (const who of [admin, ben]) await say(who, 'minutes.answer', { approves: true, text: text() });
	await say(admin, 'minutes.seal', {});
	await say(admin, 'minutes.add', { text: marks.text('minutes.add.text') });
	await ben.call('minutes.read', place);
	await ben.call('minutes.list', { room: place.room });
}

/* A decision is made and worded anew, a task given, changed, done and taken up again, a page made and put away; all are listed. */
async function record(admin, ben, room, place, person, marks) {
	const say = (who, method, params) => who.call(method, { room, client_id: newClientId(), ...params });
	const { seq: decision } = await say(admin, 'decision.make', { ...place, text: marks.text('decision.make.text') });
	await say(admin, 'decision.change', { decision, text: marks.text('decision.change.text') });
	await say(ben, 'decision.make', { corrects: decision, text: marks.text('decision.make.text') });
	const until = Date.now() + 3600000;
	const { seq: task } = await say(admin, 'task.make', { ...place, decision, person, until, text: marks.text('task.make.text') });
	for (const status of ['done', 'doing'])
		await say(ben, 'task.change', { task, person, until, status, text: marks.text('task.change.text') });
	await ben.call('decision.list', { room });
	const { seq: page } = await say(admin, 'page.make', { title: marks.text('page.make.title') });
	await say(ben, 'page.change', { page, archived: true, title: marks.text('page.change.title') });
	await ben.call('page.list', { room });
	await ben.call('task.list', { of: room });
	await ben.call('task.list', { closed: true });
}

/* Polls of each kind are asked, voted in, and closed with the meeting or before. */
async function vote(admin, ben, room, meeting, marks) {
	const client_id = () => newClientId();
	const say = (method, params) => admin.call(method, { room, client_id: client_id(), ...params });
	const line = (name) => marks.text(`poll.ask.asked.${name}`);
	const options = () => [{ text: line('options.text') }, { text: line('options.text') }];
	for (const secrecy of ['open', 'named', 'secret', 'secret']) {
		const asked = { question: line('question'), form: 'single', secrecy, live: secrecy === 'open', options: options() };
		const { seq: poll } = await say('poll.ask', { meeting, asked, prepared: true });
		await say('poll.open', { poll });
		for (const option of [1, 2]) await ben.call('poll.vote', { room, poll, picks: [{ option }] });
		if (secrecy === 'named') await say('poll.close', { poll });
	}
	const scale = { form: 'scale', secrecy: 'secret', live: false, options: [], low_text: line('low_text'), high_text: line('high_text') };
	const { seq: poll } = await say('poll.ask', { asked: { question: line('question'), ...scale } });
	await ben.call('poll.vote', { room, poll, picks: [{ option: 5 }] });
	await admin.call('poll.read', { room, poll });
}

/* A note is written in together, and kept when the meeting ends. */
async function note(admin, ben, place, marks) {
	const write = (who, version, text) => {
		const slice = { content: [{ type: 'text', text }] };
		const steps = [{ stepType: 'replace', from: 1, to: 1, slice }];
		return who.call('note.write', { ...place, version, editor: newClientId(), steps });
	};
	await ben.call('note.open', place);
	await write(admin, 0, marks.text('note.write.steps'));
	await write(ben, 1, marks.text('note.write.steps'));
	await write(ben, 1, marks.text('note.write.steps')).then(
		() => Promise.reject(new Error('outdated steps were not refused')),
		() => undefined,
	);
	await ben.call('note.point', { ...place, editor: newClientId(), version: 2, anchor: 1 });
}

/* An address that carries a mark. */
async function deleteChannel(admin, marks) {
	const title = marks.text('room.create.title');
	const { room } = await admin.call('room.create', { client_id: newClientId(), title, access: 'closed' });
	await talk(admin, room, marks);
	await admin.call('room.delete', { room });
}

/* An e-mail address that carries a mark. */
function address(marks, field) {
	return `${marks.text(field).split(' ')[0]}@brandt.example`;
}

/* What begins as a PNG does, and carries a mark. */
function picture(marks) {
	return Buffer.from(`\x89PNG\r\n\x1a\n${marks.text('picture.set.data')}`, 'latin1').toString('base64');
}

/* Somebody's picture and the logo, twice each, so that one lies below the other. */
async function showThemselves(admin, ben, person, marks) {
	for (let i = 0; i < 2; i++) {
		await ben.call('picture.set', { client_id: newClientId(), person, data: picture(marks) });
		await admin.call('picture.set', { client_id: newClientId(), data: picture(marks) });
	}
	await admin.call('picture.get', { person });
	await ben.call('picture.get', {});
}

/* Profiles, statuses, passwords; what administrators say of the house. */
async function presentThemselves(admin, ben, id, marks) {
	await ben.call('profile.change', {
		client_id: newClientId(),
		person: id,
		name: marks.text('profile.change.name'),
		email: address(marks, 'profile.change.email'),
		position: marks.text('profile.change.position'),
		place: marks.text('profile.change.place'),
		time_zone: marks.text('profile.change.time_zone'),
	});
	await ben.call('status.set', { emoji: marks.short('status.set.emoji'), text: marks.text('status.set.text') });
	const password = marks.text('password.set.password');
	await ben.call('password.set', { password });
	await ben.call('password.set', { password: marks.text('password.set.password'), current: password });
	await ben
		.call('password.set', { password: 'x', current: marks.text('password.set.current') })
		.then(() => Promise.reject(new Error('a weak password was not refused')), () => undefined);
	await admin.call('house.change', {
		client_id: newClientId(),
		title: marks.text('house.change.title'),
		imprint: `https://${marks.text('house.change.imprint').split(' ')[0]}.example`,
		privacy: `https://${marks.text('house.change.privacy').split(' ')[0]}.example`,
	});
}

/* Somebody comes by an invitation, goes, and comes back with a wrong password and the right one. */
async function join(server, admin, marks) {
	const { token } = await admin.call('invitation.make', {
		role: 'member',
		hours: 1,
		uses: 2,
		note: marks.text('invitation.make.note'),
	});
	marks.secret('the invitation', token);
	const email = address(marks, 'sign-in.email');
	const password = marks.text('sign-in.password');
	const device = marks.text('sign-in.device');
	const name = marks.text('sign-in.name');
	const cookie = await postSession(server, { invitation: token, name, email, password, device });
	await enter(server, cookie, marks, 'the session of an invitation');
	const wrong = { email, password: marks.text('sign-in.password') };
	await postSession(server, wrong).then(() => Promise.reject(new Error('a wrong password was not refused')), () => undefined);
	await enter(server, await postSession(server, { email, password }), marks, 'the session of a password');
	await admin.call('session.list', {});
	await admin.call('invitation.list', {});
}

async function found(server, marks) {
	const names = {
		name: marks.text('sign-in.name'),
		house: marks.text('sign-in.house'),
		email: address(marks, 'sign-in.email'),
		password: marks.text('sign-in.password'),
	};
	marks.secret('the first link', server.firstToken);
	return enter(server, await signIn(server, server.firstToken, names), marks, 'the first session');
}

async function enter(server, cookie, marks, name) {
	marks.secret(name, cookie.split('=')[1]);
	const connection = await Connection.open(server, cookie);
	const client = marks.text('session.hello.client');
	const { me, house } = await connection.call('session.hello', { client });
	return { connection, me, house };
}

async function talk(connection, room, marks) {
	const post = () =>
		connection.call('message.post', {
			room,
			client_id: newClientId(),
			text: marks.text('message.post.text'),
		});
	const edit = (message) =>
		connection.call('message.edit', {
			room,
			message,
			client_id: newClientId(),
			text: marks.text('message.edit.text'),
		});
	for (let i = 0; i < 40; i++) {
		const { seq } = await post();
		if (i % 4 === 1) await edit(seq);
		if (i % 4 === 2) await connection.call('message.erase', { room, message: seq, client_id: newClientId() });
	}
	await connection.call('room.open', { room });
}

/* Texts in commands that come to nothing. */
async function beRefused(server, connection, room, marks) {
	const text = () => marks.text('message.post.text');
	const client_id = newClientId();
	const refused = [
		['message.post', { room: '0000000000000', client_id, text: text() }],
		['message.post', { room, client_id: text(), text: text() }],
		['message.post', { room, client_id, text: text(), [text().slice(0, 20)]: 1 }],
		['picture.set', { client_id, data: picture(marks) }],
		['message.edit', { room, message: 1, client_id, text: marks.text('message.edit.text') }],
		['room.create', { client_id, title: marks.text('room.create.title').repeat(5) }],
		['person.add', { client_id, name: marks.text('person.add.name'), role: 'owner' }],
		[text(), {}],
		['key.rotate', { client_id: newClientId(), to: marks.text('key.rotate.to') }],
	];
	for (const [method, params] of refused)
		await connection.call(method, params).then(
			() => Promise.reject(new Error(`${method} was not refused`)),
			(error) => {
				if (!(error instanceof Refused)) throw error;
			},
		);
	const wrong = { name: marks.text('sign-in.name'), house: marks.text('sign-in.house') };
	const token = '0123456789abcdefghjkmnpqrs';
	marks.secret('a link that is not valid', token);
	await signIn(server, token, wrong).then(
		() => Promise.reject(new Error('a wrong link was not refused')),
		() => undefined,
	);
}

async function makeUnusedLinks({ connection, me, house }, marks) {
	for (let i = 0; i < 3; i++) {
		const { token } = await connection.call('person.link', { person: me });
		marks.secret(`an unused link ${i}`, token);
	}
	await connection.call('room.mark', { room: house, seq: 1 });
}
