import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

const COUNT = 420;
const WINDOW_ROWS = 320;

/* Of different heights, so that a place can be lost. */
const TEXTS = Array.from({ length: COUNT }, (_, i) => {
	return `Nachricht ${i}.` + ' Und noch ein langer Satz dazu, der umbricht.'.repeat((i * 7) % 6);
});

async function fill({ server, ada, ben, room }) {
	const numbers = await asPerson(server, ada, (call) => postAll(call, room, TEXTS));
	await asPerson(server, ben, (call) => call('room.mark', { room, seq: Math.max(...numbers) }));
}

/* The first message in view and where it stands, looked at when nothing moves any more. */
async function placeOf(seat) {
	await seat.page.waitForTimeout(300);
	return seat.list.evaluate((list) => {
		const edge = list.getBoundingClientRect().top;
		for (const row of list.querySelectorAll('article')) {
			const box = row.getBoundingClientRect();
			if (box.bottom > edge + 1) return { seq: Number(row.dataset.seq), top: box.top };
		}
		return undefined;
	});
}

const topOf = (seat, seq) =>
	seat.page.locator(`[data-seq="${seq}"]`).evaluate((row) => row.getBoundingClientRect().top);

test('scrolling back reads the whole history, and no message ever jumps', async ({ house, enter }) => {
	test.slow();
	await fill(house);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await expect(ben.message(`Nachricht ${COUNT - 1}.`)).toBeInViewport();
	await ben.list.hover();
	for (let tries = 0; tries < 300; tries++) {
		const { first, moved } = await scrollAndWatch(ben, -900);
		expect(Math.abs(moved), `at message ${first}`).toBeLessThanOrEqual(1);
		if (await ben.message('Nachricht 0.').count()) {
			if (await ben.list.evaluate((list) => list.scrollTop === 0)) break;
		}
	}
	await expect(ben.message('Nachricht 0.')).toBeInViewport();
	const numbers = await ben.numbers();
	expect(numbers.length).toBeLessThanOrEqual(WINDOW_ROWS);
	expect(numbers).toEqual(numbers.map((_, i) => numbers[0] + i));

	await ben.button('Jump to latest').click();
	await expect(ben.message(`Nachricht ${COUNT - 1}.`)).toBeInViewport();
});

/* How far down the list what is sought stands, when nothing moves any more. */
async function placeInList(seat, locator) {
	await seat.page.waitForTimeout(300);
	const [box, list] = [await locator.boundingBox(), await seat.list.boundingBox()];
	return (box.y - list.y) / list.height;
}

test('one comes to where the unread begins, or to the message of the address, and stays there', async ({ house, enter }) => {
	await fill(house);
	const { server, ada, ben: reader, room } = house;
	const other = await asPerson(server, reader, (call) => createRoom(call, 'messe'));
	const ben = await enter(reader);
	await ben.open(other);
	const seqs = await asPerson(server, ada, (call) => postAll(call, room, TEXTS.slice(0, 60).map((text) => `Neu: ${text}`)));
	await ben.channel('angebote').click();
	const first = ben.page.locator(`[data-seq="${seqs[0]}"]`);
	await expect(ben.unreadLine).toBeInViewport();
	expect(await placeInList(ben, first)).toBeCloseTo(1 / 4, 1);
	await ben.page.goto(`/r/${room}/${seqs[20]}`);
	const meant = ben.page.locator(`[data-seq="${seqs[20]}"]`);
	await expect(meant).toBeInViewport();
	expect(await placeInList(ben, meant)).toBeCloseTo(1 / 4, 1);
	await ben.page.reload();
	await expect(meant).toBeInViewport();
	expect(await placeInList(ben, meant)).toBeCloseTo(1 / 4, 1);
});

test('who is at the very top when a page comes in above stays with the message', async ({ house, enter }) => {
	await fill(house);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await expect(ben.message(`Nachricht ${COUNT - 1}.`)).toBeInViewport();
	const { first, top } = await ben.list.evaluate((list) => {
		list.scrollTop = 0;
		const row = list.querySelector('article');
		return { first: Number(row.dataset.seq), top: row.getBoundingClientRect().top };
	});
	await expect.poll(async () => (await ben.numbers())[0]).toBeLessThan(first);
	await placeOf(ben);
	expect(Math.abs((await topOf(ben, first)) - top)).toBeLessThanOrEqual(1);
	expect((await ben.numbers())[0], 'not all pages').toBeGreaterThan(first - 200);
});

/* Scrolls at once, and then sees whether rows that come in above move what is in view: until for a
 * while none have come any more. */
async function scrollAndWatch(seat, by) {
	return seat.list.evaluate(async (list, by) => {
		list.scrollTop += by;
		const edge = list.getBoundingClientRect().top;
		const row = [...list.querySelectorAll('article')].find((one) => one.getBoundingClientRect().bottom > edge + 1);
		const before = row.getBoundingClientRect().top;
		for (let quiet = 0, height = list.scrollHeight; quiet < 15; quiet++) {
			await new Promise((resolve) => setTimeout(resolve, 20));
			if (list.scrollHeight !== height) quiet = 0;
			height = list.scrollHeight;
		}
		return { first: row.dataset.seq, moved: row.isConnected ? row.getBoundingClientRect().top - before : Infinity };
	}, by);
}

test('new messages, edits and a smaller window leave the place where one reads', async ({ house, enter }) => {
	await fill(house);
	const ben = await enter(house.ben);
	await ben.open(house.room, 200);
	const place = await placeOf(ben);
	await asPerson(house.server, house.ada, async (call) => {
		await postAll(call, house.room, ['ganz neu', 'noch neuer']);
		for (const message of [150, 195])
			await call('message.edit', {
				room: house.room,
				message,
				client_id: `01jdf3w8k2m4n6p8r0t2v4x${message}`,
				text: 'jetzt viel länger '.repeat(40),
			});
	});
	await expect(ben.page.getByRole('button', { name: '2 new messages' })).toBeVisible();
	const after = await placeOf(ben);
	expect(after.seq).toBe(place.seq);
	expect(Math.abs(after.top - place.top)).toBeLessThanOrEqual(1);
	await ben.page.getByRole('button', { name: '2 new messages' }).click();
	await expect(ben.message('noch neuer')).toBeInViewport();
});

test('at the end one stays at the end', async ({ house, enter }) => {
	await fill(house);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await expect(ben.message(`Nachricht ${COUNT - 1}.`)).toBeInViewport();
	for (let i = 0; i < 3; i++) {
		await asPerson(house.server, house.ada, (call) => postAll(call, house.room, [`frisch ${i} ${'x '.repeat(300)}`]));
		await expect(ben.message(`frisch ${i}`)).toBeInViewport();
	}
});

test('a message has an address: it opens there, also after a reload, and back goes back', async ({ house, enter }) => {
	await fill(house);
	const ben = await enter(house.ben);
	/* The room's first events are its making and who joined. */
	const seq = 53;
	await ben.open(house.room, seq);
	const target = ben.page.locator(`[data-seq="${seq}"]`);
	await expect(target).toBeInViewport();
	const top = await topOf(ben, seq);
	await ben.page.reload();
	await expect(target).toBeInViewport();
	await expect.poll(async () => Math.abs((await topOf(ben, seq)) - top)).toBeLessThanOrEqual(2);

	await ben.page.evaluate((path) => {
		const link = document.createElement('a');
		link.href = path;
		document.querySelector('main').append(link);
		link.click();
		link.remove();
	}, `/r/${house.room}/300`);
	await expect(ben.page.locator('[data-seq="300"]')).toBeInViewport();
	await ben.page.goBack();
	await expect(target).toBeInViewport();
	await expect(ben.page).toHaveURL(`/r/${house.room}/${seq}`);
});

test('the link of a message that one copies leads another there', async ({ house, enter }) => {
	await fill(house);
	const ada = await enter(house.ada, { permissions: ['clipboard-read', 'clipboard-write'] });
	await ada.open(house.room, 100);
	await ada.page.locator('[data-seq="100"]').hover();
	await ada.page.locator('[data-seq="100"]').getByRole('button', { name: 'Copy link' }).click();
	await expect(ada.page.getByText('Link copied')).toBeVisible();
	const link = await ada.page.evaluate(() => navigator.clipboard.readText());
	expect(link).toBe(`${house.server.origin}/r/${house.room}/100`);
	const ben = await enter(house.ben);
	await ben.page.goto(link);
	await expect(ben.page.locator('[data-seq="100"]')).toBeInViewport();
});

test('an address from before one came leads to where one came, and nothing is read by it', async ({ house, enter }) => {
	const { server } = house;
	const room = await asPerson(server, house.ada, async (call) => {
		const settings = { title: 'spaeter', access: 'closed', newcomers: 'joined' };
		const { room } = await call('room.create', { client_id: newClientId(), ...settings });
		await postAll(call, room, ['davor', 'auch davor']);
		await call('room.invite', { room, client_id: newClientId(), people: [{ person: house.ben.id }] });
		await postAll(call, room, TEXTS);
		return room;
	});
	const ben = await enter(house.ben);
	await ben.page.goto(`/r/${room}/3`);
	await expect(ben.message('Nachricht 0.')).toBeInViewport();
	await expect(ben.page.locator('.jumps .jump')).toBeVisible();
	await ben.page.waitForTimeout(2000);
	const { mark, head } = await asPerson(server, house.ben, (call) => call('room.open', { room }));
	expect(mark).toBeLessThan(head);
	await ben.list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
	await expect(ben.message('Nachricht 100.')).toBeAttached();
});

test('an address of nothing says so, and so does one of a room one may not see', async ({ house, enter }) => {
	const secret = await asPerson(house.server, house.ada, (call) =>
		call('room.create', { client_id: '01jdf3w8k2m4n6p8r0t2v4x6zz', title: 'vorstand' }),
	);
	const ben = await enter(house.ben);
	const words = [];
	for (const room of ['0000000000000', secret.room]) {
		await ben.page.goto(`/r/${room}`);
		await expect(ben.page.getByRole('heading', { name: 'This channel cannot be seen here' })).toBeVisible();
		words.push(await ben.page.getByRole('main').innerText());
	}
	expect(words[0]).toBe(words[1]);
});
