import { asPerson, expect, test } from './house.mjs';
import { newClientId } from '../lib/ids.mjs';

test('the first administrator sets up the house, and lets a second person in by a link', async ({ server, enter }) => {
	const ada = await enter();
	await ada.page.goto(`/sign-in#${server.firstToken}!first`);
	await ada.page.getByLabel('Name of the organisation').fill('Brandt Vertrieb');
	await ada.button('Next').click();
	await ada.page.getByLabel('First and last name').fill('Ada Brandt');
	await ada.page.getByLabel('E-mail').fill('ada@brandt.example');
	await ada.page.getByLabel('Password', { exact: true }).fill('passwort');
	await ada.button('Set up').click();
	await expect(ada.page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/among the first that are guessed/);
	await ada.page.getByLabel('Password', { exact: true }).fill('Kranich-7-Lampe');
	await ada.button('Set up').click();
	await expect(ada.page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	await expect(ada.page.getByRole('link', { name: 'Brandt Vertrieb' })).toBeVisible();

	await ada.openMenu();
	await ada.pick('Administration');
	await ada.button('Add person').click();
	await ada.page.getByLabel('First and last name').fill('Ben Okafor');
	await ada.button('Add').click();
	const link = await ada.page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
	expect(link).toContain(`${server.origin}/sign-in#`);
	await ada.dialog.getByRole('button', { name: 'Close' }).last().click();

	const ben = await enter();
	await ben.page.goto(link);
	await ben.button('Sign in').click();
	await expect(ben.page.getByRole('button', { name: 'Own menu: Ben Okafor' })).toBeVisible();
	await expect(ben.page.getByRole('dialog', { name: 'Set a password' }), 'is offered once').toBeVisible();
	await ben.pick('Later');
	await ben.openMenu();
	await expect(ben.button('Sign in another device')).toBeVisible();
	await expect(ben.button('Administration'), 'only for administrators').toHaveCount(0);
	await ben.page.goto('/admin');
	await expect(ben.page.getByRole('heading', { name: 'This is for administrators' })).toBeVisible();

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
	await ben.button('Sign in with a link').click();
	await ben.page.getByLabel('Paste link or code').fill(link);
	await ben.button('Next').click();
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

const PASSWORD = 'Kranich-7-Lampe';

test('somebody joins by an invitation, signs out, and comes back with their password', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.page.goto('/admin/invitations');
	await ada.button('New invitation').click();
	await ada.page.getByLabel('Note (optional)').fill('Vertrieb Nord');
	await ada.pick('Make link');
	const link = await ada.page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
	expect(link).toContain('/invitation#');
	await ada.page.keyboard.press('Escape');
	await expect(ada.page.getByRole('listitem').filter({ hasText: 'Vertrieb Nord' })).toContainText('1 more person');

	const cem = await enter();
	const password = cem.page.getByLabel('Password', { exact: true });
	await cem.page.goto(link);
	await expect(cem.page.getByRole('heading', { name: 'Welcome to Brandt Vertrieb' })).toBeVisible();
	await expect(password).toHaveAttribute('autocomplete', 'new-password');
	await cem.page.getByLabel('First and last name').fill('Cem Yılmaz');
	await cem.page.getByLabel('E-mail').fill('cem');
	await password.fill(PASSWORD);
	await cem.button('Join').click();
	await expect(cem.page.getByLabel('E-mail')).toHaveAccessibleDescription(/not a complete e-mail address/);
	await cem.page.getByLabel('E-mail').fill('cem@brandt.example');
	await cem.button('Join').click();
	await expect(cem.page.getByRole('button', { name: 'Own menu: Cem Yılmaz' })).toBeVisible();
	await expect(ada.page.getByText('No invitation is open at the moment.')).toBeHidden();
	await cem.openMenu();
	await cem.pick('Sign out');
	await cem.pick('Sign out');
	await expect(cem.page.getByText('Signed out. Nothing was left')).toBeVisible();

	await cem.page.goto('/people');
	await expect(cem.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await expect(password).toHaveAttribute('autocomplete', 'current-password');
	await cem.page.getByLabel('E-mail').fill('cem@brandt.example');
	await password.fill('falsch geraten');
	await cem.button('Sign in').click();
	await expect(cem.page.getByRole('alert').filter({ hasText: 'E-mail address or password is wrong.' })).toBeVisible();
	await cem.page.getByRole('button', { name: 'Show password' }).click();
	await expect(password).toHaveAttribute('type', 'text');
	await password.fill(PASSWORD);
	await password.press('Enter');
	await expect(cem.page, 'where one wanted to go').toHaveURL('/people');
	await expect(cem.page.getByRole('button', { name: 'Ada Brandt', exact: true })).toBeVisible();
});

test('a forgotten password: a one-time link, then a new one', async ({ house, enter }) => {
	const { server, ada, ben } = house;
	const token = await asPerson(server, ada, async (call) => {
		await call('profile.change', { client_id: newClientId(), person: ben.id, email: 'ben@brandt.example' });
		return (await call('person.link', { person: ben.id })).token;
	});
	const seat = await enter();
	await seat.page.goto('/sign-in');
	await seat.button('Forgotten your password?').click();
	await expect(seat.page.getByText('Whoever administers Runde')).toBeVisible();
	await seat.page.goto(`/sign-in#${token}`);
	await seat.page.reload();
	await seat.button('Sign in').click();
	await seat.page.getByLabel('New password').fill(PASSWORD);
	await seat.pick('Save');
	await expect(seat.page.getByText('Password saved')).toBeVisible();
	const again = await enter();
	await again.page.goto('/sign-in');
	await again.page.getByLabel('E-mail').fill('ben@brandt.example');
	await again.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await again.button('Sign in').click();
	await expect(again.page.getByRole('button', { name: 'Own menu: Ben Okafor' })).toBeVisible();
});

test('imprint, privacy and the name of the house stand on the sign-in page, in the visitor’s language', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.page.goto('/admin/house');
	await ada.page.getByLabel('Imprint').fill('brandt.example');
	await ada.button('Save').click();
	await expect(ada.page.getByLabel('Imprint')).toHaveAccessibleDescription(/must begin with https/);
	await ada.page.getByLabel('Imprint').fill('https://brandt.example/impressum');
	await ada.page.getByLabel('Name of the organisation').fill('Brandt und Töchter');
	await ada.button('Save').click();
	await expect(ada.page.getByRole('link', { name: 'Brandt und Töchter' })).toBeVisible();
	const guest = await enter(undefined, { locale: 'de-DE' });
	await guest.page.goto('/sign-in');
	await expect(guest.page.getByText('Brandt und Töchter')).toBeVisible();
	await expect(guest.page.getByRole('link', { name: 'Impressum' })).toHaveAttribute('href', 'https://brandt.example/impressum');
	await expect(guest.page.getByRole('link', { name: 'Datenschutz' })).toHaveCount(0);
	await guest.button('English').click();
	await expect(guest.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
