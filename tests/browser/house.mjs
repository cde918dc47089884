/* What every test starts from: a server of its own, a house with two people and a channel, and
 * browsers that complain about what must never happen. */
import { test as base, expect } from '@playwright/test';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { CLIENT, Server } from '../lib/server.mjs';
import { Seat } from './seat.mjs';
import { slowDown } from './slow.mjs';

export { expect };

const FORBIDDEN = /content security policy|trusted ?type|refused to|permissions policy/i;

export const test = base.extend({
	/* A server with nobody in it; server.firstToken is the first administrator's link. */
	server: async ({}, use) => {
		const server = await Server.start({ client: CLIENT, settings: ['--rates', 'no'] });
		await use(server);
		await server.remove();
	},

	/* {server, ada, ben, room}: Ada Brandt administers, Ben Okafor does not; both are in "angebote". */
	house: async ({ server }, use) => {
		const ada = await foundHouse(server, { name: 'Ada Brandt', house: 'Brandt Vertrieb' });
		const [ben] = await addPeople(server, ada, ['Ben Okafor']);
		const room = await asPerson(server, ada, (call) => createRoom(call, 'angebote', 'Wer bietet was an'));
		await asPerson(server, ben, (call) => call('room.join', { room }));
		await use({ server, ada, ben, room });
	},

	/* enter(person, options): a browser of their own, which is their seat at the table. person may be
	 * missing: then nobody is signed in. */
	enter: async ({ browser, server }, use) => {
		const complaints = [];
		const contexts = [];
		await use(async (person, options = {}) => {
			const context = await browser.newContext({ locale: 'en-GB', baseURL: server.origin, ...options });
			contexts.push(context);
			watch(context, server.origin, complaints);
			if (person) await context.addCookies([cookieOf(server, person)]);
			context.on('page', slowDown);
			return new Seat(context, await context.newPage());
		});
		for (const context of contexts) await context.close();
		expect(complaints, 'what the browsers complained of').toEqual([]);
	},
});

function cookieOf(server, person) {
	const [name, value] = person.cookie.split('=');
	return { name, value, url: server.origin, httpOnly: true, sameSite: 'Lax' };
}

/* Requests to anywhere else, scripts that ran or failed, and what the page's own policy forbids. */
function watch(context, origin, complaints) {
	const own = [`${origin}/`, `${origin.replace('http', 'ws')}/`];
	context.on('request', (request) => {
		const url = request.url();
		const isLocal = url.startsWith('data:') || url.startsWith('blob:');
		if (!isLocal && !own.some((start) => url.startsWith(start))) complaints.push(`foreign request: ${url}`);
	});
	context.on('console', (message) => {
		if (FORBIDDEN.test(message.text())) complaints.push(`console: ${message.text()}`);
	});
	context.on('dialog', (dialog) => {
		complaints.push(`a dialog: ${dialog.message()}`);
		return dialog.dismiss();
	});
	context.on('weberror', (error) => complaints.push(`script: ${error.error()}`));
	context.on('page', (page) => {
		page.on('websocket', (socket) => {
			if (!own.some((start) => socket.url().startsWith(start)))
				complaints.push(`foreign socket: ${socket.url()}`);
		});
	});
}

/* Says commands as this person, over a connection without a browser; returns what run returns. */
export async function asPerson(server, person, run) {
	const connection = await Connection.open(server, person.cookie);
	await connection.hello();
	try {
		return await run((method, params) => connection.call(method, params));
	} finally {
		connection.close();
	}
}

export async function createRoom(call, title, topic = '') {
	return (await call('room.create', { client_id: newClientId(), title, topic })).room;
}

/* Posts texts one after the other; returns their numbers. */
export async function postAll(call, room, texts) {
	const answers = texts.map((text) => call('message.post', { room, client_id: newClientId(), text }));
	return (await Promise.all(answers)).map(({ seq }) => seq);
}
