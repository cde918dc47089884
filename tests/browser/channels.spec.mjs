/* Channels: closed and open, who is in them, how they are set up, and how they end. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

test('a closed channel is there for its members alone, and newcomers see what comes', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ada.open(house.room);
	await ada.button('New channel').click();
	await ada.page.getByLabel('Name', { exact: true }).fill('leitung');
	await ada.page.getByRole('radio', { name: 'Closed' }).check();
	await expect(ada.dialog.getByText('Only members know of it')).toBeVisible();
	await ada.dialog.getByText('More settings').click();
	await ada.page.getByRole('radio', { name: 'Only what is new' }).check();
	await ada.pick('Create');
	await expect(ada.page.locator('.room-header').getByRole('img', { name: 'Closed channel' })).toBeVisible();
	await ada.say('Vorher gesagt');
	await ada.expectAllSent();
	await ben.button('Browse channels').click();
	await expect(ben.dialog.getByText('angebote')).toBeVisible();
	await expect(ben.dialog.getByText('leitung')).toHaveCount(0);
	await ben.page.keyboard.press('Escape');

	await ada.openRoomMenu();
	await ada.pick('Add people');
	await ada.page.getByRole('combobox').fill('ben');
	await ada.page.keyboard.press('Enter');
	await ada.pick('Add');
	await ben.channel('leitung').click();
	await expect(ben.page.getByText('Ada Brandt added Ben Okafor')).toBeVisible();
	await ada.say('Nachher gesagt');
	await expect(ben.message('Nachher gesagt')).toBeVisible();
	await expect(ben.message('Vorher gesagt')).toHaveCount(0);

	await ada.page.getByRole('button', { name: /^Show members/ }).click();
	await ada.button('Member: actions: Ben Okafor').click();
	await ada.pick('Remove');
	await ada.pick('Remove');
	await expect(ben.channel('leitung')).toHaveCount(0);
	await expect(ben.page.getByRole('heading', { name: 'This channel cannot be seen here' })).toBeVisible();
});

test('who is in charge sets the channel up; the others read how it is', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(house.room);
	await ben.open(house.room);
	await ben.openRoomMenu();
	await ben.pick('Channel settings');
	await expect(ben.dialog).toContainText('Only those in charge can change this.');
	await expect(ben.dialog).toContainText('Wer bietet was an');
	await ben.page.keyboard.press('Escape');
	await ben.say('Tippfeler');
	await ben.expectAllSent();
	await ada.openRoomMenu();
	await ada.pick('Channel settings');
	await ada.page.getByLabel('Name', { exact: true }).fill('angebote-sued');
	await ada.page.getByLabel('Editing messages').selectOption('Not at all');
	await ada.pick('Save');
	await expect(ben.page.getByRole('heading', { name: 'angebote-sued' })).toBeVisible();
	await expect(ben.page.getByText('Ada Brandt renamed the channel to “angebote-sued”')).toBeVisible();
	await ben.message('Tippfeler').hover();
	await expect(ben.message('Tippfeler').getByRole('button', { name: 'Delete' })).toBeVisible();
	await expect(ben.message('Tippfeler').getByRole('button', { name: 'Edit' }), 'too late').toHaveCount(0);
	await ada.message('Tippfeler').hover();
	await expect(ada.message('Tippfeler').getByRole('button', { name: 'Delete' }), 'she is in charge').toBeVisible();
});

test('a title that is taken is said at the field', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.button('New channel').click();
	await ben.page.getByLabel('Name', { exact: true }).fill('ANGEBOTE');
	await ben.pick('Create');
	await expect(ben.page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/already a channel with this name/);
});

test('an archived channel is read and not written in, until it is brought back', async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['steht hier']));
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(house.room);
	await ben.open(house.room);
	await ada.openRoomMenu();
	await ada.pick('Channel settings');
	await ada.pick('Archive');
	await expect(ben.page.getByText('This is archived')).toBeVisible();
	await expect(ben.composer).toHaveCount(0);
	await expect(ben.message('steht hier')).toBeVisible();
	await expect(ben.button('Bring back'), 'only for those in charge').toHaveCount(0);
	await ben.page.goto('/people');
	await expect(ben.button('Browse channels')).toBeVisible();
	await expect(ben.channel('angebote')).toHaveCount(0);
	await ben.button('Browse channels').click();
	await expect(ben.dialog.getByText('angebote')).toHaveCount(0);
	await ben.page.getByLabel('Show archived ones too').check();
	await ben.button('Open: angebote').click();
	await ada.button('Bring back').click();
	await expect(ben.composer).toBeVisible();
});

test('a channel is deleted for good only by whoever types its name', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(house.room);
	await ben.open(house.room);
	await ada.openRoomMenu();
	await ada.pick('Channel settings');
	await ada.pick('Delete channel');
	await expect(ada.button('Delete for good')).toBeDisabled();
	await ada.page.getByLabel(/Type the name to confirm/).fill('angebot');
	await expect(ada.button('Delete for good')).toBeDisabled();
	await ada.page.getByLabel(/Type the name to confirm/).fill('angebote');
	await ada.pick('Delete for good');
	await expect(ada.channel('angebote')).toHaveCount(0);
	await expect(ben.page.getByRole('heading', { name: 'This channel cannot be seen here' })).toBeVisible();
});

test('the last one in charge learns what to do before leaving', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.openRoomMenu();
	await ada.pick('Leave channel');
	await expect(ada.dialog).toContainText('Please put somebody else in charge');
	await ada.page.keyboard.press('Escape');
	await ada.page.getByRole('button', { name: /^Show members/ }).click();
	await ada.button('Member: actions: Ben Okafor').click();
	await ada.pick('Put in charge');
	await expect(ada.page.getByText('Ada Brandt put Ben Okafor in charge')).toBeVisible();
	await ada.openRoomMenu();
	await ada.pick('Leave channel');
	await ada.pick('Leave');
	await expect(ada.channel('angebote')).toHaveCount(0);
});

test('rooms stand where one wants them, with the keyboard too, and it holds on the other device', async ({ house, enter }) => {
	const { server, ada: person } = house;
	await asPerson(server, person, async (call) => {
		for (const title of ['messe', 'kantine']) await createRoom(call, title);
	});
	const ada = await enter(person);
	const tablet = await enter(person);
	await ada.open(house.room);
	await tablet.open(house.room);
	const titles = (seat) => seat.page.locator('.rail-section').evaluateAll((all) =>
		Object.fromEntries(all.map((one) => [one.querySelector('h2').textContent, [...one.querySelectorAll('a .rail-name')].map((name) => name.textContent)])),
	);
	await ada.openRoomMenu('messe');
	await ada.pick('Favourite');
	await ada.channel('kantine').click({ button: 'right' });
	await ada.pick('Put into a section');
	await ada.page.getByLabel('New section').fill('Feierabend');
	await ada.page.keyboard.press('Enter');
	const expected = { Favourites: ['messe'], Feierabend: ['kantine'], Channels: ['angebote'], Direct: [] };
	await expect.poll(() => titles(ada)).toEqual(expected);
	await expect.poll(() => titles(tablet)).toEqual(expected);

	await ada.openRoomMenu('kantine');
	await ada.page.getByRole('radio', { name: 'Muted' }).check();
	await ada.page.keyboard.press('Escape');
	await expect(ada.channel('kantine').getByRole('img', { name: 'Muted' })).toBeVisible();
	await expect(tablet.channel('kantine').getByRole('img', { name: 'Muted' })).toBeVisible();
});

test('a muted room does not count, one with mentions only is just bold', async ({ house, enter }) => {
	const { server, ada: person, ben, room } = house;
	await asPerson(server, person, (call) => call('room.prefer', { room, level: 'nothing' }));
	const ada = await enter(person);
	await ada.page.goto('/people');
	await expect(ada.channel('angebote')).toBeVisible();
	await asPerson(server, ben, (call) => postAll(call, room, ['eins', 'zwei']));
	await asPerson(server, ben, (call) => call('conversation.open', { client_id: newClientId(), people: [{ person: person.id }] }).then((made) => postAll(call, made.room, ['direkt'])));
	await expect(ada.channel('Ben Okafor')).toContainText('1 unread message');
	await expect(ada.page).toHaveTitle(/^\(1\) /);
	await expect(ada.channel('angebote')).not.toContainText('unread');
	await asPerson(server, person, (call) => call('room.prefer', { room, level: 'mentions' }));
	await expect(ada.channel('angebote')).toHaveClass(/has-unread/);
	await expect(ada.channel('angebote')).not.toContainText('unread');
	await asPerson(server, person, (call) => call('room.prefer', { room, level: 'all' }));
	await expect(ada.channel('angebote')).toContainText('2 unread messages');
	await expect(ada.page, "the title counts what is meant for one").toHaveTitle(/^\(1\) /);
});
