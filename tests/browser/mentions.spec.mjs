import { addPeople } from '../lib/people.mjs';
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, test } from './house.mjs';

/* Carla is in the house, but not in the room. */
async function withCarla({ server, ada }) {
	const [carla] = await addPeople(server, ada, ['Carla Stein']);
	return carla;
}

test('@ offers the people of the room, then others; what is chosen reaches them', async ({ house, enter }) => {
	await withCarla(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ben.page.goto('/me');
	await ada.open(house.room);
	const { keyboard } = ada.page;
	const options = ada.page.getByRole('option');
	await keyboard.type('Hallo @');
	await expect(options, 'oneself as the last of the room').toHaveText([/Ben Okafor/, /Ada Brandt/, /Carla Stein.*not in the room/]);
	await keyboard.type('be');
	await expect(options).toHaveText([/Ben Okafor/]);
	await keyboard.press('Enter');
	await expect(ada.composer).toHaveValue('Hallo @Ben Okafor ');
	await keyboard.type('bitte 🎉 prüfen');
	await keyboard.press('Home');
	await keyboard.type('🙂 ');
	await keyboard.press('Enter');
	await ada.expectAllSent();
	await expect(ada.message('prüfen').getByRole('button', { name: '@Ben Okafor' })).toBeVisible();
	await expect(ben.page).toHaveTitle(/^\(1\) /);
	await expect(ben.channel('angebote')).toHaveAccessibleName(/1 mention/);
	await ben.open(house.room);
	await expect(ben.page.locator('.mention.is-me')).toHaveText('@Ben Okafor');
	await expect(ben.page).toHaveTitle(/^angebote/);
});

test('a name follows its person when they are renamed, and opens who they are', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.composer.pressSequentially('@ben okafor ja');
	await expect(ada.composer, 'a space takes what is written out').toHaveValue('@Ben Okafor ja');
	await ada.composer.press('Enter');
	await ada.expectAllSent();
	await asPerson(house.server, house.ada, (call) =>
		call('profile.change', { client_id: newClientId(), person: house.ben.id, name: 'Ben Berg' }),
	);
	const chip = ada.page.getByRole('article').getByRole('button', { name: '@Ben Berg' });
	await chip.click();
	await expect(ada.dialog.getByRole('heading', { name: 'Ben Berg' })).toBeVisible();
});

test('@all calls everybody, a name that was changed by hand calls nobody, an edit keeps who was called', async ({ house, enter }) => {
	const carla = await withCarla(house);
	await asPerson(house.server, carla, (call) => call('room.join', { room: house.room }));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ben.page.goto('/me');
	await ada.open(house.room);
	const { keyboard } = ada.page;
	await keyboard.type('@all ');
	await expect(ada.composer).toHaveValue('@all ');
	await keyboard.type('los');
	await keyboard.press('Enter');
	await ada.expectAllSent();
	await expect(ben.channel('angebote')).toHaveAccessibleName(/1 mention/);
	await keyboard.type('@Ben Okafor ');
	await keyboard.press('ArrowLeft');
	await keyboard.press('Backspace');
	await keyboard.press('Enter');
	await ada.expectAllSent();
	await expect(ben.channel('angebote')).toHaveAccessibleName(/1 mention/);
	await expect(ada.message('@Ben Okafo').locator('.mention')).toHaveCount(0);
	await keyboard.type('@car');
	await keyboard.press('Tab');
	await keyboard.type('hier');
	await keyboard.press('Enter');
	await ada.expectAllSent();
	await keyboard.press('ArrowUp');
	await keyboard.press('End');
	await keyboard.type(' und da');
	await keyboard.press('Enter');
	await expect(ada.message('hier und da').getByRole('button', { name: '@Carla Stein' })).toBeVisible();
});

test('a draft keeps whom it calls upon over a reload', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.composer.pressSequentially('@ben');
	await ada.composer.press('Enter');
	await ada.composer.pressSequentially('später');
	await ada.page.waitForTimeout(600);
	await ada.page.reload();
	await expect(ada.composer).toHaveValue('@Ben Okafor später');
	await ada.composer.press('Enter');
	await expect(ada.message('später').getByRole('button', { name: '@Ben Okafor' })).toBeVisible();
});

test('groups are offered by their handle', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) =>
		call('group.make', { client_id: newClientId(), handle: 'süd', title: 'Vertrieb Süd', people: [{ person: house.ben.id }] }),
	);
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.composer.pressSequentially('@sued');
	await expect(ada.page.getByRole('option')).toHaveText([/@süd.*Vertrieb Süd/]);
	await ada.composer.press('Enter');
	await ada.composer.press('Enter');
	await expect(ada.page.locator('.mention')).toHaveText('@süd');
});
