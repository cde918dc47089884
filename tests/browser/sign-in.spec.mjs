import { expect, test } from './house.mjs';

test('the first administrator sets up the house, and lets a second person in by a link', async ({ server, enter }) => {
	const ada = await enter();
	await ada.page.goto(`/sign-in#${server.firstToken}!first`);
	await ada.page.getByLabel('Own name').fill('Ada Brandt');
	await ada.page.getByLabel('Name of the organisation').fill('Brandt Vertrieb');
	await ada.button('Set up').click();
	await expect(ada.page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	await expect(ada.page.getByRole('link', { name: 'Brandt Vertrieb' })).toBeVisible();

	await ada.openMenu();
	await ada.button('Add person').click();
	await ada.page.getByLabel('Name', { exact: true }).fill('Ben Okafor');
	await ada.button('Add').click();
	const link = await ada.page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
	expect(link).toContain(`${server.origin}/sign-in#`);
	await ada.dialog.getByRole('button', { name: 'Close' }).last().click();

	const ben = await enter();
	await ben.page.goto(link);
	await ben.button('Sign in').click();
	await expect(ben.page.getByRole('button', { name: 'Own menu: Ben Okafor' })).toBeVisible();
	await ben.openMenu();
	await expect(ben.button('Sign in another device')).toBeVisible();
	await expect(ben.button('Add person'), 'only for administrators').toHaveCount(0);

	const thief = await enter();
	await thief.page.goto(link);
	await thief.button('Sign in').click();
	await expect(thief.page.getByRole('alert')).toHaveText('This link is not valid any more.');
});

test('one makes a channel, the other finds it and joins, and they talk', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.page.goto('/');
	await ada.button('New channel').first().click();
	await ada.page.getByLabel('Name', { exact: true }).fill('messe-hannover');
	await ada.page.getByLabel('Topic (optional)').fill('Stand, Termine');
	await ada.button('Create').click();
	await expect(ada.page.getByRole('heading', { name: 'messe-hannover' })).toBeVisible();
	await ada.say('Wer kommt mit?');

	const ben = await enter(house.ben);
	await ben.page.goto('/');
	await ben.button('Browse channels').first().click();
	await ben.page.getByLabel('Search').fill('HANNOVER');
	await ben.button('Join: messe-hannover').click();
	await expect(ben.message('Wer kommt mit?')).toBeVisible();
	await ben.say('Ich.');
	await expect(ada.message('Ich.')).toBeVisible();
});

test('an address that needs signing in is come back to', async ({ house, enter }) => {
	const ben = await enter();
	await ben.page.goto(`/r/${house.room}`);
	await expect(ben.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.openMenu();
	await ada.button('Sign in another device').click();
	const link = await ada.page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
	await ben.page.getByLabel('Paste link or code').fill(link);
	await ben.button('Sign in').click();
	await expect(ben.page).toHaveURL(`/r/${house.room}`);
	await expect(ben.page.getByRole('heading', { name: 'angebote' })).toBeVisible();
});

test('signing out leaves nothing on the device, and closes its other tab', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const otherTab = await ada.context.newPage();
	await otherTab.goto(`/r/${house.room}`);
	await expect(otherTab.getByTestId('composer')).toBeVisible();
	await ada.composer.fill('a draft that must go');
	await ada.page.waitForTimeout(600);
	await ada.openMenu();
	await ada.button('Sign out').click();
	await ada.button('Sign out').click();
	await expect(ada.page.getByText('Signed out. Nothing was left on this device.')).toBeVisible();
	await expect(otherTab.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await ada.page.goto(`/r/${house.room}`);
	await expect(ada.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	expect(await ada.page.evaluate(readDevice)).not.toContain('a draft that must go');
	expect(await ada.context.cookies()).toEqual([]);
});

/* All that a page of ours can find on the device, as one text. */
async function readDevice() {
	const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
	for (const { name } of await indexedDB.databases()) {
		const database = await new Promise((resolve, reject) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		for (const store of database.objectStoreNames) {
			const rows = await new Promise((resolve, reject) => {
				const request = database.transaction(store).objectStore(store).getAll();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			found.push(JSON.stringify(rows));
		}
		database.close();
	}
	return found.join('\n');
}
