/* The page as an app: it opens without a network, renews itself, can be installed, and shows what is
 * unread where the page itself is not seen. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { foundHouse } from '../lib/people.mjs';
import { CLIENT, Server } from '../lib/server.mjs';
import { Seat } from './seat.mjs';
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

test('without a network the page opens and shows what waits; when it is back, that is sent, once', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.untilKept();
	await house.server.kill();
	await ada.say('geschrieben im Tunnel');
	await expect(ada.message('geschrieben im Tunnel')).toHaveAttribute('data-state', 'pending');
	await ada.page.waitForTimeout(300);
	await ada.page.reload();
	await expect(ada.page.getByRole('heading', { name: 'No connection' })).toBeVisible();
	await expect(ada.page.getByText('One message is waiting for the connection.')).toBeVisible();
	await expect(ada.page.getByRole('listitem')).toContainText('geschrieben im Tunnel');
	await expect(ada.banner).toBeVisible();
	await house.server.start();
	await ada.page.evaluate(() => dispatchEvent(new Event('online')));
	await ada.expectTexts(['geschrieben im Tunnel']);
});

test('a new version is offered; reloading takes it and keeps what is being written', async ({ browser }) => {
	test.slow();
	const client = mkdtempSync(path.join(tmpdir(), 'runde-client-'));
	cpSync(CLIENT, client, { recursive: true, filter: (file) => !/\.(gz|br)$/.test(file) });
	const server = await Server.start({ client, settings: ['--rates', 'no'] });
	const context = await browser.newContext({ locale: 'en-GB', baseURL: server.origin });
	try {
		const ada = await foundHouse(server);
		const room = await asPerson(server, ada, (call) => createRoom(call, 'angebote'));
		const [name, value] = ada.cookie.split('=');
		await context.addCookies([{ name, value, url: server.origin }]);
		const page = await context.newPage();
		await page.goto(`/r/${room}`);
		await expect(page.getByTestId('composer')).toBeVisible();
		await new Seat(context, page).untilKept();
		await expect(page.getByTestId('version-banner')).toHaveCount(0);

		const change = (file, from, to) => {
			const text = readFileSync(path.join(client, file), 'utf8');
			expect(text).toContain(from);
			writeFileSync(path.join(client, file), text.replace(from, to));
		};
		change('index.html', '<html', '<html data-version="new"');
		change('sw.js', '"runde-"', '"runde-",newer=1');
		await server.stop();
		await server.start();
		await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
		await expect(page.getByTestId('version-banner')).toBeVisible();
		await page.getByTestId('composer').pressSequentially('halb fertig');
		await page.getByRole('button', { name: 'Reload' }).click();
		await expect(page.locator('html')).toHaveAttribute('data-version', 'new');
		await expect(page.getByTestId('composer')).toHaveValue('halb fertig');
		await expect(page.getByTestId('version-banner')).toHaveCount(0);
	} finally {
		await context.close();
		await server.remove();
		rmSync(client, { recursive: true });
	}
});

test('a server of another version makes the page ask for a reload, which keeps what is being written', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const lines = [];
	await ada.page.routeWebSocket(/\/ws$/, (line) => {
		const server = line.connectToServer();
		const version = lines.push(line) > 1 ? '99.0.0' : '';
		server.onMessage((text) => line.send(version ? text.replace(/"server":"[^"]*"/, `"server":"${version}"`) : text));
	});
	await ada.open(house.room);
	await lines[0].close();
	await expect(ada.page.getByTestId('version-banner')).toBeVisible();
	await ada.composer.pressSequentially('halb fertig');
	await ada.button('Reload').click();
	await expect(ada.page.getByTestId('version-banner')).toHaveCount(0);
	await expect(ada.composer).toHaveValue('halb fertig');
});

test('it can be installed', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.untilKept();
	const browser = await ada.context.newCDPSession(ada.page);
	const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
	/* These browsers keep nothing, which is not the page's fault. */
	expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
	const { errors, data } = await browser.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const { icons } = JSON.parse(data);
	expect(icons.map(({ purpose = 'any' }) => purpose)).toContain('maskable');
	for (const { src, sizes } of icons) {
		const size = await ada.page.evaluate(async (src) => {
			const image = new Image();
			image.src = src;
			await image.decode();
			return `${image.naturalWidth}x${image.naturalHeight}`;
		}, src);
		if (sizes !== 'any') expect(size, src).toBe(sizes);
	}
});

test('where the browser offers to install it, so does the own menu', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.openMenu();
	await expect(ada.button('Install as an app')).toHaveCount(0);
	await ada.page.evaluate(() => {
		const event = new Event('beforeinstallprompt', { cancelable: true });
		event.prompt = () => Promise.resolve(void (window.wasAsked = true));
		dispatchEvent(event);
	});
	await ada.button('Install as an app').click();
	expect(await ada.page.evaluate(() => window.wasAsked)).toBe(true);
	await expect(ada.button('Install as an app')).toHaveCount(0);
});

test("what calls upon one shows in the title and the app's badge, and anything unread in the page's sign", async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	const other = await asPerson(server, ben, (call) => createRoom(call, 'messe'));
	const seat = await enter(ben);
	await seat.page.addInitScript(() => {
		window.badges = [];
		navigator.setAppBadge = (count) => Promise.resolve(void window.badges.push(count));
	});
	await seat.open(other);
	const sign = seat.page.locator('link[rel=icon]');
	await expect(sign).toHaveAttribute('href', /runde-plain/);
	await asPerson(server, ada, (call) => postAll(call, room, ['eins']));
	await expect(sign).toHaveAttribute('href', /runde-unread/);
	await expect(seat.page).toHaveTitle(/^messe/);
	const mentions = [{ at: 0, size: 4, kind: 'person', id: ben.id }];
	for (let i = 0; i < 2; i++)
		await asPerson(server, ada, (call) => call('message.post', { room, client_id: newClientId(), text: '@Ben', mentions }));
	await expect(seat.page).toHaveTitle(/^\(2\) /);
	await expect.poll(() => seat.page.evaluate(() => window.badges.at(-1))).toBe(2);
	await seat.channel('angebote').click();
	await expect(sign).toHaveAttribute('href', /runde-plain/);
	await expect.poll(() => seat.page.evaluate(() => window.badges.at(-1))).toBe(0);
});
