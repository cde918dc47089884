/* P-38: what people type is never taken for anything but words. The house's browsers complain by themselves of
 * dialogs, scripts, requests to anywhere else, and of what the page's policy forbids. */
import { newClientId } from '../lib/ids.mjs';
import { addPerson } from '../lib/people.mjs';
import { expectNothingForeign } from './foreign.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';
import { inMeeting, planMeeting } from './meeting.mjs';
import { lineByLine, messagesOf, placed } from './payloads.mjs';

const IS_LONG = process.env.RUNDE_LONG === '1';
const IN_MESSAGES = IS_LONG ? 10_000 : 1500;
const IN_A_FIELD = IS_LONG ? 80 : 15;
const MESSAGES_IN_A_ROOM = 15;
const MESSAGE_MAX = 8000;

const next = lineByLine();
/* No two channels are called alike, in whatever case. */
const nextTitle = () => `${next(55)} ${next.used}`;
const times = (count, make) => Promise.all(Array.from({ length: count }, (_, i) => make(i)));

/* Every line a person may write, besides messages. */
async function fillHouse({ server, ada, ben, room }) {
	await asPerson(server, ada, async (call) => {
		const people = await times(IN_A_FIELD, async () => (await addPerson({ call }, next(80))).id);
		await call('profile.change', { client_id: newClientId(), person: people.at(-1), email: 'javascript:alert(1)//"onclick="x@evil.example?bcc=y' });
		await times(IN_A_FIELD, (i) => call('profile.change', { client_id: newClientId(), person: people[i], position: next(80), place: next(80) }));
		for (let i = 0; i < people.length; i += 40)
			await call('room.invite', { room, client_id: newClientId(), people: people.slice(i, i + 40).map((person) => ({ person })) });
		await times(IN_A_FIELD, () =>
			call('room.create', { client_id: newClientId(), title: nextTitle(), topic: next(250), description: next(2000) }));
		await times(IN_A_FIELD, (i) =>
			call('group.make', { client_id: newClientId(), handle: `gruppe-${i}`, title: next(80), people: [{ person: ben.id }] }));
		const seqs = await postAll(call, room, Array.from({ length: IN_A_FIELD }, (_, i) => `Faden ${i}`));
		await times(IN_A_FIELD, (i) => call('message.reply', { room, message: seqs[i], client_id: newClientId(), text: next(200) }));
		await times(IN_A_FIELD, (i) =>
			call('thread.change', { room, message: seqs[i], client_id: newClientId(), title: next(80), resolved: false }));
		await times(IN_A_FIELD, (i) => call('message.react', { room, message: seqs[i], client_id: newClientId(), reactions: [{ emoji: next(16) }] }));
		await times(IN_A_FIELD, (i) => call('saved.put', { room, message: seqs[i], note: next(200) }));
		const plan = () => ({ title: next(120), goal: next(500), minutes: 30, time_zone: next(40), rhythm: 'once', later: [], moderator: ben.id, everyone: true, attendees: [], call: `https://${next(100)}`, links: [{ title: next(160), address: `https://${next(100)}` }] });
		const items = () => [{ title: next(160), purpose: 'decide', minutes: 5, outcome: next(300), links: [{ title: next(160), address: `https://${next(100)}` }] }];
		await times(IN_A_FIELD, (i) => call('meeting.plan', {
			room, client_id: newClientId(), plan: { ...plan(), ...(i % 3 && { start: Date.now() + i * 3_600_000 }) }, items: items(),
		}));
		await times(IN_A_FIELD, () => call('invitation.make', { role: 'member', hours: 24, uses: 1, note: next(80) }));
		await call('person.add', { client_id: newClientId(), name: next(80), role: 'member', bot: true });
		await call('house.change', { client_id: newClientId(), imprint: `https://${next(100)}`, privacy: `https://example.org/${next(100)}` });
		await times(IN_A_FIELD, () => ask((method, params) => call(method, { room, client_id: newClientId(), ...params })));
		await call('room.prefer', { room, section: next(40), favourite: false });
		await times(IN_A_FIELD, () => call('page.make', { room, client_id: newClientId(), title: next(120) }));
		await times(IN_A_FIELD, (i) => call('task.make', { room, client_id: newClientId(), text: next(300), ...(i % 3 && { person: ada.id, until: Date.now() + (i - 5) * 86_400_000 }) }));
		const decided = await times(IN_A_FIELD, () => call('decision.make', { room, client_id: newClientId(), text: next(1000) }));
		await call('decision.make', { room, client_id: newClientId(), text: next(1000), corrects: decided[0].seq });
	});
}

/* Asks something, for the call of a meeting or of a room; returns its number. */
async function ask(call, how = {}) {
	const asked = { question: next(300), form: 'single', secrecy: 'named', live: true, options: [{ text: `1 ${next(110)}` }, { text: `2 ${next(110)}` }], ...how };
	return (await call('poll.ask', { asked })).seq;
}

/* A meeting that runs, and what came of an item, with something to add to that; returns its number. */
async function holdMeeting(house) {
	const items = [1, 2].map(() => ({ title: next(160), purpose: 'decide', minutes: 5, outcome: next(300) }));
	const number = await planMeeting(house, { title: next(120), goal: next(500), links: [{ title: next(160), address: `https://${next(100)}` }] }, items, true);
	await inMeeting(house, number, house.ada, async (call) => {
		for (const form of [{}, { form: 'multiple' }, { form: 'scale', options: [], low_text: next(120), high_text: next(120) }]) await ask(call, form);
		await call('decision.make', { item: 1, text: next(1000) });
		await call('task.make', { item: 1, text: next(300) });
		await call('meeting.go', { seen: 1 });
		const { seq: summary } = await call('agenda.summarise', { item: 1, text: next(600) });
		await inMeeting(house, number, house.ben, (mine) => mine('agenda.confirm', { summary, text: next(600) }));
	});
	return number;
}

test('P-38: nothing that people type runs, asks for anything, or becomes more than words', async ({ house, enter }) => {
	test.setTimeout(IS_LONG ? 300_000 : 120_000);
	const { server, ada, ben, room } = house;
	const lines = placed(IN_MESSAGES);
	const texts = messagesOf(lines, MESSAGE_MAX);
	const rooms = [];
	await asPerson(server, ada, async (call) => {
		for (let i = 0; i < texts.length; i += MESSAGES_IN_A_ROOM) {
			rooms.push(await createRoom(call, nextTitle(), next(250)));
			await postAll(call, rooms.at(-1), texts.slice(i, i + MESSAGES_IN_A_ROOM));
		}
	});
	await fillHouse(house);
	const seat = await enter(ada);
	const { page } = seat;
	await page.context().addInitScript(() =>
		addEventListener('securitypolicyviolation', (event) => console.error('content security policy', event.violatedDirective, event.blockedURI)),
	);
	const drawn = new Set();
	for (const [i, one] of rooms.entries()) {
		await seat.open(one);
		await expect(seat.articles).toHaveCount(Math.min(MESSAGES_IN_A_ROOM, texts.length - i * MESSAGES_IN_A_ROOM));
		for (const name of await expectNothingForeign(page, `messages ${i}`)) drawn.add(name);
	}
	/* So much for whether they were read as anything at all. */
	expect([...drawn].sort()).toEqual(expect.arrayContaining(['a', 'blockquote', 'code', 'em', 'li', 'p', 'strong', 'td']));

	/* Names, titles, topics and statuses that change under one's eyes. */
	await seat.open(room);
	await asPerson(server, ben, async (mine) =>
		asPerson(server, ada, async (call) => {
			for (let i = 0; i < IN_A_FIELD; i++) {
				const title = nextTitle();
				await call('room.change', { room, client_id: newClientId(), title, topic: next(250), description: next(500) });
				await call('house.change', { client_id: newClientId(), title: next(60) });
				await mine('profile.change', { client_id: newClientId(), person: ben.id, name: next(80) });
				await mine('status.set', { text: next(100), emoji: next(16) });
				await mine('message.post', { room, client_id: newClientId(), text: next(200) });
				await expect(page.locator('.room-header')).toContainText(title);
			}
		}),
	);
	await page.locator('.room-header .button-quiet').last().click();
	await expectNothingForeign(page, 'members');
	await page.getByRole('complementary').locator('.person-name').last().click();
	await expect(seat.dialog).toBeVisible();
	await expectNothingForeign(page, 'card');
	await page.keyboard.press('Escape');
	await page.getByTestId('composer').pressSequentially('@');
	await page.getByRole('option').first().waitFor();
	await expectNothingForeign(page, 'completion');

	await page.locator('.record-card').first().waitFor();
	await expectNothingForeign(page, 'cards of decisions and tasks');
	await page.locator('.record-card .task-menu').first().click();
	await seat.pick('Edit …');
	await expectNothingForeign(page, 'a task that is changed');
	await page.keyboard.press('Escape');
	await page.locator('.meeting-card').first().waitFor();
	await expectNothingForeign(page, 'cards of meetings');
	await page.locator('.poll-card').first().waitFor();
	await expectNothingForeign(page, 'cards of polls');
	await page.locator('.room-header [aria-haspopup=dialog]').last().click();
	await seat.pick('Plan a meeting');
	await seat.dialog.locator('.preset').last().click();
	await expectNothingForeign(page, 'planning');
	await page.keyboard.press('Escape');
	const meeting = await holdMeeting(house);
	await page.goto(`/r/${room}/${meeting}/meeting`);
	await expect(page.locator('.summary-added')).toBeVisible();
	await page.getByRole('tab', { name: /^Outcomes/ }).click();
	await expect(page.locator('.record-group .task')).toBeVisible();
	await expectNothingForeign(page, 'a meeting');
	await page.getByRole('tab', { name: /^Polls/ }).click();
	await expect(page.locator('.meeting-side .poll')).toHaveCount(3);
	await expectNothingForeign(page, 'polls of a meeting');
	await inMeeting(house, meeting, ada, (call) => call('meeting.run', { phase: 'ended' }));
	await expect(page.locator('.after-items .summary-added')).toBeVisible();
	await expect(page.locator('.after-items .record-list .task')).toBeVisible();
	await expect(page.locator('.meeting-after .poll')).toHaveCount(3);
	await expectNothingForeign(page, 'a meeting that has ended');
	for (const path of ['/tasks', `/r/${room}/tasks`, `/r/${room}/decisions`, `/r/${room}/pages`, `/r/${room}/minutes`, '/people', '/threads', '/saved', '/meetings', '/inbox', '/unread', '/admin/people', '/admin/groups', '/admin/channels', '/admin/house',
		'/admin/audit', '/admin/invitations', '/admin/bots']) {
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(50);
		await expectNothingForeign(page, path);
	}
	await page.keyboard.press('Control+k');
	await expect(seat.dialog).toBeVisible();
	await expectNothingForeign(page, 'switcher');
	const stranger = await enter();
	await stranger.page.goto('/sign-in');
	await expect(stranger.page.getByRole('link')).toHaveCount(1);
	await expectNothingForeign(stranger.page, 'signing in');
	expect(next.used, 'in fields').toBeGreaterThan(20 * IN_A_FIELD);
});
