import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { newClientId } from '../lib/ids.mjs';
import { BINARY } from '../lib/server.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

/* What a subcommand prints, over the server's data. */
function runde(server, ...words) {
	const { status, stdout, stderr } = spawnSync(BINARY, [...words, '--data', server.data], { encoding: 'utf8' });
	if (status !== 0) throw new Error(`runde ${words[0]}: ${stderr}`);
	return stdout;
}

test('a backup is restored: one signs in again, what came after it is gone, and what waited goes out once', async ({ house, enter }) => {
	const { server, room } = house;
	const backup = path.join(server.place, 'backup');
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.say('davor');
	await ada.expectAllSent();
	runde(server, 'backup', backup);
	await ada.say('danach');
	await ada.expectAllSent();

	await server.stop();
	await ada.say('wartet');
	await expect(ada.message('wartet')).toHaveAttribute('data-state', 'pending');
	rmSync(server.data, { recursive: true });
	runde(server, 'restore', backup);
	await server.start();
	await expect(ada.page).toHaveURL(/\/sign-in/);

	const link = runde(server, 'account', 'link', 'Ada Brandt').trim();
	await ada.page.goto(`${server.origin}${link}`);
	await expect(ada.page.getByLabel('E-mail'), 'the page has seen the link').toHaveCount(0);
	await ada.button('Sign in').click();
	await ada.pick('Later');
	await ada.open(room);
	await ada.expectTexts(['davor', 'wartet']);
	await ada.expectAllSent();
	const ben = await asPerson(server, house.ada, () => undefined).catch((error) => error);
	expect(ben, 'the cookie from before').toBeInstanceOf(Error);
});

test('the server dies: one goes on writing, and everything arrives once and in order', async ({ house, enter }) => {
	const { server, room } = house;
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(room);
	await ben.open(room);
	await ada.say('davor');
	await expect(ben.message('davor')).toBeVisible();
	await ada.expectAllSent();

	await server.kill();
	await expect(ada.banner).toBeVisible();
	await expect(ada.banner).toContainText('Messages will be sent as soon as it is back.');
	for (const text of ['eins', 'zwei', 'drei']) await ada.say(text);
	await expect(ada.message('drei')).toHaveAttribute('data-state', 'pending');

	await expect(ada.button('Connect now')).toBeEnabled();
	await server.start();
	/* Unless the next try by itself was faster. */
	await ada.button('Connect now').click({ timeout: 1500 }).catch(() => undefined);
	await ada.expectTexts(['davor', 'eins', 'zwei', 'drei']);
	await expect(ada.banner).toHaveCount(0);
	await ben.expectTexts(['davor', 'eins', 'zwei', 'drei']);
});

test('the server is restarted five times while both write: nothing is lost, doubled or out of order', async ({ house, enter }) => {
	test.slow();
	const { server, room } = house;
	const seats = [await enter(house.ada), await enter(house.ben)];
	for (const seat of seats) await seat.open(room);
	const said = [];
	for (let round = 0; round < 5; round++) {
		for (const [i, seat] of seats.entries())
			for (const part of ['a', 'b']) {
				said.push(`${i} in round ${round}${part}`);
				await seat.say(said.at(-1));
			}
		if (round % 2 === 0) await server.kill();
		else await server.stop();
		for (const [i, seat] of seats.entries()) {
			said.push(`${i} in break ${round}`);
			await seat.say(said.at(-1));
		}
		await server.start();
		for (const seat of seats) await connectSoon(seat);
	}
	for (const seat of seats) {
		await expect(seat.articles).toHaveCount(said.length);
		await seat.expectAllSent();
	}
	const texts = await seats[0].texts();
	expect([...texts].sort()).toEqual([...said].sort());
	for (const i of [0, 1]) {
		const own = (list) => list.filter((text) => text.startsWith(`${i} `));
		expect(own(texts), 'in the order of writing').toEqual(own(said));
	}
	expect(await seats[1].texts(), 'the same for both').toEqual(texts);
	for (const seat of seats) {
		await seat.page.reload();
		await seat.expectTexts(texts);
	}
});

/* As when a person looks at the page again: the browser says that the network is back. */
async function connectSoon(seat) {
	await seat.page.evaluate(() => dispatchEvent(new Event('online')));
}

test('without a network one writes on, and it is sent when the network is back', async ({ house, enter }) => {
	const { server, room } = house;
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.context.setOffline(true);
	/* What is open already stays open in this browser; the server ends it. */
	await server.stop();
	await server.start();
	await ada.say('aus dem Tunnel');
	await expect(ada.message('aus dem Tunnel')).toHaveAttribute('data-state', 'pending');
	await expect(ada.banner).toBeVisible();
	await asPerson(server, house.ben, (call) => postAll(call, room, ['von draußen']));
	await expect(ada.message('von draußen')).toHaveCount(0);
	await ada.context.setOffline(false);
	await ada.expectTexts(['von draußen', 'aus dem Tunnel']);
	await expect(ada.banner).toHaveCount(0);
});

test('what was not sent survives closing the tab, and is sent once by the next one', async ({ house, enter }) => {
	const { server, room } = house;
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.say('gesendet');
	await ada.expectTexts(['gesendet']);
	await server.kill();
	await ada.say('noch nicht gesendet');
	await ada.say('auch noch nicht');
	await expect(ada.message('auch noch nicht')).toHaveAttribute('data-state', 'pending');
	await ada.page.waitForTimeout(500);
	await ada.page.close();
	await server.start();

	ada.page = await ada.context.newPage();
	await ada.open(room);
	await ada.expectTexts(['gesendet', 'noch nicht gesendet', 'auch noch nicht']);
	await ada.page.reload();
	await ada.expectTexts(['gesendet', 'noch nicht gesendet', 'auch noch nicht']);
});

test('what was not sent survives a reload', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	let isCut = false;
	const lines = [];
	await ada.page.routeWebSocket(/\/ws$/, (line) => {
		if (isCut) return void line.close();
		lines.push(line);
		line.connectToServer();
	});
	await ada.open(house.room);
	isCut = true;
	for (const line of lines) await line.close();
	await ada.say('vor dem Neuladen');
	await expect(ada.message('vor dem Neuladen')).toHaveAttribute('data-state', 'pending');
	await ada.page.waitForTimeout(500);
	isCut = false;
	await ada.page.reload();
	await ada.expectTexts(['vor dem Neuladen']);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.expectTexts(['vor dem Neuladen']);
});

test('an edit survives a reload and another room beside the draft, and goes when it is saved, given up or erased', async ({ house, enter }) => {
	const other = await asPerson(house.server, house.ada, (call) => createRoom(call, 'zweiter'));
	const ada = await enter(house.ada);
	await ada.open(house.room);
	for (const text of ['eins', 'zwei']) await ada.say(text);
	await ada.expectTexts(['eins', 'zwei']);
	await ada.composer.fill('ein Entwurf');
	const editing = ada.page.locator('.composer-editing');
	const edit = async (text, words) => {
		await ada.message(text).focus();
		await ada.page.keyboard.press('e');
		await expect(ada.composer).toHaveValue(text);
		await ada.composer.fill(words);
	};
	await edit('eins', 'eins, neu');
	await ada.page.reload();
	await expect(ada.composer).toHaveValue('eins, neu');
	await ada.channel('zweiter').click();
	await expect(ada.page).toHaveURL(`/r/${other}`);
	await expect(editing).toHaveCount(0);
	await ada.channel('angebote').click();
	await expect(ada.composer).toHaveValue('eins, neu');
	await ada.composer.press('Enter');
	await ada.expectTexts(['eins, neu (edited)', 'zwei']);
	await expect(ada.composer).toHaveValue('ein Entwurf');
	await ada.page.reload();
	await expect(ada.composer).toHaveValue('ein Entwurf');

	await edit('zwei', 'zwei, verworfen');
	await ada.composer.press('Escape');
	await ada.page.reload();
	await expect(ada.composer).toHaveValue('ein Entwurf');

	await edit('zwei', 'zwei, zu spät');
	await ada.page.goto('/inbox');
	await asPerson(house.server, house.ada, async (call) => {
		const { head } = await call('room.open', { room: house.room });
		const { events } = await call('room.history', { room: house.room, from: 1, to: head });
		const { seq } = events.find(({ body }) => body?.text === 'zwei');
		await call('message.erase', { room: house.room, message: seq, client_id: newClientId() });
	});
	await ada.open(house.room);
	await expect(ada.composer).toHaveValue('ein Entwurf');
	await expect(editing).toHaveCount(0);
});

test('a draft survives a reload and another room, and goes when it is sent', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.composer.fill('ein halber Ged');
	await ada.page.reload();
	await expect(ada.composer).toHaveValue('ein halber Ged');
	await ada.page.goto('/');
	await ada.open(house.room);
	await expect(ada.composer).toHaveValue('ein halber Ged');
	await ada.composer.press('Enter');
	await ada.expectTexts(['ein halber Ged']);
	await ada.page.reload();
	await expect(ada.message('ein halber Ged')).toBeVisible();
	await expect(ada.composer).toHaveValue('');
});

test('after sleeping through many messages one has them all, in order', async ({ house, enter }) => {
	const { server, room } = house;
	const ada = await enter(house.ada);
	await ada.open(room);
	await server.stop();
	await server.start();
	const texts = Array.from({ length: 120 }, (_, i) => `Nachricht ${i}`);
	await asPerson(server, house.ben, (call) => postAll(call, room, texts));
	await expect(ada.message('Nachricht 119')).toBeVisible({ timeout: 20_000 });
	await ada.expectTexts(texts);
});
