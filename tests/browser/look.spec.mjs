import { newClientId } from '../lib/ids.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';
import { openMeeting, planMeeting } from './meeting.mjs';

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

test('whose browser speaks German sees German, and can change to English for good', async ({ house, enter }) => {
	const ada = await enter(house.ada, { locale: 'de-DE' });
	await ada.page.goto(`/r/${house.room}`);
	await expect(ada.page.locator('html')).toHaveAttribute('lang', 'de');
	await expect(ada.composer).toHaveAttribute('placeholder', 'Nachricht an angebote');
	await ada.page.getByRole('button', { name: 'Eigenes Menü' }).click();
	await ada.button('Einstellungen').click();
	await ada.page.getByRole('radio', { name: 'English' }).check();
	await expect(ada.page.getByRole('group', { name: 'Language' })).toBeVisible();
	await ada.page.keyboard.press('Escape');
	await expect(ada.composer).toHaveAttribute('placeholder', 'Message to angebote');
	await ada.page.reload();
	await expect(ada.composer).toHaveAttribute('placeholder', 'Message to angebote');
	await expect(ada.page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the sign-in page speaks both languages', async ({ server, enter }) => {
	const guest = await enter(undefined, { locale: 'de-AT' });
	await guest.page.goto('/sign-in');
	await expect(guest.page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
	await guest.button('English').click();
	await expect(guest.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	expect(server.isRunning).toBe(true);
});

/* How light a colour is, 0 to 1. */
function lightness(colour) {
	const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
	return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

const background = async (seat) =>
	lightness(await seat.page.evaluate(() => getComputedStyle(document.body).backgroundColor));

test('it is dark when the device is, and as one chooses when one does', async ({ house, enter }) => {
	const ada = await enter(house.ada, { colorScheme: 'dark' });
	await ada.open(house.room);
	expect(await background(ada)).toBeLessThan(0.2);
	await ada.page.emulateMedia({ colorScheme: 'light' });
	expect(await background(ada)).toBeGreaterThan(0.8);
	await ada.openSettings();
	await ada.page.getByRole('radio', { name: 'Dark' }).check();
	expect(await background(ada)).toBeLessThan(0.2);
	const frame = ada.page.locator('meta[name=theme-color]').first();
	await expect(frame, "the browser's own frame too").toHaveAttribute('content', '#15181B');
	await ada.page.reload();
	await expect(ada.composer).toBeVisible();
	expect(await background(ada)).toBeLessThan(0.2);
});

test('what one sets holds in the other tab at once, and compact shows more', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, Array.from({ length: 30 }, (_, i) => `Nachricht ${i}`)));
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const otherTab = await ada.context.newPage();
	await otherTab.goto(`/r/${house.room}`);
	const rows = otherTab.getByRole('article');
	await expect(rows).toHaveCount(30);
	const height = () => rows.nth(20).evaluate((row) => row.getBoundingClientRect().height);
	const before = await height();
	await ada.openSettings();
	await ada.page.getByRole('radio', { name: 'Compact' }).check();
	await expect.poll(height).toBeLessThan(before);
	await expect(otherTab.locator('html')).toHaveAttribute('data-density', 'compact');
});

/* Nothing sticks out to the side, and nothing that can be pressed is too small for a finger. */
const FINGER_PX = 44;

async function expectFits(seat, where) {
	const found = await seat.page.evaluate((least) => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden');
		/* In a box of its own, which fits. */
		const isScrolled = (one) => {
			const box = one.parentElement?.closest('.format-bar, .note-tools, .text-scroll');
			return box && box.getBoundingClientRect().right <= clientWidth + 1;
		};
		const small = [...document.querySelectorAll('button, a[href], input, textarea, [role="option"]')]
			.filter(isSeen)
			.filter((one) => {
				const box = (one.closest('label') ?? one).getBoundingClientRect();
				const isInText = getComputedStyle(one).display === 'inline';
				return !isInText && (box.width < least || box.height < least);
			})
			.map((one) => one.outerHTML.slice(0, 80));
		const outside = [...document.querySelectorAll('body *')]
			.filter(isSeen)
			.filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !isScrolled(one))
			.map((one) => one.outerHTML.slice(0, 80));
		return { wider: scrollWidth - clientWidth, small, outside };
	}, FINGER_PX);
	expect(found, where).toEqual({ wider: 0, small: [], outside: [] });
}

test('on a phone every screen fits, and one gets everywhere by touch', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(8);
	await asPerson(server, ada, (call) =>
		postAll(call, room, ['kurz', long, `https://example.org/${'pfad/'.repeat(60)}`, '# '.repeat(200)]),
	);
	const guest = await enter(undefined, PHONE);
	await guest.page.goto('/sign-in');
	await expect(guest.page.getByLabel('E-mail')).toBeVisible();
	await expectFits(guest, 'sign-in');

	const seat = await enter(ada, PHONE);
	await seat.page.goto('/');
	await expect(seat.channel('angebote')).toBeVisible();
	await expectFits(seat, 'rail');
	await seat.channel('angebote').tap();
	await expect(seat.message('kurz')).toBeVisible();
	await expect(seat.channel('angebote')).toBeHidden();
	await expectFits(seat, 'room');

	await seat.composer.fill('vom Telefon');
	await seat.button('Send').tap();
	await expect(seat.message('vom Telefon')).toHaveAttribute('data-state', 'sent');
	await seat.page.getByRole('button', { name: /^Show members/ }).tap();
	await expect(seat.page.getByRole('complementary', { name: 'Members' })).toBeVisible();
	await expectFits(seat, 'members');
	await seat.page.getByRole('complementary').getByRole('button', { name: 'Hide members' }).tap();

	await seat.page.getByRole('link', { name: 'Back to the list' }).tap();
	await expect(seat.channel('angebote')).toBeVisible();
	await expectDialogsFit(seat, ['Browse channels', 'New channel', 'Switch to …', 'New message']);

	const bar = seat.page.getByRole('navigation', { name: 'Main parts' });
	await expect(bar.getByRole('link', { name: 'Rooms' })).toHaveAttribute('aria-current', 'page');
	await bar.getByRole('link', { name: 'Me', exact: true }).tap();
	await expect(seat.page.getByRole('heading', { name: 'Ada Brandt' })).toBeVisible();
	await expect(seat.channel('angebote'), 'one part at a time').toBeHidden();
	await expectFits(seat, 'me');
	await expectDialogsFit(seat, ['Set status', 'Profile', 'Set a password', 'Settings', 'Sign in another device', 'Sign out']);
	await seat.page.goBack();
	await expect(seat.channel('angebote')).toBeVisible();
	await seat.channel('angebote').tap();
	await expect(bar, 'the room has the whole screen').toHaveCount(0);
});

test('threads and all that is unread fit on a phone, with long words and in German too', async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(8);
	const [root] = await asPerson(server, ada, (call) => postAll(call, room, [long]));
	await asPerson(server, ben, async (call) => {
		for (const text of ['kurz', long]) await call('message.reply', { room, message: root, client_id: newClientId(), text });
		await call('thread.change', { room, message: root, client_id: newClientId(), title: long.slice(0, 80), resolved: true });
		await postAll(call, room, Array.from({ length: 12 }, () => long));
	});
	const seat = await enter(ada, { ...PHONE, locale: 'de-DE' });
	await seat.page.goto('/unread');
	await expect(seat.page.getByRole('article')).toHaveCount(12);
	await expect(seat.button('2 weitere zeigen')).toBeVisible();
	await expectFits(seat, 'all that is unread');
	await seat.page.goto('/threads');
	await seat.page.getByRole('list', { name: 'Threads' }).getByRole('link').waitFor();
	await expectFits(seat, 'list of threads');
	await seat.page.goto(`/r/${room}`);
	await expect(seat.page.getByText('Gelöst')).toBeVisible();
	await expectFits(seat, 'room');
	await seat.page.getByRole('link', { name: /2 Antworten/ }).tap();
	await expect(seat.page.getByRole('complementary', { name: 'Thread' }).getByRole('article')).toHaveCount(3);
	await expectFits(seat, 'thread');
	await seat.button('Thread: Aktionen').tap();
	await expectFits(seat, 'what can be done with a thread');
	await seat.dialog.getByRole('button', { name: 'Thread benennen' }).tap();
	await expect(seat.dialog.getByLabel('Titel')).toBeVisible();
	await expectFits(seat, 'naming a thread');
});

test('tasks and decisions fit on a phone, with long words and in German', async ({ house, enter }) => {
	const { server, room, ada } = house;
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(6).slice(0, 290);
	await asPerson(server, ada, async (call) => {
		await call('task.make', { room, client_id: newClientId(), text: long, person: ada.id, until: Date.now() - 3 * 86_400_000 });
		const { seq: corrects } = await call('decision.make', { room, client_id: newClientId(), text: long });
		await call('decision.make', { room, client_id: newClientId(), text: long.repeat(3), corrects });
	});
	const seat = await enter(ada, { ...PHONE, locale: 'de-DE' });
	await seat.page.goto(`/r/${room}`);
	await expect(seat.page.getByRole('group', { name: /^Beschluss 2/ })).toBeVisible();
	await expectFits(seat, 'cards');
	await seat.page.getByTestId('composer').pressSequentially('/');
	await expect(seat.page.getByRole('option')).toHaveCount(6);
	await expectFits(seat, 'commands');
	await seat.page.goto('/tasks');
	await seat.page.getByRole('button', { name: /^Aktionen für die Aufgabe/ }).tap();
	await expectFits(seat, 'what can be done with a task');
	await seat.pick('Bearbeiten …');
	await expectFits(seat, 'a task that is changed');
	await seat.page.keyboard.press('Escape');
	await expectFits(seat, 'my tasks');
	await seat.page.goto(`/r/${room}/decisions`);
	await expect(seat.page.getByRole('link', { name: 'Ersetzt durch Beschluss 2' })).toBeVisible();
	await expectFits(seat, 'the register');
});

test('a meeting fits on a phone, with long words and in German', async ({ house, enter }) => {
	test.slow();
	const { room, ada, ben } = house;
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3).slice(0, 110);
	const links = [{ title: long, address: `https://example.org/${'pfad/'.repeat(20)}` }];
	const items = [1, 2, 3].map((n) => ({ title: `${long} ${n}`, purpose: 'decide', minutes: 10, outcome: long.repeat(2), owner: ben.id, links, standing: true }));
	const number = await planMeeting(house, { title: long, goal: long.repeat(4), call: 'https://example.org/ruf', links, minute_taker: ben.id }, items);
	const seat = await enter(ada, { ...PHONE, locale: 'de-DE' });
	await openMeeting(seat, room, number, long);
	await expectFits(seat, 'planned');
	await seat.page.getByRole('button', { name: /^Besprechung: Aktionen/ }).tap();
	await expectFits(seat, 'what can be done with a meeting');
	await seat.page.keyboard.press('Escape');
	await seat.button('Beginnen').tap();
	await expect(seat.page.getByTestId('item-clock')).toBeVisible();
	await expectFits(seat, 'running');
	/* Two presses at once count as one. */
	await seat.page.waitForTimeout(600);
	await seat.page.getByRole('button', { name: /^Nächster Punkt/ }).tap();
	await seat.page.getByLabel(/^Was kam bei/).fill(long.repeat(3));
	await expectFits(seat, 'a summary is asked for');
	await seat.button('Festhalten').tap();
	await expect(seat.button('Ändern')).toBeVisible();
	await expectFits(seat, 'a summary');
	await seat.page.getByRole('button', { name: '5 min mehr für diesen Punkt' }).tap();
	await expectFits(seat, 'more time');
	await seat.page.keyboard.press('Escape');
	await seat.button('Mehr').tap();
	await expectFits(seat, 'what else the moderator can do');
	await seat.pick('Beenden …');
	await expectFits(seat, 'before it ends');
	await seat.button('Noch nicht').tap();
	const other = await enter(ben, { ...PHONE, locale: 'de-DE' });
	await openMeeting(other, room, number, long);
	await other.button('In die Besprechung').tap();
	await expect(other.button('Verlassen')).toBeVisible();
	await expectFits(other, 'taking part');
	await other.button('Melden').tap();
	await expect(other.page.getByTestId('floor-words')).toHaveText('Sie sind als Nächstes dran.');
	await expectFits(other, 'a hand is raised');
	await seat.button('Wort erteilen: Ben Okafor').tap();
	await expect(other.button('Bin fertig')).toBeVisible();
	for (const one of [seat, other]) await expectFits(one, 'somebody has the word');
	await other.page.goto('/');
	await expect(other.page.getByRole('link', { name: /Zurück$/ })).toBeVisible();
	await expectFits(other, 'the way back from elsewhere');
	await seat.button('Mehr').tap();
	await seat.pick('Beenden …');
	await seat.button('Besprechung beenden').tap();
	await expect(seat.page.getByRole('heading', { name: /^Beendet um/ })).toBeVisible();
	await expectFits(seat, 'ended');
});

test('weeks, cards and planning fit on a phone, with long words and in German too', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3).slice(0, 120);
	const start = Date.now() + 3_600_000;
	const plan = { title: long, goal: long, start, minutes: 45, time_zone: 'America/Argentina/ComodRivadavia', rhythm: 'weekly', later: [{ start: start + 7 * 86_400_000 }], moderator: ada.id, everyone: true, attendees: [] };
	const items = [{ title: long, purpose: 'decide', minutes: 45, outcome: long, standing: true }];
	await asPerson(server, ada, async (call) => {
		const put = (more) => call('meeting.plan', { room, client_id: newClientId(), plan: { ...plan, ...more }, items });
		await put({});
		await put({ start: start + 600_000 });
		const { start: _, ...template } = plan;
		await call('meeting.plan', { room, client_id: newClientId(), plan: { ...template, later: [] }, items });
	});
	const seat = await enter(ada, { ...PHONE, locale: 'de-DE' });
	await seat.page.goto('/meetings');
	await expect(seat.page.locator('.week-item').first()).toBeVisible();
	await expectFits(seat, 'week');
	await seat.page.goto(`/r/${room}`);
	await expect(seat.page.locator('.meeting-card')).toHaveCount(2);
	await expectFits(seat, 'cards');
	await seat.page.locator('.room-header').getByRole('button', { name: /^Aktionen/ }).tap();
	await seat.dialog.getByRole('button', { name: 'Besprechung planen' }).tap();
	await seat.dialog.getByRole('button', { name: long }).tap();
	await expect(seat.dialog.getByLabel('Titel')).toHaveValue(long);
	await seat.dialog.getByText('9 weitere Termine').tap();
	await seat.dialog.getByRole('button', { name: /verlegen$/ }).first().tap();
	await seat.dialog.getByText('Anruf und Unterlagen').tap();
	await seat.dialog.getByRole('button', { name: 'Unterlage hinzufügen' }).tap();
	await expectFits(seat, 'planning');
});

async function expectDialogsFit(seat, names) {
	for (const name of names) {
		await seat.page.getByRole('button', { name }).first().tap();
		await expect(seat.dialog).toBeVisible();
		await expectFits(seat, `dialog ${name}`);
		await seat.dialog.getByRole('button', { name: 'Close' }).tap();
		await expect(seat.dialog).toHaveCount(0);
	}
}

test('German words fit on a phone too', async ({ house, enter }) => {
	const seat = await enter(house.ada, { ...PHONE, locale: 'de-DE' });
	await seat.page.goto('/');
	await expect(seat.page.getByRole('link', { name: 'angebote' })).toBeVisible();
	await expectFits(seat, 'rail');
	await seat.page.goto('/me');
	await expect(seat.button('Einstellungen')).toBeVisible();
	await expectFits(seat, 'me');
	await seat.button('Einstellungen').tap();
	await expectFits(seat, 'settings');
	await seat.page.goto(`/r/${house.room}`);
	await expect(seat.composer).toBeVisible();
	await seat.button('Formatierung einblenden').tap();
	await expectFits(seat, 'room');
});

test('a long press shows what can be done with a message', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['von Ada']));
	const seat = await enter(house.ada, PHONE);
	await seat.open(house.room);
	const browser = await seat.context.newCDPSession(seat.page);
	const box = await seat.message('von Ada').boundingBox();
	const point = { x: box.x + 80, y: box.y + box.height / 2 };
	await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
	await expect(seat.dialog.getByRole('button', { name: 'Edit' })).toBeVisible();
	await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await expectFits(seat, 'sheet');
	await seat.dialog.getByRole('button', { name: 'Edit' }).tap();
	await expect(seat.composer).toHaveValue('von Ada');
});

test('fields are large enough that a phone does not zoom in, and the keyboard pushes nothing away', async ({ house, enter }) => {
	const seat = await enter(house.ada, PHONE);
	await seat.page.goto('/me');
	for (const name of ['Profile', 'Sign in another device']) {
		await seat.button(name).tap();
		await expect(seat.dialog.locator('input').first()).toBeVisible();
		const sizes = await seat.dialog.locator('input').evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
		for (const size of sizes) expect(size).toBeGreaterThanOrEqual(16);
		await seat.page.keyboard.press('Escape');
		await expect(seat.dialog).toHaveCount(0);
	}
	await seat.open(house.room);
	await seat.composer.fill('x\n'.repeat(60));
	expect(parseFloat(await seat.composer.evaluate((area) => getComputedStyle(area).fontSize))).toBeGreaterThanOrEqual(16);
	/* As it is with the keyboard out. */
	await seat.page.setViewportSize({ width: 360, height: 330 });
	await expect(seat.composer).toBeInViewport({ ratio: 1 });
	await expect(seat.button('Send')).toBeInViewport({ ratio: 1 });
});

test('with reduced motion nothing moves, and forced colours keep what counts visible', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['eins']));
	const seat = await enter(house.ben, { reducedMotion: 'reduce', forcedColors: 'active' });
	await seat.open(house.room);
	const moving = await seat.page.evaluate(() =>
		[...document.querySelectorAll('*')].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length,
	);
	expect(moving).toBe(0);
	const here = seat.channel('angebote');
	expect(await here.evaluate((link) => getComputedStyle(link).borderStyle)).toBe('solid');
	await seat.openSettings();
	const chosen = seat.page.locator('input:checked + span').first();
	expect(await chosen.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
});
