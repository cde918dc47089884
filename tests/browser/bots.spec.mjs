/* Programs: an administrator makes a bot and what it comes in with, and what it says is seen. */
import { Connection } from '../lib/connection.mjs';
import { expect, test } from './house.mjs';

const send = (url, payload) =>
	fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(payload) });

const section = (seat) => seat.page.getByRole('region', { name: 'Bestellungen' });

async function addBot(seat) {
	await seat.page.goto('/admin/bots');
	await expect(seat.page.getByText('There is no bot yet.')).toBeVisible();
	await seat.button('Add bot').click();
	await seat.pick('Add');
	await expect(seat.page.getByLabel('Name')).toHaveAccessibleDescription(/Please fill this in/);
	await seat.page.getByLabel('Name').fill('Bestellungen');
	await seat.pick('Add');
	await expect(section(seat)).toContainText('No token and no webhook yet.');
}

async function act(seat, action) {
	await seat.button('Actions: Bestellungen').click();
	await seat.pick(action);
}

/* What stands in the box that is shown once. */
async function taken(seat, name) {
	const text = await seat.page.getByRole('textbox', { name }).inputValue();
	await seat.dialog.getByRole('button', { name: 'Close' }).last().click();
	return text;
}

test('what a shop sends to a webhook arrives on the screen of somebody else', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await addBot(ada);
	await act(ada, 'New webhook');
	await ada.page.getByLabel('What for').fill('Online-Laden');
	await ada.pick('Make');
	const url = await taken(ada, 'Address of the webhook');
	expect(url).toContain(`${house.server.origin}/hooks/`);
	await expect(section(ada).getByRole('listitem')).toContainText('writes into angebote');
	await expect(section(ada).getByRole('listitem')).toContainText('never used');

	const answer = await send(url, { text: '*Neue Bestellung*: <https://brandt.example/4711|4711> <!channel>' });
	expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
	const message = ben.message('Neue Bestellung');
	await expect(message).toContainText('Bestellungen');
	await expect(message.getByText('Bot', { exact: true })).toBeVisible();
	await expect(message.locator('strong')).toHaveText('Neue Bestellung');
	await expect(message.getByRole('link', { name: '4711' })).toHaveAttribute('href', 'https://brandt.example/4711');
	await expect(ben.channel('angebote').getByText('@')).toHaveCount(0);

	await ada.page.reload();
	await expect(section(ada).getByRole('listitem')).toContainText('last used on');
	await ada.button('Revoke: Online-Laden').click();
	await ada.pick('Revoke');
	await expect(section(ada)).toContainText('No token and no webhook yet.');
	expect((await send(url, { text: 'zu spät' })).status).toBe(404);
	await ada.page.goto('/admin/audit');
	await ada.page.getByLabel('Show', { exact: true }).selectOption('Bots');
	const lines = ada.page.getByRole('main').getByRole('listitem');
	await expect(lines).toHaveText([
		/Ada Brandt revoked a token or webhook of Bestellungen\./,
		/Ada Brandt made the webhook “Online-Laden” into “angebote” for Bestellungen\./,
	]);
});

test('a program comes in with its token, and is out once the bot is deactivated', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await addBot(ada);
	await act(ada, 'New token');
	await ada.page.getByLabel('What for').fill('Warenwirtschaft');
	await ada.page.getByRole('checkbox', { name: /^Read/ }).uncheck();
	await ada.page.getByRole('checkbox', { name: /^Write/ }).uncheck();
	await ada.pick('Make');
	await expect(ada.dialog.getByRole('alert').filter({ hasText: 'At least one of these.' })).toBeVisible();
	await ada.page.getByRole('checkbox', { name: /^Write/ }).check();
	await ada.page.getByLabel('Valid for').selectOption('90 days');
	await ada.pick('Make');
	const secret = await taken(ada, 'Token');
	const item = section(ada).getByRole('listitem');
	await expect(item).toContainText('writes');
	await expect(item).not.toContainText('reads');
	await expect(item).toContainText('until');

	const program = await Connection.open(house.server, `Bearer ${secret}`);
	const closed = new Promise((resolve) => (program.onClose = resolve));
	await program.hello();
	await act(ada, 'Deactivate');
	await expect(ada.dialog).toContainText('All tokens and webhooks of Bestellungen end at once.');
	await ada.pick('Deactivate');
	expect(await closed).toBe(4001);
	await expect(section(ada)).toContainText('deactivated');
	await expect(section(ada)).toContainText('No token and no webhook yet.');
	await act(ada, 'Activate again');
	await expect(section(ada)).not.toContainText('deactivated');
});

test('a bot is marked as one wherever it is shown, and is never offered to be in charge', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await addBot(ada);
	await act(ada, 'Edit profile');
	await expect(ada.page.getByLabel('Name')).toHaveValue('Bestellungen');
	await expect(ada.page.getByLabel('E-mail')).toHaveCount(0);
	await ada.page.keyboard.press('Escape');
	await act(ada, 'New webhook');
	await ada.page.getByLabel('What for').fill('Laden');
	await ada.pick('Make');
	await taken(ada, 'Address of the webhook');
	await ada.page.goto('/people');
	await expect(ada.page.getByRole('listitem').filter({ hasText: 'Bestellungen' }).getByText('Bot', { exact: true })).toBeVisible();
	await ada.button('Bestellungen').click();
	await expect(ada.dialog.getByText('Bot', { exact: true })).toBeVisible();
	await ada.page.goto('/admin/people');
	await expect(ada.page.getByRole('main').getByText('Ben Okafor')).toBeVisible();
	await expect(ada.page.getByRole('main').getByText('Bestellungen')).toHaveCount(0);
	await ada.open(house.room);
	await ada.page.getByRole('button', { name: /^Show members/ }).click();
	const member = ada.page.getByRole('complementary').getByRole('listitem').filter({ hasText: 'Bestellungen' });
	await expect(member.getByText('Bot', { exact: true })).toBeVisible();
	await ada.button('Member: actions: Bestellungen').click();
	await expect(ada.dialog.getByRole('button', { name: 'Remove', exact: true })).toBeVisible();
	await expect(ada.dialog.getByRole('button', { name: 'Put in charge' })).toHaveCount(0);
});
