/* Pins, versions of a message, and copies for elsewhere. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

function pane(seat) {
	return seat.page.getByRole('complementary', { name: 'Pinned' });
}

test('what one pins all find in the pane, however far back it lies, and can go there', async ({ house, enter }) => {
	const { server, ada: admin, room } = house;
	await asPerson(server, admin, (call) => postAll(call, room, ['Preisliste 2027', ...Array.from({ length: 150 }, (_, i) => `Text ${i}`)]));
	await asPerson(server, admin, (call) => call('message.pin', { room, message: 4, client_id: newClientId(), on: true }));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.open(room);
	await ben.open(room);
	await ben.button('Show pinned messages (1)').click();
	await expect(pane(ben).getByRole('listitem')).toHaveText([/Ada Brandt.*Preisliste 2027/]);
	await ada.message('Text 149').hover();
	await ada.message('Text 149').getByRole('button', { name: 'Pin', exact: true }).click();
	await expect(pane(ben).getByRole('listitem')).toHaveText([/Text 149/, /Preisliste/]);
	await expect(ben.page.getByText('Ada Brandt pinned a message.')).toHaveCount(2);
	await pane(ben).getByRole('link', { name: 'Show in the conversation' }).last().click();
	await expect(ben.message('Preisliste 2027')).toBeInViewport();
	await pane(ben).getByRole('button', { name: 'Unpin' }).first().click();
	await expect(ada.button('Show pinned messages (1)')).toBeVisible();
});

test('P pins with keys alone, and takes it back', async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['wichtig']));
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await expect(ada.message('wichtig')).toBeVisible();
	await ada.list.focus();
	await ada.page.keyboard.press('ArrowUp');
	await ada.page.keyboard.press('p');
	await expect(ada.button('Show pinned messages (1)')).toBeVisible();
	await expect(ada.message('wichtig').getByRole('img', { name: 'Pinned' })).toBeVisible();
	await ada.page.keyboard.press('p');
	await expect(ada.button('Show pinned messages (1)')).toHaveCount(0);
});

test('what an edit changed can be read by all', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [seq] = await asPerson(server, ada, (call) => postAll(call, room, ['240 Stück in KW 51']));
	await asPerson(server, ada, (call) =>
		call('message.edit', { room, message: seq, client_id: newClientId(), text: '260 Stück in KW 50' }),
	);
	const ben = await enter(house.ben);
	await ben.open(room);
	await ben.message('260').getByRole('button', { name: 'edited' }).click();
	await expect(ben.dialog.getByRole('listitem')).toHaveCount(2);
	await expect(ben.dialog.locator('ins')).toHaveText([/260/, /50/]);
	await expect(ben.dialog.locator('del')).toHaveText([/240/, /51/]);
	await expect(ben.dialog.getByRole('listitem').last()).toContainText('240 Stück in KW 51');
});

test('a copy goes to another room with a comment; only who may read there gets the way back', async ({ house, enter }) => {
	const { server, ada: admin, ben: second, room } = house;
	await asPerson(server, second, (call) => postAll(call, room, ['Meier will 5 %']));
	const other = await asPerson(server, admin, (call) => createRoom(call, 'preise'));
	await asPerson(server, second, (call) => call('room.join', { room: other }));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.open(room);
	await ada.message('Meier').hover();
	await ada.message('Meier').getByRole('button', { name: 'Forward' }).click();
	await ada.dialog.getByLabel('To', { exact: true }).first().fill('preise');
	await expect(ada.dialog.getByRole('radio')).toHaveCount(1);
	await ada.dialog.getByLabel('Comment (optional)').fill('Was meint ihr?');
	await ada.dialog.getByRole('button', { name: 'Forward' }).click();
	await expect(ada.dialog).toHaveCount(0);
	await ben.open(other);
	await expect(ben.articles).toHaveText([/Was meint ihr\?/, /Meier will 5 %/]);
	await asPerson(server, second, (call) => call('room.leave', { room }));
	await expect(ben.message('Meier')).toContainText(/from Ben Okafor, .*in another room/);
	await ada.channel('preise').click();
	await ada.message('Meier').getByRole('link', { name: /^from #angebote, Ben Okafor/ }).click();
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}/4$`));
});

test('a copy can go to a person, whose conversation begins with it', async ({ house, enter }) => {
	const { server, ada: admin, room } = house;
	await asPerson(server, admin, (call) => postAll(call, room, ['nur für dich']));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ben.page.goto('/me');
	await ada.open(room);
	await expect(ada.message('nur für dich')).toBeVisible();
	await ada.list.focus();
	await ada.page.keyboard.press('ArrowUp');
	await ada.page.keyboard.press('f');
	await expect(ada.dialog.getByLabel('To', { exact: true }).first()).toBeFocused();
	await ada.page.keyboard.type('ben oka');
	await expect(ada.dialog.getByRole('radio')).toHaveCount(1);
	await ada.page.keyboard.press('Enter');
	await expect(ada.page.getByText('Forwarded to Ben Okafor')).toBeVisible();
	await expect(ben.page).toHaveTitle(/^\(1\) /);
});
