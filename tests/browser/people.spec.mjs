/* Finding people, and talking to them. */
import { addPeople } from '../lib/people.mjs';
import { newClientId } from '../lib/ids.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function withMore({ server, ada }) {
	const [lena, sofia] = await addPeople(server, ada, ['Lena Kurz', 'Sofía Müller']);
	await asPerson(server, ada, (call) =>
		call('profile.change', { client_id: newClientId(), person: lena.id, position: 'Innendienst', place: 'Kassel' }),
	);
	return { lena, sofia };
}

test('the directory finds people by name, position and place, however one types it', async ({ house, enter }) => {
	await withMore(house);
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'People' }).click();
	const found = ada.page.getByRole('main').getByRole('listitem');
	await expect(found).toHaveCount(4);
	const search = ada.page.getByRole('searchbox');
	for (const [words, name] of [['mueller', 'Sofía Müller'], ['sofia', 'Sofía Müller'], ['KASSEL innen', 'Lena Kurz']]) {
		await search.fill(words);
		await expect(found).toHaveCount(1);
		await expect(found).toContainText(name);
	}
	await asPerson(house.server, house.ada, (call) =>
		call('profile.change', { client_id: newClientId(), person: house.ada.id, position: 'Vertretung für Sofía' }),
	);
	await search.fill('sofia');
	await expect(found, 'whose name it is comes first').toHaveText([/^.*Sofía Müller/, /^.*Ada Brandt/]);
	await search.fill('nobody at all');
	await expect(ada.page.getByText('0 people')).toBeVisible();
});

test('two people talk: it begins at a name, shows in both rails, and comes back when hidden', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(house.room);
	await ben.open(house.room);
	await ada.say('Guten Morgen');
	await ben.message('Guten Morgen').getByRole('button', { name: 'Ada Brandt' }).click();
	await ben.pick('Write a message');
	await expect(ben.composer).toHaveAttribute('placeholder', 'Message to Ada Brandt');
	await ben.say('Nur unter uns');
	await expect(ada.channel('Ben Okafor')).toContainText('1 unread message');
	await ada.channel('Ben Okafor').click();
	await expect(ada.message('Nur unter uns')).toBeVisible();
	await expect(ada.page.getByRole('main').getByText(/created the channel|joined/)).toHaveCount(0);
	await ada.say('Ja bitte?');
	await expect(ben.message('Ja bitte?')).toBeVisible();

	/* Read for a moment, as the mark asks for. */
	const talk = new URL(ada.page.url()).pathname.split('/')[2];
	const marked = () => asPerson(house.server, house.ada, async (call) => {
		const { mark, head } = await call('room.open', { room: talk });
		return mark === head;
	});
	await expect.poll(marked).toBe(true);
	await ada.openRoomMenu();
	await expect(ada.dialog.getByRole('button', { name: 'Leave channel' }), 'a conversation cannot be left').toHaveCount(0);
	await ada.pick('Hide until something new comes');
	await expect(ada.channel('Ben Okafor')).toHaveCount(0);
	await ada.page.reload();
	await expect(ada.channel('angebote')).toBeVisible();
	await expect(ada.channel('Ben Okafor')).toHaveCount(0);
	await ben.say('Noch da?');
	await expect(ada.channel('Ben Okafor')).toContainText('1 unread message');
});

test('several people share one conversation, on a phone too; writing to the same ones finds it again', async ({ house, enter }) => {
	const { lena, sofia } = await withMore(house);
	const ada = await enter(house.ada);
	await ada.open(house.room);
	for (let i = 0; i < 2; i++) {
		await ada.button('New message').first().click();
		const field = ada.page.getByRole('combobox', { name: 'To whom?' });
		for (const name of ['lena', 'sof']) {
			await field.fill(name);
			await field.press('Enter');
		}
		await ada.button('Remove Lena Kurz').click();
		await field.fill('kassel');
		await field.press('Enter');
		await ada.pick('Open conversation');
		await expect(ada.page.getByRole('heading', { name: 'Lena Kurz, Sofía Müller' })).toBeVisible();
		if (i === 0) await ada.say('Wer kommt mit?');
	}
	await ada.expectTexts(['Wer kommt mit?']);
	const phone = await enter(lena, { ...PHONE, locale: 'de-DE' });
	await phone.page.goto('/');
	await phone.page.getByRole('link', { name: /Ada Brandt, Sofía Müller/ }).tap();
	await expect(phone.message('Wer kommt mit?')).toBeVisible();
	await phone.composer.fill('Ich');
	await phone.page.getByRole('button', { name: 'Senden' }).tap();
	await expect(ada.message('Ich')).toBeVisible();
	const other = await enter(house.ben);
	await other.page.goto(new URL(ada.page.url()).pathname);
	await expect(other.page.getByRole('heading', { name: 'This channel cannot be seen here' })).toBeVisible();
	await asPerson(house.server, sofia, async (call) => {
		const { room } = await call('conversation.open', { client_id: newClientId(), people: [{ person: house.ada.id }, { person: lena.id }] });
		await postAll(call, room, ['Ich auch']);
	});
	await expect(ada.message('Ich auch')).toBeVisible();
});

test('of many people those are drawn that have come near, and keys reach the last', async ({ house, enter }) => {
	const names = Array.from({ length: 149 }, (_, i) => `Gast ${i + 1}`);
	await asPerson(house.server, house.ada, async (call) => {
		const [added] = await Promise.all(names.map((name) => call('person.add', { client_id: newClientId(), name, role: 'member' })));
		const { state } = await call('room.open', { room: added.room });
		const people = state.members.map(({ person }) => ({ person })).filter(({ person }) => person !== house.ada.id && person !== house.ben.id);
		for (let i = 0; i < people.length; i += 50)
			await call('room.invite', { room: house.room, client_id: newClientId(), people: people.slice(i, i + 50) });
	});
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const { page } = ada;
	await ada.button(/^Show members/).click();
	const members = page.getByRole('complementary', { name: 'Members' }).getByRole('listitem');
	await expect(members.first(), 'who is here comes first').toContainText('Ada Brandt');
	expect(await members.count()).toBeLessThan(100);
	await members.first().getByRole('button').first().focus();
	for (let i = 0; i < 320; i++) await page.keyboard.press('Tab');
	await expect(members).toHaveCount(151);
	await page.goto('/people');
	const found = page.getByRole('main').getByRole('listitem');
	await expect(page.getByText('151 people')).toBeVisible();
	expect(await found.count()).toBeLessThan(100);
	await found.first().hover();
	await expect.poll(async () => {
		await page.mouse.wheel(0, 3000);
		return found.last().textContent();
	}).toContain('Gast 149');
});
