/* A customer's matter: what stands in its sheet, how its guests come in and are turned out, and what they say. */
import { newClientId } from '../lib/ids.mjs';
import { come, joinBy } from '../lib/guests.mjs';

export async function serveCustomer(server, admin, channel, marks) {
	const { seq: message } = await admin.call('message.post', {
		room: channel, client_id: newClientId(), text: marks.text('message.post.text'),
	});
	const { room } = await admin.call('case.open', {
		client_id: newClientId(),
		customer: marks.text('case.open.customer'),
		title: marks.text('case.open.title'),
		shared_title: marks.text('case.open.shared_title'),
		question: marks.text('case.open.question'),
		link: marks.address('case.open.link'),
		source: { room: channel, message },
	});
	await change(admin, room, marks);
	const { state } = await admin.call('room.open', { room });
	await receive(server, admin, { room, shared: state.shared }, marks);
}

/* Its sheet, twice: what it was before is as secret. */
async function change(admin, room, marks) {
	const text = (name) => marks.text(`case.change.${name}`);
	for (let i = 0; i < 2; i++) {
		const contacts = [{ name: text('contacts.name'), position: text('contacts.position') }];
		const texts = ['customer', 'question', 'facts', 'options', 'solution'].map((name) => [name, text(name)]);
		const link = marks.address('case.change.link');
		await admin.call('case.change', { room, client_id: newClientId(), contacts, link, ...Object.fromEntries(texts) });
	}
}

async function receive(server, admin, { room, shared }, marks) {
	const door = (method, params) => admin.call(method, { room, client_id: newClientId(), ...params });
	const about = () => ({ name: marks.text('join.name'), company: marks.text('join.company'), device: marks.text('join.device') });
	await door('guest.door', { message: marks.text('guest.door.message') });
	const invited = await admin.call('guest.invite', {
		room, name: marks.text('guest.invite.name'), company: marks.text('guest.invite.company'), hours: 24,
	});
	const general = await admin.call('guest.link', { room, hours: 24 });
	marks.secret("a guest's link", invited.token);
	marks.secret('the general link of a case', general.token);
	await look(server, invited.token);
	const inside = await enter(server, invited.token, about(), marks);
	const waiting = await enter(server, general.token, about(), marks);
	await talk(inside.connection, shared, marks);
	await door('guest.refuse', { guest: waiting.hello.me, reason: marks.text('guest.refuse.reason') });
	await door('guest.remove', { guest: inside.hello.me, reason: marks.text('guest.remove.reason') });
	for (const { token } of [invited, general]) await joinBy(server, `${token}x`, about());
	await joinBy(server, invited.token, { name: marks.text('join.name').repeat(9) });
}

/* What the page at the door asks. */
async function look(server, token) {
	const headers = { 'Content-Type': 'application/json', Origin: server.origin };
	for (const link of [token, `${token}x`])
		await fetch(`${server.origin}/join/look`, { method: 'POST', headers, body: JSON.stringify({ token: link }) });
}

async function enter(server, token, about, marks) {
	const guest = await come(server, token, about, marks.text('guest.hello.client'));
	marks.secret("a guest's session", guest.cookie.split('=')[1]);
	return guest;
}

async function talk(guest, room, marks) {
	const { seq: message } = await guest.call('message.post', { room, client_id: newClientId(), text: marks.text('message.post.text') });
	await guest.call('message.edit', { room, message, client_id: newClientId(), text: marks.text('message.edit.text') });
	await guest.call('message.reply', { room, message, client_id: newClientId(), text: marks.text('message.reply.text') });
	await guest.call('room.open', { room });
}
