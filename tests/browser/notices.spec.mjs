/* Being told while the page is open: by the device, by a sound, or only by a number; and why. */
import { newClientId } from '../lib/ids.mjs';
import { countNotices, look, shown } from './device.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

async function callBen({ server, ada, ben, room }, text) {
	const mentions = [{ at: 0, size: 4, kind: 'person', id: ben.id }];
	await asPerson(server, ada, (call) => call('message.post', { room, client_id: newClientId(), text: `@Ben ${text}`, mentions }));
}

test('leave is asked for after the first missed mention, and from then on the device tells', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await countNotices(ben, 'default');
	await ben.open(house.room);
	const banner = ben.page.getByTestId('notices-banner');
	await callBen(house, 'gesehen');
	await expect(ben.message('gesehen')).toBeVisible();
	await expect(banner).toHaveCount(0);
	await look(ben, false);
	await callBen(house, 'verpasst');
	await expect(ben.message('verpasst')).toBeVisible();
	expect(await shown(ben)).toEqual([]);
	await look(ben, true);
	await banner.getByRole('button', { name: 'Turn on' }).click();
	await expect(banner).toHaveCount(0);
	await look(ben, false);
	await callBen(house, 'jetzt');
	await expect.poll(() => shown(ben)).toEqual(['Ada Brandt in #angebote: @Ben Okafor jetzt']);
	await asPerson(house.server, house.ada, (call) => call('message.post', { room: house.room, client_id: newClientId(), text: 'ohne Namen' }));
	await expect(ben.message('ohne Namen')).toBeVisible();
	expect(await shown(ben)).toHaveLength(1);
});

test('who does not want to be asked is not asked again', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await countNotices(ben, 'default');
	await ben.open(house.room);
	for (const text of ['eins', 'zwei']) {
		await look(ben, false);
		await callBen(house, text);
		await expect(ben.message(text)).toBeVisible();
		await look(ben, true);
		const banner = ben.page.getByTestId('notices-banner');
		if (text === 'eins') await banner.getByRole('button', { name: 'No, thanks' }).click();
		await expect(banner).toHaveCount(0);
	}
});

test('do not disturb holds everything back, and the message says so', async ({ house, enter }) => {
	const other = await asPerson(house.server, house.ben, (call) => createRoom(call, 'messe'));
	const ben = await enter(house.ben);
	await countNotices(ben, 'granted');
	await ben.open(other);
	await ben.openSettings();
	await ben.page.getByRole('checkbox', { name: 'Show on this device while Runde is out of sight' }).check();
	await ben.button('For an hour').click();
	await expect(ben.dialog.getByText(/^Do not disturb until/)).toBeVisible();
	await ben.page.keyboard.press('Escape');
	await look(ben, false);
	await callBen(house, 'still');
	await expect(ben.channel('angebote')).toHaveAccessibleName(/1 mention/);
	expect(await shown(ben)).toEqual([]);
	await look(ben, true);
	await ben.openSettings();
	await ben.button('End').click();
	await ben.page.keyboard.press('Escape');
	await look(ben, false);
	await callBen(house, 'laut');
	await expect.poll(() => shown(ben)).toHaveLength(1);
	await look(ben, true);
	await ben.channel('angebote').click();
	for (const [text, why] of [['still', /only counted the message.*Do not disturb was on/], ['laut', /showed a notification.*mentioned by name/]]) {
		await ben.message(text).hover();
		await ben.message(text).getByRole('button', { name: 'Why was I (not) notified?' }).click();
		await expect(ben.dialog).toHaveText(why);
		await ben.page.keyboard.press('Escape');
	}
});

test('a reminder is told like a mention, and held back like one', async ({ house, enter }) => {
	const { server, ada, ben: who, room } = house;
	const { seq } = await asPerson(server, ada, (call) => call('message.post', { room, client_id: newClientId(), text: 'Angebot ist raus' }));
	const remind = () => asPerson(server, who, (call) => call('saved.put', { room, message: seq, due: Date.now() + 500 }));
	const ben = await enter(who);
	await countNotices(ben, 'granted');
	await ben.open(room);
	await ben.openSettings();
	await ben.page.getByRole('checkbox', { name: 'Show on this device while Runde is out of sight' }).check();
	await ben.page.keyboard.press('Escape');
	await look(ben, false);
	await remind();
	await expect.poll(() => shown(ben)).toEqual(['Reminder in #angebote: ']);
	await look(ben, true);
	await ben.openSettings();
	await ben.button('For an hour').click();
	await ben.page.keyboard.press('Escape');
	await asPerson(server, who, (call) => call('inbox.done', { done: true }));
	await remind();
	await expect(ben.page.getByRole('link', { name: 'Inbox 1 open' })).toBeVisible();
	await expect(ben.page.locator('.notice-place')).not.toContainText('Reminder');
	expect(await shown(ben)).toHaveLength(1);
});

test('a reply in a thread one follows is told, one in another is not', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [own, other] = await asPerson(server, house.ben, (call) => postAll(call, room, ['Wer fährt mit?'])).then(async ([seq]) => {
		return [seq, ...(await asPerson(server, ada, (call) => postAll(call, room, ['Preisliste?'])))];
	});
	const reply = (message, text) => asPerson(server, ada, (call) => call('message.reply', { room, message, client_id: newClientId(), text }));
	const ben = await enter(house.ben);
	await countNotices(ben, 'granted');
	await ben.open(room);
	await ben.openSettings();
	await ben.page.getByRole('checkbox', { name: 'Show on this device while Runde is out of sight' }).check();
	await ben.page.keyboard.press('Escape');
	await look(ben, false);
	await reply(other, 'für mich selbst');
	await reply(own, 'Ich.');
	await expect.poll(() => shown(ben)).toEqual(['Ada Brandt in #angebote: Ich.']);
	await look(ben, true);
	for (const [link, why] of [[/^1 reply.*New/, /showed a notification.*a thread you follow/], [/^1 reply last [^N]*$/, /told you nothing.*a thread you do not follow/]]) {
		await ben.list.getByRole('link', { name: link }).first().click();
		const article = ben.page.getByRole('complementary', { name: 'Thread' }).getByRole('article').last();
		await article.hover();
		await article.getByRole('button', { name: 'Why was I (not) notified?' }).click();
		await expect(ben.dialog).toHaveText(why);
		await ben.page.keyboard.press('Escape');
		await ben.button('Close thread').click();
	}
});

test('quiet hours and working days are kept on the device', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.page.goto('/me');
	await ben.button('Settings').click();
	await ben.page.getByRole('checkbox', { name: 'Quiet hours' }).check();
	await ben.page.getByLabel('from').fill('20:30');
	await ben.page.getByRole('checkbox', { name: 'On working days only' }).check();
	await ben.page.getByRole('checkbox', { name: 'Fri' }).uncheck();
	await ben.page.getByRole('checkbox', { name: /^During a meeting/ }).uncheck();
	await ben.page.reload();
	await ben.button('Settings').click();
	await expect(ben.page.getByLabel('from')).toHaveValue('20:30');
	await expect(ben.page.getByRole('checkbox', { name: 'Fri' })).not.toBeChecked();
	await expect(ben.page.getByRole('checkbox', { name: 'Mon' })).toBeChecked();
	await expect(ben.page.getByRole('checkbox', { name: /^During a meeting/ })).not.toBeChecked();
});
