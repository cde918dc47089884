import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';
import { inMeeting, openMeeting, planMeeting } from './meeting.mjs';

async function closeDialog(seat) {
	await seat.page.keyboard.press('Escape');
	await expect(seat.dialog).toHaveCount(0);
}

const LOOKS = {
	'light': { colorScheme: 'light' },
	'dark': { colorScheme: 'dark' },
	'on a phone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/* One of each thing that can stand in a message. */
const FORMATTED = '# Titel\n**a** *b* ~~c~~ `d` [bank.example](https://evil.example)\n> Zitat\n- a\n  1. b\n\n|a|b|\n|-|-|\n|1|2|\n```\ncode\n```';

for (const [look, options] of Object.entries(LOOKS)) {
	test(`signing in is accessible, ${look}`, async ({ server, enter }) => {
		const guest = await enter(undefined, options);
		const page = guest.page;
		await page.goto('/sign-in');
		await expect(page.getByLabel('E-mail')).toBeVisible();
		await expectAccessible(guest, 'with a password');
		await guest.button('Forgotten your password?').click();
		await expectAccessible(guest, 'a forgotten password');
		await guest.button('Sign in with a link').click();
		await expect(page.getByLabel('Paste link or code')).toBeVisible();
		await expectAccessible(guest, 'pasting a link');
		await guest.button('Sign in').click();
		await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription('Please fill this in.');
		await expectAccessible(guest, 'with something missing');
		await page.goto('/invitation#0123456789abcdefghjkmnpqrs');
		await expect(page.getByLabel('First and last name')).toBeVisible();
		await expectAccessible(guest, 'joining');
		await page.goto('/sign-in#0123456789abcdefghjkmnpqrs');
		await page.reload();
		await guest.button('Sign in').click();
		await expect(page.getByRole('alert')).toHaveText('This link is not valid any more.');
		await expectAccessible(guest, 'with a link that is refused');
		await page.goto(`/sign-in#${server.firstToken}!first`);
		await page.reload();
		await page.getByLabel('Name of the organisation').fill('Brandt');
		await expectAccessible(guest, 'the very first');
		await guest.button('Next').click();
		await expect(page.getByLabel('First and last name')).toBeVisible();
		await expectAccessible(guest, 'the first account');
	});

	test(`rooms are accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const { server, ada, ben, room } = house;
		await asPerson(server, ben, (call) => postAll(call, room, ['von Ben, ungelesen', 'https://example.org', FORMATTED]));
		const seat = await enter(ada, options);
		const { page } = seat;
		await page.goto('/r/0000000000000');
		await expect(page.getByRole('heading', { name: 'This channel cannot be seen here' })).toBeVisible();
		await expectAccessible(seat, 'nothing');
		await seat.open(room);
		await expect(seat.unreadLine).toBeVisible();
		await seat.say('von Ada');
		await seat.expectAllSent();
		await expectAccessible(seat, 'room');
		if (!options.isMobile) {
			await seat.button('Show formatting').click();
			await seat.composer.pressSequentially(':rocket');
			await expect(page.getByRole('option').first()).toBeVisible();
			await expectAccessible(seat, 'completion');
			await seat.composer.fill('');
			await seat.button('Emoji').click();
			await expect(page.getByRole('gridcell').first()).toBeVisible();
			await expectAccessible(seat, 'emoji used recently');
			await page.getByRole('tab', { name: 'People & body' }).click();
			await expectAccessible(seat, 'emoji of a group');
			await closeDialog(seat);
			await seat.message('von Ada').hover();
			await expect(seat.button('Edit')).toBeVisible();
			await expectAccessible(seat, 'message with its buttons');
			await seat.button('Edit').click();
			await expectAccessible(seat, 'editing');
			await page.keyboard.press('Escape');
		}
		await page.getByRole('button', { name: /^Show members/ }).click();
		await expectAccessible(seat, 'members');
		await page.getByRole('button', { name: 'Member: actions: Ben Okafor' }).click();
		await expectAccessible(seat, 'what can be done with a member');
		await closeDialog(seat);
		await seat.button('Add people').click();
		await expect(page.getByRole('combobox', { name: 'Who is to join?' })).toBeVisible();
		await expectAccessible(seat, 'adding people');
		await closeDialog(seat);
		await page.getByRole('complementary').getByRole('button', { name: 'Ben Okafor', exact: true }).click();
		await expect(seat.button('Write a message')).toBeVisible();
		await expectAccessible(seat, 'a person');
		await closeDialog(seat);
		await page.getByRole('complementary').getByRole('button', { name: 'Hide members' }).click();
		await seat.openRoomMenu();
		await expectAccessible(seat, 'what can be done with a room');
		await seat.pick('Channel settings');
		await expect(page.getByLabel('Topic')).toBeVisible();
		await expectAccessible(seat, 'settings of a channel');
		await seat.button('Delete channel').click();
		await expectAccessible(seat, 'deleting a channel');
		await closeDialog(seat);

		await seat.open(room);
		await seat.untilKept();
		await server.kill();
		await expect(seat.banner).toBeVisible();
		await seat.say('wartet');
		await expectAccessible(seat, 'without a connection');
		await page.waitForTimeout(300);
		await page.reload();
		await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
		await expectAccessible(seat, 'opened without a connection');
		await server.start();
	});

	test(`talk is accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const { server, ada, ben, room } = house;
		const client_id = () => newClientId();
		const mentions = [{ at: 0, size: 4, kind: 'person', id: ada.id }];
		await asPerson(server, ben, async (call) => {
			const { seq, time } = await call('message.post', { room, client_id: client_id(), text: '@Ada prüfen', mentions });
			await call('message.edit', { room, message: seq, client_id: client_id(), text: '@Ada bitte prüfen', mentions });
			await call('message.react', { room, message: seq, client_id: client_id(), reactions: [{ emoji: '👍' }] });
			await call('message.pin', { room, message: seq, client_id: client_id(), on: true });
			const source = { room, message: seq, author: ben.id, time };
			await call('message.post', { room, client_id: client_id(), text: 'bitte prüfen', source });
		});
		const seat = await enter(ada, options);
		const { page } = seat;
		await page.goto('/unread');
		await expect(page.getByRole('region', { name: 'angebote', exact: true }).getByRole('article')).toHaveCount(2);
		await expectAccessible(seat, 'all that is unread');
		await page.goto('/inbox');
		await expect(page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')).toHaveCount(1);
		await expectAccessible(seat, 'inbox');
		await seat.button('Mark as done').click();
		await expect(page.getByRole('heading', { name: 'All caught up' })).toBeVisible();
		await expectAccessible(seat, 'inbox, empty');
		await asPerson(server, ada, (call) => call('saved.put', { room, message: 4, note: 'Preis nachrechnen', due: Date.now() + 3_600_000 }));
		await page.goto('/saved');
		await expect(page.getByRole('list', { name: 'Saved' }).getByRole('listitem')).toHaveCount(1);
		await expectAccessible(seat, 'saved messages');
		await seat.button('Note and reminder').click();
		await seat.dialog.getByRole('radio', { name: 'At another time' }).check();
		await expect(seat.dialog.getByLabel('Date and time')).toBeVisible();
		await expectAccessible(seat, 'a note and a reminder');
		await closeDialog(seat);
		await seat.button('Remove from saved').click();
		await expect(page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
		await expectAccessible(seat, 'nothing saved, and how to take that back');
		await seat.open(room);
		await seat.button('Show pinned messages (1)').click();
		await expect(page.getByRole('complementary', { name: 'Pinned' }).getByRole('listitem')).toHaveCount(1);
		await expectAccessible(seat, 'pins and reactions');
		await page.getByRole('complementary').getByRole('button', { name: 'Hide pinned messages' }).click();
		await seat.articles.first().getByRole('button', { name: 'edited' }).click();
		await expect(seat.dialog.getByRole('listitem')).toHaveCount(2);
		await expectAccessible(seat, 'versions');
		await closeDialog(seat);
		await seat.articles.first().focus();
		await page.keyboard.press('f');
		await expect(seat.dialog).toBeVisible();
		await expectAccessible(seat, 'forwarding');
		await closeDialog(seat);
		await seat.composer.pressSequentially('@');
		await expect(page.getByRole('option').first()).toBeVisible();
		await expectAccessible(seat, 'completing a name');
	});

	test(`threads are accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const { server, ada, ben, room } = house;
		const client_id = () => newClientId();
		const [root, other] = await asPerson(server, ada, (call) => postAll(call, room, ['Wer fährt mit?', FORMATTED]));
		await asPerson(server, ben, async (call) => {
			for (const text of ['Ich.', FORMATTED]) await call('message.reply', { room, message: root, client_id: client_id(), text });
			await call('message.reply', { room, message: other, client_id: client_id(), text: 'Aha' });
			await call('thread.change', { room, message: root, client_id: client_id(), title: 'Messe', resolved: true });
		});
		await asPerson(server, ada, (call) => call('thread.follow', { room, message: other, level: 'muted' }));
		const seat = await enter(ada, options);
		const { page } = seat;
		await page.goto('/threads');
		await expect(page.getByRole('list', { name: 'Threads' }).getByRole('listitem')).toHaveCount(2);
		await expectAccessible(seat, 'list of threads');
		await seat.open(room);
		await expect(page.getByText('Resolved')).toBeVisible();
		await expectAccessible(seat, 'messages with threads');
		await page.getByRole('link', { name: /^Messe 2 replies/ }).click();
		const pane = page.getByRole('complementary', { name: 'Thread' });
		await expect(pane.getByTestId('unread-line')).toBeVisible();
		await expectAccessible(seat, 'thread');
		await pane.getByRole('button', { name: 'Thread: actions' }).click();
		await expectAccessible(seat, 'what can be done with a thread');
		await seat.pick('Name the thread');
		await expect(seat.dialog.getByLabel('Title')).toBeVisible();
		await expectAccessible(seat, 'naming a thread');
		await closeDialog(seat);
		await page.goto(`/r/${room}/999/thread`);
		await expect(pane.getByText('This thread cannot be seen here.')).toBeVisible();
		await expectAccessible(seat, 'no thread');
	});

	test(`meetings are accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const { ada, ben, room } = house;
		const links = [{ title: 'Zahlen', address: 'https://drive.example.com/zahlen' }];
		const number = await planMeeting(house, { call: 'https://call.example.com/1', links });
		const seat = await enter(ada, options);
		const { page } = seat;
		await openMeeting(seat, room, number);
		await expect(page.getByRole('listitem').filter({ hasText: 'Ben Okafor' })).toBeVisible();
		await expectAccessible(seat, 'planned');
		await page.getByRole('button', { name: 'Meeting: actions: Weekly' }).click();
		await expectAccessible(seat, 'what can be done with a meeting');
		await closeDialog(seat);
		await seat.button('Open the lobby').click();
		await expect(page.getByRole('heading', { name: 'The lobby is open' })).toBeVisible();
		await expectAccessible(seat, 'lobby');
		await seat.button('Begin').click();
		await expect(page.getByTestId('item-clock')).toBeVisible();
		await expectAccessible(seat, 'running');
		await page.getByRole('button', { name: /^Next item/ }).click();
		await expect(page.getByLabel('What came out of “Check-in”?')).toBeVisible();
		await expectAccessible(seat, 'a summary is asked for');
		await seat.button('No summary').click();
		await inMeeting(house, number, ada, async (call) => {
			await call('agenda.change', { item: 2, minutes: 0 });
			const { seq } = await call('agenda.summarise', { item: 1, text: 'Alle da.' });
			await inMeeting(house, number, ben, (mine) => mine('agenda.confirm', { summary: seq, text: 'Bis auf Cem.' }));
		});
		await expect(page.getByText('Ben Okafor adds:', { exact: true })).toBeVisible();
		await inMeeting(house, number, ben, async (call) => {
			await call('meeting.attend', { here: true });
			await call('floor.raise', { kind: 'order' });
		});
		await seat.button('Give the floor to Ben Okafor').click();
		await inMeeting(house, number, ben, (call) => call('floor.raise', { kind: 'item' }));
		await inMeeting(house, number, ada, async (call) => {
			await call('floor.close', { closed: true });
			await call('floor.check', { open: true });
		});
		await expect(page.getByRole('region', { name: 'Is everybody ready?' })).toBeVisible();
		await expectAccessible(seat, 'the floor');
		await seat.button('5 min more for this item').click();
		await expectAccessible(seat, 'more time');
		await closeDialog(seat);
		await seat.button('More').click();
		await expectAccessible(seat, 'what else the moderator can do');
		await closeDialog(seat);
		await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Trade fair', exact: true }).click();
		await expect(seat.button('Back to the current item', false)).toBeVisible();
		await expectAccessible(seat, 'looking elsewhere');
		await seat.button('Pause').click();
		await expect(seat.button('Go on')).toBeVisible();
		await expectAccessible(seat, 'paused');
		await page.getByRole('link', { name: 'angebote' }).first().click();
		await expect(page.getByRole('link', { name: /Back$/ })).toBeVisible();
		await expectAccessible(seat, 'the way back from elsewhere');
		await page.goBack();
		await seat.button('More').click();
		await seat.pick('End …');
		await expectAccessible(seat, 'before it ends');
		await seat.button('End the meeting').click();
		await expect(page.getByRole('heading', { name: /^Ended at/ })).toBeVisible();
		await expectAccessible(seat, 'ended');
		await page.goto(`/r/${room}/999/meeting`);
		await expect(page.getByText('This meeting cannot be seen here.')).toBeVisible();
		await expectAccessible(seat, 'no meeting');
	});

	test(`dialogs are accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const seat = await enter(house.ada, options);
		const { page } = seat;
		await page.goto('/');
		if (options.isMobile) await expectAccessible(seat, 'rail');
		for (const name of ['Browse channels', 'New channel', 'Switch to …', 'New message', ...(options.isMobile ? [] : [/^Own menu/])]) {
			await page.getByRole('button', { name }).first().click();
			await expect(seat.dialog).toBeVisible();
			await expectAccessible(seat, `dialog ${name}`);
			await closeDialog(seat);
		}
		await page.goto('/me');
		await expect(page.getByRole('heading', { name: 'Ada Brandt' })).toBeVisible();
		await expectAccessible(seat, 'me');
		await seat.button('Settings').click();
		await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
		await page.getByRole('checkbox', { name: 'On working days only' }).check();
		await expectAccessible(seat, 'settings');
		await closeDialog(seat);
		await page.keyboard.press('Control+/');
		await expectAccessible(seat, 'keys');
		await closeDialog(seat);
		for (const name of ['Set status', 'Profile', 'Set a password', 'Devices signed in']) {
			await seat.openMenu();
			await seat.pick(name);
			await expect(page.getByRole('dialog', { name: name === 'Set status' ? 'Status' : name })).toBeVisible();
			await expectAccessible(seat, name);
			if (name === 'Set status') {
				await seat.button('Another emoji').click();
				await expect(page.getByRole('gridcell').first()).toBeVisible();
				await expectAccessible(seat, 'any emoji for a status');
				await page.keyboard.press('Escape');
			}
			await closeDialog(seat);
		}
	});
}

for (const [look, options] of Object.entries(LOOKS))
	test(`people and administration are accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const seat = await enter(house.ada, options);
		const { page } = seat;
		await page.goto('/people');
		await expect(page.getByRole('button', { name: 'Ben Okafor', exact: true })).toBeVisible();
		await expectAccessible(seat, 'people');
		await page.goto('/admin');
		await seat.button('Add person').click();
		await expect(page.getByLabel('First and last name')).toBeVisible();
		await expectAccessible(seat, 'adding a person');
		await closeDialog(seat);
		await seat.button('Actions: Ben Okafor').click();
		await expectAccessible(seat, 'what can be done with a person');
		await seat.pick('Deactivate');
		await expectAccessible(seat, 'deactivating');
		await closeDialog(seat);
		for (const name of ['Invitations', 'Groups', 'Channels', 'Organisation', 'Limits', 'Audit log']) {
			await page.getByRole('navigation', { name: 'Parts of the administration' }).getByRole('link', { name }).click();
			await expect(page.getByRole('main').getByRole('heading', { name, level: 2 })).toBeVisible();
			await expectAccessible(seat, name);
		}
		await page.goto('/admin/invitations');
		await seat.button('New invitation').click();
		await expectAccessible(seat, 'inviting');
	});

for (const [look, options] of Object.entries(LOOKS))
	test(`bots are accessible, ${look}`, async ({ house, enter }) => {
		test.slow();
		const seat = await enter(house.ada, options);
		const { page } = seat;
		await page.goto('/admin/bots');
		await expect(page.getByText('There is no bot yet.')).toBeVisible();
		await expectAccessible(seat, 'no bot');
		await seat.button('Add bot').click();
		await expectAccessible(seat, 'adding a bot');
		await page.getByLabel('Name').fill('Bestellungen');
		await seat.pick('Add');
		for (const [action, box] of [['New webhook', 'Address of the webhook'], ['New token', 'Token']]) {
			await seat.button('Actions: Bestellungen').click();
			await expectAccessible(seat, 'what can be done with a bot');
			await seat.pick(action);
			await seat.pick('Make');
			await expect(page.getByLabel('What for')).toHaveAccessibleDescription(/Please fill this in/);
			await expectAccessible(seat, action);
			await page.getByLabel('What for').fill('Laden');
			await seat.pick('Make');
			await expect(page.getByRole('textbox', { name: box })).toBeVisible();
			await expectAccessible(seat, `${action}, made`);
			await closeDialog(seat);
		}
		await expect(page.getByRole('region', { name: 'Bestellungen' }).getByRole('listitem')).toHaveCount(2);
		await expectAccessible(seat, 'bots');
		await seat.open(house.room);
		await page.getByRole('button', { name: /^Show members/ }).click();
		await expectAccessible(seat, 'a bot among the members');
	});

test('the start page is accessible with no channel at all', async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => call('room.leave', { room: house.room }));
	const ben = await enter(house.ben);
	await ben.page.goto('/');
	await expect(ben.page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	await expectAccessible(ben, 'start');
});

test('new messages of others are spoken, one by one; old ones are not', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['alt']));
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await expect(ben.message('alt')).toBeVisible();
	const spoken = ben.page.getByRole('log');
	await expect(spoken).toHaveText('');
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['frisch']));
	await expect(spoken).toHaveText('Ada Brandt: frisch');
	await ben.say('von mir');
	await ben.expectAllSent();
	await expect(spoken).toHaveText('Ada Brandt: frisch');
	const reply = (text) =>
		asPerson(house.server, house.ada, (call) => call('message.reply', { room: house.room, message: 4, client_id: newClientId(), text }));
	await reply('im Thread');
	await expect(ben.page.getByRole('link', { name: /^1 reply/ })).toBeVisible();
	await expect(spoken, 'what is not on screen').toHaveText('Ada Brandt: frisch');
	await ben.page.getByRole('link', { name: /^1 reply/ }).click();
	await expect(ben.page.getByRole('complementary', { name: 'Thread' }).getByRole('article')).toHaveCount(2);
	await reply('vor Augen');
	await expect(spoken).toHaveText('Ada Brandt: vor Augen');
});
