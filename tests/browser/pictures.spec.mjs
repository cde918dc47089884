/* Pictures of people and the organisation's logo: chosen, shown, seen by others, taken away. */
import { newClientId } from '../lib/ids.mjs';
import { addPeople } from '../lib/people.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/* A PNG file of this size: green, with red wings left and right of the middle square. */
async function painted(page, width, height) {
	const base64 = await page.evaluate(
		([w, h]) => {
			const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
			const context = canvas.getContext('2d');
			context.fillStyle = '#c00000';
			context.fillRect(0, 0, w, h);
			context.fillStyle = '#00a000';
			context.fillRect((w - h) / 2, 0, h, h);
			return canvas.toDataURL('image/png').split(',')[1];
		},
		[width, height],
	);
	return { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') };
}

/* {size, corner}: how large a picture on screen is, and whether its corner is red or green. */
async function look(image) {
	await expect(image).toBeVisible();
	return image.evaluate(async (img) => {
		await img.decode();
		const canvas = Object.assign(document.createElement('canvas'), { width: img.naturalWidth, height: img.naturalHeight });
		const context = canvas.getContext('2d');
		context.drawImage(img, 0, 0);
		const [red, green] = context.getImageData(2, 2, 1, 1).data;
		return { size: [img.naturalWidth, img.naturalHeight], corner: red > green ? 'red' : 'green' };
	});
}

/* A PNG of one point. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const SQUARE = { size: [192, 192], corner: 'green' };

const NOT_A_PICTURE = { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') };

async function openProfile(seat) {
	await seat.openMenu();
	await seat.pick('Profile');
	await expect(seat.dialog.getByLabel('First and last name')).toBeVisible();
}

test('a picture is cropped, shown before it is saved, and seen by the others at once', async ({ house, enter }) => {
	const { server, ben, room } = house;
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.page.getByRole('button', { name: /^Show members/ }).click();
	const theirs = ada.page.getByRole('complementary', { name: 'Members' }).locator('.member', { hasText: 'Ben Okafor' });
	await expect(theirs.locator('.avatar')).toHaveText('BO');
	const seat = await enter(ben);
	await seat.open(room);
	await openProfile(seat);
	await seat.dialog.getByLabel('Choose a picture').setInputFiles(await painted(seat.page, 900, 300));
	expect(await look(seat.dialog.locator('.avatar img'))).toEqual(SQUARE);
	await expect(theirs.locator('img'), 'not before it is saved').toHaveCount(0);
	await seat.pick('Save');
	await expect(seat.page.getByRole('paragraph').filter({ hasText: /^Saved$/ })).toBeVisible();
	expect(await look(theirs.locator('img'))).toEqual(SQUARE);
	expect(await look(seat.page.locator('.rail-me img'))).toEqual(SQUARE);
	const { data } = await asPerson(server, ben, (call) => call('picture.get', { person: ben.id }));
	expect(data.length, 'drawn anew').toBeLessThan(4000);
	expect(Buffer.from(data, 'base64').toString('latin1', 8, 12)).toBe('WEBP');

	await openProfile(seat);
	await expect(seat.dialog.getByLabel('Another picture')).toBeAttached();
	await seat.pick('Remove');
	await expect(seat.dialog.locator('.avatar')).toHaveText('BO');
	await seat.pick('Save');
	await expect(theirs.locator('.avatar')).toHaveText('BO');
});

test('a picture is there again after reloading', async ({ house, enter }) => {
	const seat = await enter(house.ben);
	await seat.open(house.room);
	await openProfile(seat);
	await seat.dialog.getByLabel('Choose a picture').setInputFiles(await painted(seat.page, 200, 200));
	await seat.pick('Save');
	expect(await look(seat.page.locator('.rail-me img'))).toEqual(SQUARE);
	await seat.page.reload();
	expect(await look(seat.page.locator('.rail-me img'))).toEqual(SQUARE);
	await expect(seat.page.locator('.rail-me img')).toHaveAttribute('src', /^blob:/);
});

test('a file that is no picture is refused with a sentence, and the next one is taken', async ({ house, enter }) => {
	const seat = await enter(house.ben);
	await seat.open(house.room);
	await openProfile(seat);
	const field = seat.dialog.getByLabel('Choose a picture');
	await field.setInputFiles(NOT_A_PICTURE);
	await expect(seat.dialog.getByRole('alert').filter({ hasText: 'This file cannot be read as a picture.' })).toBeVisible();
	await expect(seat.dialog.locator('.avatar')).toHaveText('BO');
	await expect(field).toHaveAttribute('aria-invalid', 'true');
	await expectAccessible(seat, 'with what is no picture');
	await field.setInputFiles(await painted(seat.page, 40, 40));
	expect(await look(seat.dialog.locator('.avatar img'))).toEqual(SQUARE);
	await expect(seat.dialog.getByText('This file cannot be read')).toHaveCount(0);
	await expectAccessible(seat, 'with a picture');
});

test('a picture is chosen with the keyboard alone', async ({ house, enter }) => {
	const seat = await enter(house.ben);
	const { page } = seat;
	await seat.open(house.room);
	const picture = await painted(page, 300, 300);
	/* Listened for from here on: the page is told so some time after, and the choice of the system waits for nobody. */
	page.on('filechooser', (chooser) => chooser.setFiles(picture));
	await openProfile(seat);
	await page.keyboard.press('Shift+Tab');
	await expect(seat.dialog.getByLabel('Choose a picture')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(seat.dialog.locator('.avatar img')).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(seat.button('Remove')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(seat.dialog.locator('.avatar')).toHaveText('BO');
});

test('administrators set the picture of others, and on a phone one sets one’s own', async ({ house, enter }) => {
	const seat = await enter(house.ben, PHONE);
	await seat.page.goto('/');
	await openProfile(seat);
	await seat.dialog.getByLabel('Choose a picture').setInputFiles(await painted(seat.page, 300, 900));
	await seat.pick('Save');
	const own = seat.page.locator('.me-page .avatar img');
	expect(await look(own)).toEqual(SQUARE);
	const before = await own.getAttribute('src');
	const ada = await enter(house.ada);
	await ada.page.goto('/people');
	await ada.page.getByRole('main').getByRole('button', { name: 'Ben Okafor' }).first().click();
	await ada.pick('Edit profile');
	await ada.dialog.getByLabel('Another picture').setInputFiles(await painted(ada.page, 300, 300));
	await ada.pick('Save');
	await expect(own).not.toHaveAttribute('src', before);
	expect(await look(own)).toEqual(SQUARE);
});

test('each picture is asked for once, and a few at a time', async ({ house, enter }) => {
	const { server, ada } = house;
	const people = await addPeople(server, ada, Array.from({ length: 12 }, (_, i) => `Gast Nummer ${i}`));
	await asPerson(server, ada, async (call) => {
		for (const { id } of people) await call('picture.set', { client_id: newClientId(), person: id, data: DOT });
	});
	const seat = await enter(ada);
	const asked = [];
	const open = new Set();
	let most = 0;
	seat.page.on('websocket', (socket) => {
		socket.on('framesent', ({ payload }) => {
			const { id, method, params } = JSON.parse(payload);
			if (method !== 'picture.get') return;
			asked.push(params.person);
			open.add(id);
			most = Math.max(most, open.size);
		});
		socket.on('framereceived', ({ payload }) => open.delete(JSON.parse(payload).id));
	});
	await seat.page.goto('/people');
	await expect(seat.page.getByRole('main').locator('.avatar img')).toHaveCount(12);
	expect(asked.sort()).toEqual(people.map(({ id }) => id).sort());
	expect(most).toBeLessThanOrEqual(3);
});

test('the logo stands in the rail and on the sign-in page', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.open(house.room);
	const ada = await enter(house.ada, { colorScheme: 'dark' });
	await ada.page.goto('/admin/house');
	await ada.page.getByLabel('Choose a picture').setInputFiles(NOT_A_PICTURE);
	await expect(ada.page.getByText('This file cannot be read as a picture.')).toBeVisible();
	await ada.page.getByLabel('Choose a picture').setInputFiles(await painted(ada.page, 1600, 400));
	const preview = ada.page.getByRole('main').getByRole('img', { name: 'Logo' });
	expect(await look(preview), 'not cropped').toEqual({ size: [320, 80], corner: 'red' });
	await expectAccessible(ada, 'the house with a logo');
	await ada.button('Save').click();
	await expect(ada.page.getByRole('paragraph').filter({ hasText: /^Saved$/ })).toBeVisible();
	for (const seat of [ada, ben]) {
		const link = seat.page.getByRole('link', { name: 'Brandt Vertrieb' });
		expect(await look(link.getByRole('img', { name: 'Brandt Vertrieb' }))).toEqual({ size: [320, 80], corner: 'red' });
	}
	for (const options of [PHONE, { colorScheme: 'dark' }]) {
		const guest = await enter(undefined, options);
		await guest.page.goto('/sign-in');
		expect((await look(guest.page.locator('.sign-in-box .logo'))).size).toEqual([320, 80]);
		await expect(guest.page.getByText('Brandt Vertrieb')).toBeVisible();
		await expectAccessible(guest, 'signing in with a logo');
	}
	await ada.page.getByRole('main').getByRole('button', { name: 'Remove' }).click();
	await expect(preview).toHaveCount(0);
	await ada.button('Save').click();
	await expect(ben.page.getByRole('link', { name: 'Brandt Vertrieb' })).toHaveText('Brandt Vertrieb');
});
