/* What of notes lies on the device, when the page is there again. */
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, test } from './house.mjs';

const EDITOR = '01jdf3w8k2m4n6p8r0t2v530y0';

async function planMeeting(server, ada, room) {
	const plan = {
		title: 'Wochenmeeting', goal: '', start: Date.now() + 3_600_000, minutes: 60, time_zone: 'UTC', rhythm: 'once', later: [],
		moderator: ada.id, everyone: true, attendees: [],
	};
	const items = [{ title: 'Angebote', purpose: 'discuss', minutes: 10 }];
	return asPerson(server, ada, async (call) => {
		const { seq } = await call('meeting.plan', { room, client_id: newClientId(), plan, items, begin: false });
		return { room, of: seq, item: 1 };
	});
}

const noteOf = (server, ada, place) => asPerson(server, ada, async (call) => JSON.stringify((await call('note.open', place)).document));

/* All that lies there of notes; with a note: puts it there first, as a page that crashed would have left it. */
function kept(seat, note) {
	return seat.page.evaluate(async (put) => {
		const done = (request) => new Promise((resolve, failed) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => failed(request.error);
		});
		const db = await done(indexedDB.open('runde'));
		const store = db.transaction('notes', 'readwrite').objectStore('notes');
		if (put) await done(store.put(put));
		const all = await done(store.getAll());
		db.close();
		return all;
	}, note);
}

const paragraph = (text) => ({ type: 'doc', content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }] });

/* What somebody typed in an empty note, and did not send. */
async function workOf(server, person, place, text) {
	const connection = await Connection.open(server, person.cookie);
	const { epoch } = await connection.hello();
	connection.close();
	const steps = [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } }];
	const work = { epoch, editor: EDITOR, version: 0, document: paragraph(''), steps, sent: 0 };
	return { id: EDITOR, person: person.id, place, at: Date.now(), work };
}

const draftOf = (person, place, text) => ({ id: EDITOR, person: person.id, place, at: Date.now(), draft: paragraph(text) });

test('what was typed in a note when the page crashed is sent, though nobody opens that note', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const place = await planMeeting(server, ada, room);
	const seat = await enter(ada);
	await seat.open(room);
	await kept(seat, await workOf(server, ada, place, 'vor dem Absturz'));
	await seat.page.reload();
	await expect.poll(() => noteOf(server, ada, place), { timeout: 20_000 }).toContain('vor dem Absturz');
	await expect.poll(() => kept(seat)).toEqual([]);
});

test('another tab’s work is left to it as long as that lives, and then sent', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const place = await planMeeting(server, ada, room);
	const seat = await enter(ada);
	await seat.open(room);
	await seat.page.evaluate((id) => void navigator.locks.request(`runde-note-${id}`, () => new Promise(() => undefined)), EDITOR);
	await kept(seat, await workOf(server, ada, place, 'von nebenan'));
	const other = await seat.context.newPage();
	await other.goto(`/r/${room}`);
	await expect(other.getByTestId('composer')).toBeVisible();
	await other.waitForTimeout(3_000);
	expect(await noteOf(server, ada, place)).not.toContain('von nebenan');
	await seat.page.close();
	await expect.poll(() => noteOf(server, ada, place), { timeout: 20_000 }).toContain('von nebenan');
});

test('what could not be merged is said at the start, can be looked at and discarded', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const seat = await enter(ada);
	await seat.open(room);
	await kept(seat, draftOf(ada, { room: '5w9e2k7c4p1xa', of: 230 }, 'nirgends mehr'));
	await seat.page.reload();
	await seat.button('Look').click({ timeout: 20_000 });
	const dialog = seat.page.getByRole('dialog', { name: 'Text from notes that could no longer be merged' });
	await expect(dialog).toContainText('A room that is no longer here');
	await dialog.getByRole('button', { name: 'Look' }).click();
	await expect(dialog).toContainText('nirgends mehr');
	await expectAccessible(seat, 'what could not be merged');
	await dialog.getByRole('button', { name: 'Discard' }).click();
	await seat.button('Discard').last().click();
	await expect.poll(() => kept(seat)).toEqual([]);
});

test('of notes, too, nothing of somebody else or of whoever has signed out stays on the device', async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	const place = await planMeeting(server, ada, room);
	const seat = await enter(ada);
	await seat.open(room);
	await kept(seat, await workOf(server, ben, place, 'Bens Text'));
	await seat.page.reload();
	await expect.poll(() => kept(seat), { timeout: 20_000 }).toEqual([]);
	await kept(seat, draftOf(ada, place, 'Adas Text'));
	await seat.openMenu();
	await seat.button('Sign out').click();
	await seat.button('Sign out').click();
	await expect(seat.page.getByText('Signed out. Nothing was left on this device.')).toBeVisible();
	expect(await seat.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain('runde');
});
