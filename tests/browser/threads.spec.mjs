/* Threads: replies to one message, beside their room. */
import { newClientId } from '../lib/ids.mjs';
import { addPeople } from '../lib/people.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

function reply({ server, room }, person, message, ...texts) {
	return asPerson(server, person, async (call) => {
		const seqs = [];
		for (const text of texts) seqs.push((await call('message.reply', { room, message, client_id: newClientId(), text })).seq);
		return seqs;
	});
}

async function post({ server, room }, person, text) {
	const [seq] = await asPerson(server, person, (call) => postAll(call, room, [text]));
	return seq;
}

const pane = (seat) => seat.page.getByRole('complementary', { name: 'Thread' });
const inThread = (seat) => pane(seat).getByRole('article');
const writing = (seat) => seat.page.getByTestId('thread-composer');
const line = (seat, name) => seat.list.getByRole('link', { name });
const inboxLink = (seat) => seat.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: /^Inbox/ });
const railThreads = (seat) => seat.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: /^Threads/ });

/* A person who can look away. */
async function canLookAway(seat) {
	await seat.page.addInitScript(() => {
		let isFocused = true;
		document.hasFocus = () => isFocused;
		window.look = (on) => {
			isFocused = on;
			dispatchEvent(new Event(on ? 'focus' : 'blur'));
		};
	});
}
const look = (seat, on) => seat.page.evaluate((value) => window.look(value), on);

async function answer(seat, text) {
	await writing(seat).fill(text);
	await writing(seat).press('Enter');
}

async function pickInThread(seat, name) {
	await pane(seat).getByRole('button', { name: 'Thread: actions' }).click();
	await seat.dialog.getByRole(/^(Follow|Mute|Don)/.test(name) ? 'radio' : 'button', { name, exact: true }).click();
	await seat.page.keyboard.press('Escape');
	await expect(seat.dialog).toHaveCount(0);
}

test('who is typing in a thread is seen there, and not in the room', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Wer hat die Preisliste?');
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await seat.page.goto(`/r/${room}/${root}/thread`);
	const words = 'Ben Okafor is typing …';
	await expect(writing(ada)).toBeVisible();
	await writing(ben).pressSequentially('Ich su');
	await expect(pane(ada).getByText(words)).toBeVisible();
	await expect(ada.page.getByText(words)).toHaveCount(1);
	await writing(ben).press('Enter');
	await expect(ada.page.getByText(words)).toHaveCount(0);
	await ben.composer.pressSequentially('Im Raum');
	await expect(ada.page.getByText(words)).toHaveCount(1);
	await expect(pane(ada).getByText(words)).toHaveCount(0);
});

test('a reply stands in its thread and not in the room; whoever asked is told and reads it there', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Wer hat die Preisliste?');
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.page.goto('/');
	await ben.open(room);
	await ben.message('Preisliste').hover();
	await ben.message('Preisliste').getByRole('button', { name: 'Reply in thread' }).click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${room}/${root}/thread$`));
	await expect(writing(ben)).toBeFocused();
	await answer(ben, 'Liegt im Laufwerk.');
	await expect(inThread(ben)).toHaveText([/Preisliste/, /Laufwerk/]);
	await expect(pane(ben).getByText('1 reply')).toBeVisible();
	await expect(ben.list.getByRole('article')).toHaveText([/Preisliste/]);
	await expect(railThreads(ben)).toHaveAccessibleName('Threads');

	await expect(railThreads(ada)).toHaveAccessibleName('Threads 1 with something new');
	await expect(ada.channel('angebote')).toHaveAccessibleName('angebote');
	await ada.open(room);
	await line(ada, /^1 reply last .* New$/).click();
	await expect(inThread(ada)).toHaveText([/Preisliste/, /Laufwerk/]);
	await expect(pane(ada).getByTestId('unread-line')).toBeVisible();
	await expect(railThreads(ada)).toHaveAccessibleName('Threads');
	await expect(line(ada, /^1 reply last [^N]*$/)).toBeVisible();
	await answer(ada, 'Danke!');
	await expect(inThread(ben)).toHaveText([/Preisliste/, /Laufwerk/, /Danke/]);
	await expect(line(ben, /^2 replies/)).toBeVisible();
	await ada.page.reload();
	await expect(inThread(ada)).toHaveCount(3);
	await expect(pane(ada).getByTestId('unread-line'), 'what is one\'s own is not new').toHaveCount(0);
});

test('a reply is read only when somebody looks at it', async ({ house, enter }) => {
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const ada = await enter(house.ada);
	await canLookAway(ada);
	await ada.page.goto(`/r/${house.room}/${root}/thread`);
	await expect(inThread(ada)).toHaveCount(1);
	await look(ada, false);
	await reply(house, house.ben, root, 'Ich.');
	await expect(inThread(ada)).toHaveCount(2);
	await expect(railThreads(ada)).toHaveAccessibleName('Threads 1 with something new');
	await ada.page.waitForTimeout(1500);
	await expect(railThreads(ada)).toHaveAccessibleName('Threads 1 with something new');
	await look(ada, true);
	await expect(railThreads(ada)).toHaveAccessibleName('Threads');
	await ada.page.reload();
	await expect(inThread(ada)).toHaveCount(2);
	await expect(railThreads(ada)).toHaveAccessibleName('Threads');
});

test('one follows, mutes and leaves a thread; the list shows what one keeps', async ({ house, enter }) => {
	const { server, room } = house;
	const [cem] = await addPeople(server, house.ada, ['Cem Aydin']);
	await asPerson(server, cem, (call) => call('room.join', { room }));
	const root = await post(house, house.ada, 'Wer hat die Preisliste?');
	await reply(house, house.ben, root, 'Ich suche sie.');
	const seat = await enter(cem);
	await seat.open(room);
	await line(seat, /^1 reply/).click();
	await expect(inThread(seat)).toHaveCount(2);
	await expect(pane(seat).getByTestId('unread-line'), 'nothing is new where one does not follow').toHaveCount(0);
	await pickInThread(seat, 'Follow');
	await railThreads(seat).click();
	const list = seat.page.getByRole('list', { name: 'Threads' }).getByRole('listitem');
	await expect(list).toHaveText([/Ada Brandt.*#angebote.*Preisliste.*Ben Okafor: Ich suche sie\..*1 reply/]);
	await reply(house, house.ben, root, 'Gefunden.');
	await expect(railThreads(seat)).toHaveAccessibleName('Threads 1 with something new');
	await expect(list).toContainText([/Gefunden.*2 replies.*new/]);
	await list.getByRole('link').click();
	await expect(railThreads(seat)).toHaveAccessibleName('Threads');
	await pickInThread(seat, 'Mute');
	await expect(pane(seat).getByRole('img', { name: 'Mute' })).toBeVisible();
	await seat.page.goto('/threads');
	await reply(house, house.ben, root, 'Sie ist veraltet.');
	await expect(list).toContainText([/veraltet.*1 new.*Mute/]);
	await expect(railThreads(seat)).toHaveAccessibleName('Threads');
	await list.getByRole('link').click();
	await expect(inThread(seat)).toHaveCount(4);
	await pickInThread(seat, 'Don’t follow');
	await railThreads(seat).click();
	await expect(seat.page.getByRole('heading', { name: 'No threads yet' })).toBeVisible();
});

test('a thread is named and settled, for all to see, and Ctrl+K finds it by its name', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Wer hat die Preisliste?');
	await post(house, house.ada, 'noch etwas');
	await reply(house, house.ben, root, 'Ich.');
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.page.goto(`/r/${room}/${root}/thread`);
	await ben.open(room);
	await expect(inThread(ada)).toHaveCount(2);
	await pane(ada).getByRole('button', { name: 'Thread: actions' }).click();
	await ada.pick('Name the thread');
	await ada.dialog.getByLabel('Title').fill('Preisliste 2027');
	await ada.dialog.getByLabel('Title').press('Enter');
	await expect(pane(ada).getByRole('heading', { name: 'Preisliste 2027' })).toBeVisible();
	await expect(line(ben, /^Preisliste 2027 1 reply/)).toBeVisible();
	await pane(ada).getByRole('button', { name: 'Thread: actions' }).click();
	await ada.pick('Mark as resolved');
	await expect(pane(ada).getByText('Resolved')).toBeVisible();
	await expect(ben.message('Wer hat').getByText('Resolved')).toBeVisible();
	await ben.page.keyboard.press('Control+k');
	await ben.page.getByRole('combobox').fill('preisl');
	await ben.page.getByRole('option', { name: /Preisliste 2027/ }).click();
	await expect(pane(ben).getByRole('heading', { name: 'Preisliste 2027' })).toBeVisible();
	await pane(ada).getByRole('button', { name: 'Thread: actions' }).click();
	await ada.pick('Open again');
	await expect(pane(ben).getByText('Resolved')).toHaveCount(0);
});

test('the server dies: replies wait on the device, survive a reload, and are sent once; drafts are kept apart', async ({ house, enter }) => {
	const { server, room } = house;
	const root = await post(house, house.ben, 'Wer fährt mit?');
	const ada = await enter(house.ada);
	await ada.page.goto(`/r/${room}/${root}/thread`);
	await expect(inThread(ada)).toHaveCount(1);
	await ada.composer.fill('für den Raum');
	await writing(ada).fill('für den Thread');
	await ada.untilKept();
	await server.kill();
	await expect(ada.banner).toBeVisible();
	await answer(ada, 'Ich, wenn Platz ist.');
	await expect(inThread(ada).last()).toHaveAttribute('data-state', 'pending');
	await expect(ada.list.getByRole('article')).toHaveCount(1);
	await writing(ada).fill('noch nicht fertig');
	await ada.page.waitForTimeout(600);
	await ada.page.reload();
	await server.start();
	await expect(inThread(ada)).toHaveText([/Wer fährt/, /wenn Platz/]);
	await ada.expectAllSent();
	await expect(ada.composer).toHaveValue('für den Raum');
	await expect(writing(ada)).toHaveValue('noch nicht fertig');
	await pane(ada).getByRole('button', { name: 'Close thread' }).click();
	await expect(line(ada, /^1 reply .*Draft/)).toBeVisible();
	const ben = await enter(house.ben);
	await ben.page.goto(`/r/${room}/${root}/thread`);
	await expect(inThread(ben)).toHaveText([/Wer fährt/, /wenn Platz/]);
	await expect(line(ben, /^1 reply/)).toBeVisible();
});

test('a reply has an address: it leads into the thread, over a reload and back again', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Viele Antworten');
	await post(house, house.ada, 'das Letzte im Raum');
	const seqs = await reply(house, house.ben, root, ...Array.from({ length: 130 }, (_, i) => `Antwort ${i}.`));
	const ada = await enter(house.ada);
	await ada.open(room);
	await expect(ada.message('das Letzte')).toBeVisible();
	await ada.page.goto(`/r/${room}/${seqs[4]}`);
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}/${root}/thread/${seqs[4]}$`));
	await expect(inThread(ada).filter({ hasText: 'Antwort 4.' })).toBeInViewport();
	await ada.page.reload();
	await expect(inThread(ada).filter({ hasText: 'Antwort 4.' })).toBeInViewport();
	await expect(inThread(ada).filter({ hasText: 'Viele' })).toHaveCount(1);
	await ada.page.goBack();
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}$`));
	await expect(pane(ada)).toHaveCount(0);
	await line(ada, /^130 replies/).click();
	await expect(inThread(ada).filter({ hasText: 'Antwort 129.' })).toBeVisible();
	expect(await inThread(ada).count()).toBeLessThan(130);
	const list = pane(ada).getByRole('region');
	for (let i = 0; i < 6; i++) {
		await list.evaluate((scroller) => (scroller.scrollTop = 0));
		await ada.page.waitForTimeout(150);
	}
	await expect(inThread(ada)).toHaveCount(131);
	const numbers = await inThread(ada).evaluateAll((rows) => rows.map((row) => Number(row.dataset.seq)));
	expect(numbers).toEqual([root, ...seqs]);
	await ada.page.goto(`/r/${room}/999/thread`);
	await expect(pane(ada).getByText('This thread cannot be seen here.')).toBeVisible();
});

test('a thread with much that is new opens where that begins, or a button leads there', async ({ house, enter }) => {
	const { room } = house;
	const roots = [];
	for (const count of [80, 130]) {
		const root = await post(house, house.ada, `Mit ${count}`);
		const [seq] = await reply(house, house.ben, root, 'gelesen');
		await asPerson(house.server, house.ada, (call) => call('thread.mark', { room, message: root, seq }));
		await reply(house, house.ben, root, ...Array.from({ length: count }, (_, i) => `Antwort ${i}.`));
		roots.push(root);
	}
	const ada = await enter(house.ada);
	const unread = pane(ada).getByText(/^New since/);
	await ada.page.goto(`/r/${room}/${roots[0]}/thread`);
	await expect(inThread(ada).filter({ hasText: 'Antwort 0.' })).toBeInViewport();
	await expect(unread).toBeInViewport();
	await ada.page.goto(`/r/${room}/${roots[1]}/thread`);
	await expect(inThread(ada).filter({ hasText: 'Antwort 129.' })).toBeInViewport();
	await expect(unread).toHaveCount(0);
	const jump = pane(ada).getByRole('button', { name: /99/ });
	const wide = ada.page.viewportSize();
	await ada.page.setViewportSize({ width: 360, height: 800 });
	const { x, width } = await jump.boundingBox();
	expect(x >= 0 && x + width <= 360, `from ${x}, ${width} wide`).toBe(true);
	await ada.page.setViewportSize(wide);
	await jump.click();
	await expect(inThread(ada).filter({ hasText: 'Antwort 0.' })).toBeInViewport();
	await expect(unread).toBeInViewport();
	await expect(jump).toHaveCount(0);
});

test('with keys alone one opens a thread, answers, mends the answer, and is back where one was', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ben, 'Wer fährt mit?');
	await post(house, house.ben, 'danach');
	const ada = await enter(house.ada);
	await ada.open(room);
	await expect(ada.message('danach')).toBeVisible();
	const { keyboard } = ada.page;
	await ada.list.focus();
	await keyboard.press('ArrowUp');
	await keyboard.press('ArrowUp');
	await keyboard.press('r');
	await expect(writing(ada)).toBeFocused();
	await keyboard.type('Ihc.');
	await keyboard.press('Enter');
	await expect(inThread(ada)).toHaveText([/Wer fährt/, /Ihc/]);
	await ada.expectAllSent();
	await keyboard.press('ArrowUp');
	await expect(writing(ada)).toHaveValue('Ihc.');
	await keyboard.press('Escape');
	await expect(writing(ada)).toHaveValue('');
	await keyboard.press('ArrowUp');
	await keyboard.press('Control+a');
	await keyboard.type('Ich.');
	await keyboard.press('Enter');
	await expect(inThread(ada)).toHaveText([/Wer fährt/, /Ich\. \(edited\)/]);
	await ada.expectAllSent();
	await keyboard.press('Shift+F6');
	await keyboard.press('ArrowUp');
	await keyboard.press('r');
	await expect(writing(ada)).toBeFocused();
	await keyboard.press('Escape');
	await expect(pane(ada)).toHaveCount(0);
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}$`));
	await expect(ada.message('Wer fährt')).toBeFocused();
	await expect(ada.message('Wer fährt')).toHaveAttribute('data-seq', String(root));
});

test('with keys alone one goes through the list of threads, and into one', async ({ house, enter }) => {
	const { room } = house;
	const roots = [];
	for (const text of ['Eins', 'Zwei', 'Drei']) {
		roots.push(await post(house, house.ada, text));
		await reply(house, house.ben, roots.at(-1), `Antwort auf ${text}`);
	}
	const ada = await enter(house.ada);
	await ada.page.goto('/threads');
	const items = ada.page.getByRole('list', { name: 'Threads' }).getByRole('listitem');
	await expect(items).toHaveText([/Drei/, /Zwei/, /Eins/]);
	const { keyboard } = ada.page;
	const here = () => ada.page.evaluate(() => document.activeElement.closest('li')?.textContent ?? document.activeElement.dataset.region);
	await keyboard.press('F6');
	await keyboard.press('F6');
	expect(await here(), 'a part of the page of its own').toBe('threads');
	await keyboard.press('Tab');
	expect(await here()).toContain('Drei');
	await keyboard.press('End');
	expect(await here()).toContain('Eins');
	await keyboard.press('ArrowUp');
	expect(await here()).toContain('Zwei');
	await expect(items.locator('a[tabindex="0"]'), 'Tab reaches that one').toHaveText([/Zwei/]);
	await keyboard.press('?');
	await expect(ada.dialog.getByRole('heading', { name: 'In the list of threads' })).toBeVisible();
	await keyboard.press('Escape');
	await expect(ada.dialog).toHaveCount(0);
	await items.nth(1).getByRole('link').focus();
	await keyboard.press('Enter');
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}/${roots[1]}/thread$`));
	await expect(inThread(ada)).toHaveText([/Zwei/, /Antwort auf Zwei/]);
});

test('where a thread covers its room, what is said there is not read until it shows again', async ({ house, enter }) => {
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const ada = await enter(house.ada, { viewport: { width: 900, height: 700 } });
	await ada.page.goto(`/r/${house.room}/${root}/thread`);
	await expect(inThread(ada)).toHaveCount(1);
	await post(house, house.ben, 'Im Raum geht es weiter.');
	await expect(ada.channel('angebote')).toHaveAccessibleName('angebote 1 unread message');
	await ada.page.waitForTimeout(1500);
	await expect(ada.channel('angebote')).toHaveAccessibleName('angebote 1 unread message');
	await ada.page.keyboard.press('Escape');
	await expect(ada.message('geht es weiter')).toBeVisible();
	await expect(ada.channel('angebote')).toHaveAccessibleName('angebote');
});

test('a reply that is refused says so under its message, and can be thrown away', async ({ house, enter }) => {
	const { server, room } = house;
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const ben = await enter(house.ben);
	await ben.page.goto(`/r/${room}/${root}/thread`);
	await expect(inThread(ben)).toHaveCount(1);
	await ben.context.setOffline(true);
	await server.stop();
	await server.start();
	await answer(ben, 'Ich.');
	await expect(inThread(ben).last()).toHaveAttribute('data-state', 'pending');
	await asPerson(server, house.ada, (call) => call('message.erase', { room, message: root, client_id: newClientId() }));
	await ben.context.setOffline(false);
	await expect(inThread(ben).last()).toHaveAttribute('data-state', 'failed', { timeout: 20_000 });
	await pane(ben).getByRole('button', { name: 'Close thread' }).click();
	await line(ben, /Not sent/).click();
	await pane(ben).getByRole('button', { name: 'Delete', exact: true }).click();
	await expect(inThread(ben)).toHaveText([/Message deleted/]);
});

test('where a thread covers its room, F6 passes the room over', async ({ house, enter }) => {
	const root = await post(house, house.ben, 'Wer fährt mit?');
	const ada = await enter(house.ada, { viewport: { width: 900, height: 700 } });
	await ada.page.goto(`/r/${house.room}/${root}/thread`);
	await expect(writing(ada)).toBeFocused();
	const round = [];
	for (let i = 0; i < 3; i++) {
		await ada.page.keyboard.press('F6');
		round.push(await ada.page.evaluate(() => document.activeElement.closest('[data-region]')?.dataset.region));
	}
	expect(round).toEqual(['rail', 'thread', 'thread-composer']);
});

test('on a phone a thread is a page of its own, reached from the room and from the list', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Wer fährt mit?');
	await reply(house, house.ben, root, 'Ich.');
	const ada = await enter(house.ada, PHONE);
	await ada.page.goto('/');
	await railThreads(ada).click();
	await ada.page.getByRole('list', { name: 'Threads' }).getByRole('link').click();
	await expect(ada.page.getByRole('heading', { level: 1, name: 'Thread' })).toBeVisible();
	await expect(inThread(ada)).toHaveCount(2);
	await expect(ada.page.locator('.room-own')).not.toBeVisible();
	await answer(ada, 'Bestens.');
	await pane(ada).getByRole('button', { name: 'Send' }).click();
	await expect(inThread(ada)).toHaveCount(3);
	await ada.expectAllSent();
	await pane(ada).getByRole('button', { name: 'Close thread' }).click();
	await expect(ada.message('Wer fährt')).toBeVisible();
	await expect(line(ada, /^2 replies/)).toBeVisible();
	await ada.page.goBack();
	await expect(inThread(ada)).toHaveCount(3);
});

test('the inbox has the last reply of each thread, and leads to it', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const ada = await enter(house.ada);
	await ada.page.goto('/inbox');
	await reply(house, house.ben, root, 'Ich.', 'Oder doch nicht.');
	const items = ada.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem');
	await expect(items).toHaveText([/Ben Okafor replies in a thread in #angebote.*Oder doch nicht/]);
	await expect(inboxLink(ada)).toHaveAccessibleName('Inbox 1 open');
	await items.getByRole('link').click();
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}/${root}/thread/\\d+$`));
	await expect(inThread(ada)).toHaveText([/Wer fährt/, /Ich/, /Oder doch nicht/]);
	await expect(inboxLink(ada), 'what was read has left it').toHaveAccessibleName('Inbox');
	await ada.page.goto('/inbox');
	await expect(ada.page.getByText('All caught up')).toBeVisible();
});

test('with a key a thread is unread from a reply on, until one says otherwise', async ({ house, enter }) => {
	const { room } = house;
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const [ada, second] = [await enter(house.ada), await enter(house.ada)];
	await second.page.goto('/');
	await ada.page.goto(`/r/${room}/${root}/thread`);
	await reply(house, house.ben, root, 'Ich.', 'Oder doch nicht.');
	await expect(inThread(ada)).toHaveText([/Wer fährt/, /Ich/, /Oder doch nicht/]);
	await expect(railThreads(second)).toHaveAccessibleName('Threads');
	await inThread(ada).nth(2).focus();
	await ada.page.keyboard.press('u');
	await expect(pane(ada).getByTestId('unread-line')).toBeVisible();
	await expect(railThreads(second)).toHaveAccessibleName('Threads 1 with something new');
	await expect(inboxLink(second)).toHaveAccessibleName('Inbox 1 open');
	await ada.page.waitForTimeout(1500);
	await expect(railThreads(ada)).toHaveAccessibleName('Threads 1 with something new');
	await inThread(ada).nth(1).hover();
	await inThread(ada).nth(1).getByRole('button', { name: 'Unread from here' }).click();
	await pane(ada).getByRole('button', { name: 'Mark as read' }).click();
	await expect(railThreads(ada)).toHaveAccessibleName('Threads');
	await expect(railThreads(second)).toHaveAccessibleName('Threads');
});

test('a call in a thread shows at its room until one looks there, and stays in the inbox', async ({ house, enter }) => {
	const { server, room } = house;
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const ben = await enter(house.ben);
	await ben.open(room);
	await expect(ben.channel('angebote')).toHaveAccessibleName('angebote');
	await ben.page.waitForTimeout(1500);
	await ben.page.goto('/inbox');
	const mentions = [{ at: 0, size: 4, kind: 'person', id: house.ben.id }];
	await asPerson(server, house.ada, (call) => call('message.reply', { room, message: root, client_id: newClientId(), text: '@Ben du?', mentions }));
	await expect(ben.channel('angebote')).toHaveAccessibleName('angebote 1 mention');
	await ben.page.reload();
	await expect(ben.channel('angebote')).toHaveAccessibleName('angebote 1 mention');
	await expect(railThreads(ben)).toHaveAccessibleName('Threads 1 with something new');
	await ben.channel('angebote').click();
	await expect(line(ben, /^1 reply.*New/)).toBeVisible();
	await ben.page.waitForTimeout(1500);
	await ben.page.goto('/inbox');
	await expect(railThreads(ben)).toHaveAccessibleName('Threads 1 with something new');
	await expect(ben.channel('angebote'), 'also for the server').toHaveAccessibleName('angebote');
	await expect(ben.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')).toHaveText([/mentions you in #angebote.*@Ben/]);
});

test('erasing a message leaves its replies, and nothing can be added', async ({ house, enter }) => {
	const { server, room } = house;
	const root = await post(house, house.ada, 'Wer fährt mit?');
	const [first] = await reply(house, house.ben, root, 'Ich.', 'Und Cem.');
	const ada = await enter(house.ada);
	await ada.page.goto(`/r/${room}/${root}/thread`);
	await expect(inThread(ada)).toHaveCount(3);
	await asPerson(server, house.ben, (call) => call('message.erase', { room, message: first, client_id: newClientId() }));
	await expect(line(ada, /^1 reply/)).toBeVisible();
	await expect(inThread(ada)).toHaveText([/Wer fährt/, /Message deleted/, /Und Cem/]);
	await asPerson(server, house.ada, (call) => call('message.erase', { room, message: root, client_id: newClientId() }));
	await expect(inThread(ada)).toHaveText([/Message deleted/, /Message deleted/, /Und Cem/]);
	await expect(writing(ada)).toHaveCount(0);
	await expect(pane(ada).getByText('It can no longer be replied to.')).toBeVisible();
	await expect(line(ada, /^1 reply/)).toBeVisible();
});
