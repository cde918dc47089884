/* What administrators do, and what becomes of those it concerns. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { newClientId } from '../lib/ids.mjs';
import { BINARY } from '../lib/server.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

async function act(seat, name, action) {
	await seat.page.getByRole('main').getByRole('button', { name: `Actions: ${name}`, exact: true }).click();
	await seat.pick(action);
}

test('somebody is deactivated and out at once, keeps what they said, and comes back', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.say('Das bleibt');
	await ben.expectAllSent();
	await ada.page.goto('/admin');
	await act(ada, 'Ben Okafor', 'Deactivate');
	await expect(ada.dialog).toContainText('signed out everywhere at once');
	await ada.pick('Deactivate');
	await expect(ben.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await expect(ada.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ben Okafor' })).toContainText('deactivated');
	await ada.page.goto('/people');
	await expect(ada.page.getByRole('button', { name: 'Ada Brandt', exact: true })).toBeVisible();
	await expect(ada.page.getByRole('button', { name: 'Ben Okafor', exact: true })).toHaveCount(0);
	await ada.open(house.room);
	await expect(ada.message('Das bleibt')).toContainText('Ben Okafor');
	await ada.page.goto('/admin/people');
	await act(ada, 'Ben Okafor', 'Activate again');
	/* What his menu offers is what he is when it opens. */
	await expect(ada.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ben Okafor' })).not.toContainText('deactivated');
	await act(ada, 'Ben Okafor', 'Make sign-in link');
	await expect(ada.page.getByRole('textbox', { name: 'Sign-in link' })).toHaveValue(/sign-in#/);
});

test('another becomes an administrator and a member again; the last one stays', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ben.page.goto('/admin');
	await expect(ben.page.getByRole('heading', { name: 'This is for administrators' })).toBeVisible();
	await ada.page.goto('/admin');
	await act(ada, 'Ada Brandt', 'Take administrator rights');
	await ada.pick('Take administrator rights');
	await expect(ada.page.getByText('Somebody must remain in charge here.')).toBeVisible();
	await act(ada, 'Ben Okafor', 'Make administrator');
	await ada.pick('Make administrator');
	await expect(ben.page.getByRole('heading', { name: 'Administration' })).toBeVisible();
	await act(ada, 'Ben Okafor', 'Sign out everywhere');
	await ada.pick('Sign out everywhere');
	await expect(ben.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('an invitation is made, shown once, listed, and taken back', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.page.goto('/admin/invitations');
	await ada.button('New invitation').click();
	await ada.page.getByLabel('Note (optional)').fill('Vertrieb Süd');
	await ada.page.getByLabel('For how many people').fill('0');
	await ada.pick('Make link');
	await expect(ada.page.getByLabel('For how many people')).toHaveAccessibleDescription(/A number from 1 to 100/);
	await ada.page.getByLabel('For how many people').fill('5');
	await ada.pick('Make link');
	const link = await ada.page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
	await ada.dialog.getByRole('button', { name: 'Close' }).last().click();
	const item = ada.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Vertrieb Süd' });
	await expect(item).toContainText('5 more people');
	await ada.button('Revoke: Vertrieb Süd').click();
	await expect(item).toHaveCount(0);
	const late = await enter();
	await late.page.goto(link);
	await late.page.getByLabel('First and last name').fill('Zu Spät');
	await late.page.getByLabel('E-mail').fill('zu.spaet@brandt.example');
	await late.page.getByLabel('Password', { exact: true }).fill('Kranich-7-Lampe');
	await late.button('Join').click();
	await expect(late.page.getByRole('alert').filter({ hasText: 'This link is not valid any more.' })).toBeVisible();
});

test('channels are looked after without being read: archived, given an owner, deleted', async ({ house, enter }) => {
	const { server, ben } = house;
	await asPerson(server, ben, async (call) => {
		const { room } = await call('room.create', { client_id: newClientId(), title: 'geheim', access: 'closed' });
		await postAll(call, room, ['streng geheim']);
		await createRoom(call, 'kantine');
	});
	const ada = await enter(house.ada);
	await ada.page.goto('/admin/channels');
	const item = ada.page.getByRole('main').getByRole('listitem').filter({ hasText: 'geheim' });
	await expect(item).toContainText('1 member');
	await expect(item).toContainText('In charge: Ben Okafor');
	await act(ada, 'geheim', 'Archive');
	await expect(item).toContainText('archived');
	await act(ada, 'angebote', 'Appoint who is in charge');
	await ada.page.getByRole('combobox').fill('ben');
	await ada.page.keyboard.press('Enter');
	await ada.pick('Appoint');
	await expect(ada.page.getByRole('main').getByRole('listitem').filter({ hasText: 'angebote' })).toContainText('Ada Brandt, Ben Okafor');
	await act(ada, 'kantine', 'Delete channel');
	await ada.page.getByLabel(/Type the name/).fill('kantine');
	await ada.pick('Delete for good');
	await expect(ada.page.getByRole('main').getByRole('listitem').filter({ hasText: 'kantine' })).toHaveCount(0);
	await expect(ada.page).toHaveURL('/admin/channels');
});

/* P-43 */
test('the audit log reads in sentences, is filtered, and exports no formula', async ({ house, enter }) => {
	const { server, ada: person, ben } = house;
	await asPerson(server, person, async (call) => {
		await call('profile.change', { client_id: newClientId(), person: ben.id, name: '=1+1 Okafor' });
		await call('invitation.make', { role: 'member', hours: 1, uses: 2 });
	});
	const ada = await enter(person);
	await ada.page.goto('/admin/audit');
	const lines = ada.page.getByRole('main').getByRole('listitem');
	await expect(lines.first()).toContainText('Ada Brandt made an invitation for 2 people.');
	await ada.page.getByLabel('Show', { exact: true }).selectOption('Access');
	await expect(lines.first()).toContainText('Ada Brandt made a sign-in link for =1+1 Okafor.');
	await expect(ada.page.getByText('Ada Brandt made an invitation')).toHaveCount(0);
	const saved = async (name) => {
		const [file] = await Promise.all([ada.page.waitForEvent('download'), ada.button(name).click()]);
		return readFile(await file.path(), 'utf8');
	};
	const table = await saved('Save as CSV');
	expect(table).toContain('invitation.made');
	expect(table).not.toMatch(/(^|[;\n"])[=+\-@]/m);
	const events = JSON.parse(await saved('Save as JSON'));
	expect(events.some(({ kind }) => kind === 'person.link_made')).toBe(true);
});

test('a group is made, called upon, changed and removed', async ({ house, enter }) => {
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	const items = ada.page.getByRole('main').getByRole('listitem');
	await ada.page.goto('/admin/groups');
	await expect(ada.page.getByText('There is no group yet.')).toBeVisible();
	await ada.button('New group').click();
	await ada.page.getByLabel('Name after the @').fill('vertrieb süd');
	await ada.pick('Make group');
	await expect(ada.page.getByLabel('Name after the @')).toHaveAccessibleDescription(/Letters, digits, - and _ only/);
	await ada.page.getByLabel('Name after the @').fill('@vertrieb-süd');
	await ada.page.getByRole('combobox', { name: 'Who belongs to it?' }).fill('Ben');
	await ada.page.keyboard.press('Enter');
	await ada.pick('Make group');
	await expect(items).toHaveText(/@vertrieb-süd\s*Ben Okafor/);

	await ben.page.goto('/inbox');
	await ada.open(house.room);
	await ada.composer.pressSequentially('@vertrieb');
	await ada.page.getByRole('option', { name: /vertrieb-süd/ }).click();
	await ada.composer.press('End');
	await ada.composer.pressSequentially('bitte prüfen');
	await ada.composer.press('Enter');
	await expect(ben.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')).toContainText('bitte prüfen');

	await ada.page.goto('/admin/groups');
	await act(ada, '@vertrieb-süd', 'Change group');
	await ada.page.getByRole('button', { name: /Ben Okafor/ }).click();
	await ada.page.getByLabel('Description (optional)').fill('Alle im Süden');
	await ada.pick('Save');
	await expect(items).toHaveText(/@vertrieb-süd\s*Alle im Süden · Nobody/);
	await act(ada, '@vertrieb-süd', 'Remove group');
	await ada.pick('Remove group');
	await expect(items).toHaveCount(0);
	await ada.page.goto('/admin/audit');
	await expect(items.first()).toContainText('Ada Brandt removed a group.');
	await expect(ada.page.getByText('Ada Brandt set group @vertrieb-süd: 1 person.')).toBeVisible();
});

test('what is done at the command line is seen at once, as the server\'s', async ({ house, enter }) => {
	const runde = (...words) => execFileSync(BINARY, [...words, '--data', house.server.data], { encoding: 'utf8' });
	const ada = await enter(house.ada);
	await ada.open(house.room);
	runde('channel', 'archive', 'angebote');
	await expect(ada.page.getByText('The server archived the channel')).toBeVisible();
	runde('channel', 'reopen', 'angebote');
	runde('channel', 'owner', 'angebote', 'Ben Okafor');
	await expect(ada.page.getByText('The server put Ben Okafor in charge')).toBeVisible();
	runde('invitation', 'make', 'member', '24', '5', 'Messe');
	await ada.page.goto('/admin/invitations');
	await expect(ada.page.getByRole('main').getByRole('listitem')).toContainText('by the server');
});
