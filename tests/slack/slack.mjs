/* Slack's own library for incoming webhooks, pointed at us: what it sends is said in the channel, and
 * what we answer it understands. */
import assert from 'node:assert/strict';
import { IncomingWebhook } from '@slack/webhook';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { foundHouse } from '../lib/people.mjs';
import { finish, test } from '../lib/report.mjs';
import { Server } from '../lib/server.mjs';

const server = await Server.start();
const ada = await foundHouse(server);
const admin = await Connection.open(server, ada.cookie);
const { house } = await admin.hello();
const { room } = await admin.call('room.create', { client_id: newClientId(), title: 'bestellungen' });
const { url, bot, token } = await makeWebhook();
const webhook = new IncomingWebhook(url);

async function makeWebhook() {
	const { seq } = await admin.call('person.add', { client_id: newClientId(), name: 'Laden', role: 'member', bot: true });
	const { events } = await admin.call('room.history', { room: house, from: seq, to: seq });
	const { person } = events[0].body;
	await admin.call('room.invite', { room, client_id: newClientId(), people: [{ person }] });
	const made = await admin.call('token.make', { person, name: 'Bestellungen', scopes: [{ scope: 'hook' }], room });
	return { url: `${server.origin}/hooks/${made.secret}`, bot: person, token: made.token };
}

/* What was said last in the channel, and by whom. */
async function last() {
	const { events } = await admin.call('room.open', { room });
	const { kind, author, body } = events.at(-1);
	assert.equal(kind, 'message.posted');
	assert.equal(author, bot);
	return body.text;
}

async function says(payload, text) {
	assert.deepEqual(await webhook.send(payload), { text: 'ok' });
	assert.equal(await last(), text);
}

/* Sends what is refused: the library's error, with our status and word. */
async function isRefused(hook, payload, status, word) {
	const error = await hook.send(payload).then(
		() => assert.fail('it was taken'),
		(reason) => reason,
	);
	assert.equal(error.code, 'slack_webhook_http_error');
	assert.equal(error.original.response.status, status);
	assert.equal(error.original.response.data, word);
}

await test('a text is said by the bot', () => says('Guten Morgen', 'Guten Morgen'));

await test("Slack's emphasis and links become ours", () =>
	says(
		{ text: '*Neu*: <https://brandt.example/4711|Nr. 4711> &amp; _mehr_, ~alt~ <!here>' },
		'**Neu**: [Nr. 4711](https://brandt.example/4711) & _mehr_, ~~alt~~ @here',
	));

await test('blocks are said in the place of their text', () =>
	says(
		{
			text: 'Neue Bestellung',
			username: 'Chef',
			icon_emoji: ':crown:',
			blocks: [
				{ type: 'header', text: { type: 'plain_text', text: 'Neue Bestellung', emoji: true } },
				{ type: 'section', text: { type: 'mrkdwn', text: '*Nr.* 4711' } },
				{ type: 'divider' },
				{
					type: 'section',
					fields: [
						{ type: 'mrkdwn', text: '*Kunde*\nWeber' },
						{ type: 'plain_text', text: '3 Stück' },
					],
				},
				{ type: 'context', elements: [{ type: 'mrkdwn', text: 'aus dem _Laden_' }] },
			],
		},
		'### Neue Bestellung\n\n**Nr.** 4711\n\n---\n\n**Kunde**\nWeber\n3 Stück\n\naus dem _Laden_',
	));

await test('attachments follow the text', () =>
	says(
		{
			text: 'Der Bau ist durch',
			attachments: [
				{
					fallback: 'gelungen',
					color: 'good',
					pretext: 'Ergebnis',
					title: 'Bau 42',
					title_link: 'https://bau.example/42',
					text: '*gelungen*',
					fields: [{ title: 'Dauer', value: '3 min', short: true }],
				},
			],
		},
		'Der Bau ist durch\n\nErgebnis\n**[Bau 42](https://bau.example/42)**\n**gelungen**\n**Dauer:** 3 min',
	));

await test('what says nothing is refused as Slack refuses it', () => isRefused(webhook, { blocks: [] }, 400, 'no_text'));

await test('an address that is none is refused as Slack refuses it', async () => {
	await isRefused(new IncomingWebhook(`${server.origin}/hooks/T0/B0/X0`), 'a', 403, 'invalid_token');
	await isRefused(new IncomingWebhook(url.slice(0, -4) + '0000'), 'a', 404, 'no_service');
});

await test('an archived channel refuses as Slack does', async () => {
	const archive = (archived) => admin.call('room.change', { room, client_id: newClientId(), archived });
	await archive(true);
	await isRefused(webhook, 'a', 410, 'channel_is_archived');
	await archive(false);
	await says('wieder da', 'wieder da');
});

await test('a webhook that was revoked is one no longer', async () => {
	await admin.call('token.revoke', { person: bot, token });
	await isRefused(webhook, 'a', 404, 'no_service');
});

admin.close();
await test('the server ends well', () => server.remove());
finish();
