/* A case as its team sees it: two sides that cannot be mixed up, what the team writes on each, and the case itself. */
import { come } from '../lib/guests.mjs';
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { inviteGuest, openCase } from './cases.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const HOLD_MS = 5_000;
const DAY_MS = 86_400_000;

const side = ({ page }, name) => page.locator(`.case-side.is-${name}`);
const composer = (seat, name) => side(seat, name).getByTestId('composer');
const sent = (seat, name, text) => side(seat, name).getByRole('article').filter({ hasText: text });
const held = (seat, name) => side(seat, name).getByRole('button', { name: 'Take back' });
const thread = (seat, name) => side(seat, name).getByRole('complementary', { name: 'Thread' });
const part = (seat, name) => seat.page.locator(`[data-part="${name}"]`);

async function open(seat, { backstage }, path = '') {
	await seat.page.goto(`/case/${backstage}${path}`);
	await expect(seat.page.getByRole('heading', { level: 1, name: 'Müller: Lieferverzug' })).toBeVisible();
}

async function withCase(house) {
	return { ...house, ...(await openCase(house, [house.ben])) };
}

/* Follows an address without loading the page anew. */
const goTo = ({ page }, path) => page.evaluate((to) => (history.pushState(null, '', to), dispatchEvent(new PopStateEvent('popstate'))), path);

async function write(seat, name, text) {
	await composer(seat, name).fill(text);
	await composer(seat, name).press('Enter');
}

async function sayHeld(seat, name, text) {
	await write(seat, name, text);
	await expect(held(seat, name), text).toBeVisible();
	await expect(sent(seat, name, text)).toBeVisible();
}

async function sayAtOnce(seat, name, text) {
	await write(seat, name, text);
	await expect(sent(seat, name, text), text).toBeVisible({ timeout: HOLD_MS - 1_000 });
	await expect(held(seat, name)).toHaveCount(0);
}

const say = (house, room, text, person = house.ada) => asPerson(house.server, person, (call) => postAll(call, room, [text]));
const change = (house, { backstage: room }, rest) => asPerson(house.server, house.ada, (call) => call('case.change', { room, client_id: newClientId(), ...rest }));
const journal = (house, room) => asPerson(house.server, house.ada, async (call) => (await call('room.open', { room })).events);

test('a message becomes a case in two clicks once its customer is known, and goes with it only backstage', async ({ house, enter }) => {
	await withCase(house);
	await asPerson(house.server, house.ada, async (call) => {
		const [seq] = await postAll(call, house.room, ['Müller Maschinenbau fragt nach den Pumpen\nMarge: 12 %']);
		await call('message.reply', { room: house.room, message: seq, client_id: newClientId(), text: 'Ich rufe an.' });
	});
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.message('fragt nach den Pumpen').hover();
	await ben.page.getByRole('toolbar').getByRole('button', { name: 'Make a case of it' }).click();
	await expect(ben.dialog.getByLabel('Customer', { exact: true })).toHaveValue('Müller Maschinenbau');
	await expect(ben.dialog.getByLabel('Title for the team')).toHaveValue('Müller Maschinenbau fragt nach den Pumpen');
	await expect(ben.dialog.getByLabel('Title the customer reads'), 'nothing of what was said').toHaveValue('Talk with Brandt Vertrieb');
	await expectAccessible(ben, 'the dialog that opens a case');
	await ben.dialog.getByRole('button', { name: 'Open the case' }).click();
	await expect(ben.page).toHaveURL(/\/case\/[0-9a-z]{13}$/);
	await expect(side(ben, 'backstage')).toContainText(/Ben Okafor opened the case with Müller Maschinenbau.*Marge: 12 %.*Ich rufe an\./s);
	await expect(side(ben, 'shared').locator('.case-shared-title')).toHaveText('Talk with Brandt Vertrieb');
	await expect(side(ben, 'shared')).not.toContainText('Marge');
	await side(ben, 'backstage').getByRole('link', { name: '#angebote' }).click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${house.room}/\\d+$`));
});

test('each composer says by name who reads it, and its button to whom it goes', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	await expect(side(ben, 'shared')).toContainText('Read by: Ada Brandt; no guest yet');
	await expect(side(ben, 'backstage')).toContainText('Only the team reads along: Ada Brandt');
	await come(house.server, await inviteGuest(house, there, 'Petra Müller'), {});
	await expect(side(ben, 'shared')).toContainText('Read by: Ada Brandt and Petra Müller from Müller Maschinenbau');
	await come(house.server, await inviteGuest(house, there, 'Olaf Kern'), {});
	await come(house.server, await inviteGuest(house, there, 'Ina Roth', 'Roth Logistik'), {});
	await expect(side(ben, 'shared')).toContainText('Read by: Ada Brandt, 2 from Müller Maschinenbau and Ina Roth from Roth Logistik');
	await expect(side(ben, 'backstage')).toContainText('Only the team reads along: Ada Brandt');
	await expect(side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' })).toBeVisible();
	await expect(side(ben, 'backstage').getByRole('button', { name: 'Send internally' })).toBeVisible();
	await expect(composer(ben, 'backstage'), 'one begins internally').toBeFocused();
	await expect(composer(ben, 'shared')).toHaveAccessibleName('Message that Müller Maschinenbau reads');
	await expectAccessible(ben, 'a case');
});

test('the first message to the other side is held, taken back by Escape, and stays unsent over a reload', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	await composer(ben, 'backstage').fill('intern');
	await composer(ben, 'backstage').press('Enter');
	await expect(sent(ben, 'backstage', 'intern'), 'one has not turned').toBeVisible();
	await composer(ben, 'shared').fill('Guten Tag');
	await composer(ben, 'shared').press('Enter');
	await expect(side(ben, 'shared')).toContainText(/Goes to Müller Maschinenbau in [45] s/);
	await expect(side(ben, 'shared').getByRole('status').filter({ hasText: 'Escape takes it back' })).toHaveCount(1);
	await expect(composer(ben, 'shared')).toHaveAttribute('readonly');
	await composer(ben, 'shared').press('Enter');
	await composer(ben, 'shared').press('Escape');
	await expect(held(ben, 'shared')).toHaveCount(0);
	await expect(composer(ben, 'shared')).toHaveValue('Guten Tag');
	await composer(ben, 'shared').press('End');
	await composer(ben, 'shared').pressSequentially(', Frau Müller');
	await composer(ben, 'shared').press('Enter');
	await expect(held(ben, 'shared')).toBeVisible();
	await ben.page.reload();
	await expect(composer(ben, 'shared')).toHaveValue('Guten Tag, Frau Müller');
	await ben.page.waitForTimeout(HOLD_MS + 500);
	expect(JSON.stringify(await journal(house, there.shared)), 'nothing has gone').not.toContain('Guten Tag');
	await composer(ben, 'shared').press('Enter');
	await held(ben, 'shared').click();
	await expect(composer(ben, 'shared')).toHaveValue('Guten Tag, Frau Müller');
	await expect(composer(ben, 'shared'), 'one goes on writing').toBeFocused();
	await composer(ben, 'shared').press('Enter');
	await held(ben, 'shared').focus();
	await expect(sent(ben, 'shared', 'Guten Tag, Frau Müller')).toBeVisible();
	await expect(composer(ben, 'shared')).toBeFocused();
	await expect(composer(ben, 'shared')).toHaveValue('');
	await composer(ben, 'shared').fill('Noch etwas');
	await composer(ben, 'shared').press('Enter');
	await expect(sent(ben, 'shared', 'Noch etwas'), 'the second goes at once').toBeVisible({ timeout: HOLD_MS - 1_000 });
	await composer(ben, 'backstage').fill('wieder intern');
	await composer(ben, 'backstage').press('Enter');
	await expect(side(ben, 'backstage')).toContainText(/Goes to the team in [45] s/);
	await expect(sent(ben, 'backstage', 'wieder intern')).toBeVisible();
});

test('what is held is locked for every way of writing, and what is sent is what was read', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	const area = composer(ben, 'shared');
	const emoji = side(ben, 'shared').getByRole('button', { name: 'Emoji', exact: true });
	const rocket = ben.dialog.getByRole('gridcell', { name: 'rocket' });
	await emoji.click();
	await ben.dialog.getByRole('searchbox').fill('rocket');
	await expect(rocket, 'they are loaded').toBeVisible();
	await ben.dialog.getByRole('searchbox').fill('');
	await ben.page.keyboard.press('Escape');
	await expect(ben.dialog).toHaveCount(0);
	await area.fill('Guten Tag');
	await area.press('Enter');
	await expect(held(ben, 'shared')).toBeVisible();
	await area.press('Control+a');
	await area.press('Control+b');
	await area.press('Control+z');
	await area.press('x');
	await emoji.click();
	await ben.dialog.getByRole('searchbox').fill('rocket');
	await rocket.click();
	await expect(ben.dialog).toHaveCount(0);
	await expect(held(ben, 'shared'), 'in time').toBeVisible();
	await expect(area).toHaveValue('Guten Tag');
	await expect(sent(ben, 'shared', 'Guten Tag')).toBeVisible();
	await expect(area).toHaveValue('');
	const { body } = (await journal(house, there.shared)).at(-1);
	expect(body).toEqual({ text: 'Guten Tag' });
});

test('the next to the customer is held again after a look backstage, and after words from another device', async ({ house, enter }) => {
	const there = await withCase(house);
	const many = Array.from({ length: 200 }, (_, i) => `Zeile ${i}`);
	const seqs = await asPerson(house.server, house.ada, (call) => postAll(call, there.backstage, many));
	const ben = await enter(house.ben);
	await open(ben, there);
	await expect(sent(ben, 'backstage', 'Zeile 199')).toBeVisible();
	await goTo(ben, `/r/${there.backstage}/${seqs[0]}`);
	await expect(side(ben, 'backstage').locator('article.is-target')).toContainText('Zeile 0');
	await sayHeld(ben, 'shared', 'Guten Tag');
	await sayAtOnce(ben, 'shared', 'Noch etwas');
	await say(house, there.backstage, 'Intern vom Telefon', house.ben);
	await sayHeld(ben, 'shared', 'Nach dem Telefon');
	await sayAtOnce(ben, 'shared', 'Und weiter');
	await composer(ben, 'backstage').fill('Entwurf');
	await sayHeld(ben, 'shared', 'Nach dem Entwurf');
	await goTo(ben, `/r/${there.backstage}/${seqs[100]}`);
	await sayHeld(ben, 'shared', 'Nach einem Verweis');
});

test('the start page goes on with a case on the team’s side', async ({ house, enter }) => {
	const there = await withCase(house);
	const [seq] = await say(house, there.shared, 'Die Stelle');
	const ben = await enter(house.ben);
	await ben.page.goto(`/r/${there.shared}/${seq}`);
	await expect(composer(ben, 'shared')).toBeFocused();
	await ben.page.goto('/');
	await expect(composer(ben, 'backstage')).toBeFocused();
	await expect(ben.page).toHaveURL(new RegExp(`/${there.backstage}$`));
});

test('who leaves while a message is held has not sent it', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	await composer(ben, 'shared').fill('Bis morgen');
	await side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
	await expect(held(ben, 'shared')).toBeVisible();
	await ben.channel('angebote').click();
	await expect(ben.composer).toBeVisible();
	await ben.page.waitForTimeout(HOLD_MS + 500);
	await ben.page.goBack();
	await expect(composer(ben, 'shared')).toHaveValue('Bis morgen');
	expect(JSON.stringify(await journal(house, there.shared))).not.toContain('Bis morgen');
});

test('the file says why a case is not solved yet, and it is solved, opened again and put off', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there, '/sheet');
	const solved = ben.page.getByRole('button', { name: 'Solved', exact: true });
	await expect(solved).toHaveAccessibleDescription(/this is still needed.*the solution.*at least one next step/s);
	await solved.focus();
	await ben.page.keyboard.press('Enter');
	await expect(ben.page.getByLabel('How far the case is')).toContainText('Open');
	await ben.button('Change Solution').click();
	await ben.page.getByRole('textbox', { name: 'Solution' }).fill('Ersatz aus Augsburg');
	await ben.page.keyboard.press('Control+Enter');
	await expect(part(ben, 'solution')).toContainText('Ersatz aus Augsburg');
	await expect(ben.button('Change Solution')).toBeFocused();
	await ben.button('Step that Müller Maschinenbau reads, too').click();
	await expect(ben.dialog).toContainText('Shared with Müller Maschinenbau');
	await expect(ben.dialog).toContainText('Read by: Ada Brandt; no guest yet');
	await ben.dialog.getByLabel('What is to be done').fill('Pumpen abholen');
	await ben.dialog.getByRole('combobox').fill('Ben');
	await ben.page.keyboard.press('Enter');
	await ben.dialog.getByLabel('Until when').fill(new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10));
	await ben.dialog.getByRole('button', { name: 'Make the task' }).click();
	await expect(ben.page.getByRole('region', { name: 'Next steps' }).getByLabel('Shared with Müller Maschinenbau')).toContainText('Pumpen abholen');
	await expect(solved).not.toHaveAttribute('aria-disabled', 'true');
	await expectAccessible(ben, 'the file of a case');
	await solved.click();
	await expect(ben.page.getByLabel('How far the case is')).toContainText('Solved');
	await ben.button('Open again').click();
	await expect(ben.page.getByLabel('How far the case is')).toContainText(/Open.*opened again once/s);
	await ben.button('Postpone until …').click();
	await ben.dialog.getByLabel('Until when').fill(new Date().toISOString().slice(0, 10));
	await ben.dialog.getByRole('button', { name: 'Postpone' }).click();
	await expect(ben.dialog).toContainText('This must be a day after today.');
	await ben.dialog.getByLabel('Until when').fill('2030-05-17');
	await ben.dialog.getByRole('button', { name: 'Postpone' }).click();
	await expect(ben.page.getByLabel('How far the case is')).toContainText('Postponed until 17 May 2030');
	await ben.page.getByRole('navigation', { name: 'Parts of the internal side' }).getByRole('link', { name: 'Talk' }).click();
	await expect(side(ben, 'backstage')).toContainText(/set the case to “Solved”.*opened the case again.*set the case to “Postponed until 17 May 2030”/s);
});

test('what somebody else changes meanwhile stays, and is said where one writes oneself', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there, '/sheet');
	await ben.button('Change Facts').click();
	await ben.page.getByRole('textbox', { name: 'Facts' }).fill('Zwei fehlen');
	await change(house, there, { options: 'Leihgerät', facts: 'Drei fehlen' });
	await expect(part(ben, 'options')).toContainText('Leihgerät');
	await expect(part(ben, 'facts')).toContainText('Meanwhile it says: Drei fehlen');
	await part(ben, 'facts').getByRole('button', { name: 'Save' }).click();
	await expect(part(ben, 'facts').locator('.message-text')).toHaveText('Zwei fehlen');
	await expect(part(ben, 'options')).toContainText('Leihgerät');
	await ben.button('Change Customer and host').click();
	await ben.dialog.getByLabel('Contacts').fill('Petra Müller, Einkauf\nOlaf Kern');
	await ben.dialog.getByLabel('Deputy').selectOption('Ben Okafor');
	await ben.dialog.getByLabel('Address in the CRM').fill('javascript:alert(1)');
	await ben.dialog.getByRole('button', { name: 'Save' }).click();
	await expect(ben.dialog.getByLabel('Address in the CRM')).toHaveAttribute('aria-invalid', 'true');
	await ben.dialog.getByLabel('Address in the CRM').fill('https://crm.example/4711');
	await ben.dialog.getByRole('button', { name: 'Save' }).click();
	await expect(ben.page.getByRole('link', { name: 'https://crm.example/4711' })).toHaveAttribute('rel', /noopener/);
	await expect(ben.page.getByRole('region', { name: 'Customer and host' })).toContainText(/Petra Müller, Einkauf.*Olaf Kern.*Deputy\s*Ben Okafor/s);
});

test('a text that one leaves without a change does not go over what a colleague has written meanwhile', async ({ house, enter }) => {
	const there = await withCase(house);
	await change(house, there, { facts: 'Zwei fehlen' });
	const ben = await enter(house.ben);
	await open(ben, there, '/sheet');
	const { keyboard } = ben.page;
	await ben.button('Change Facts').click();
	await keyboard.press('Escape');
	await expect(ben.button('Change Facts')).toBeFocused();
	await keyboard.press('Enter');
	await expect(ben.page.getByRole('textbox', { name: 'Facts' }), 'also the second time').toBeFocused();
	await keyboard.type('!');
	await keyboard.press('Backspace');
	await change(house, there, { facts: 'Drei fehlen' });
	await expect(part(ben, 'facts')).toContainText('Meanwhile it says: Drei fehlen');
	await part(ben, 'facts').getByRole('button', { name: 'Save' }).click();
	await expect(ben.button('Change Facts')).toBeFocused();
	await expect(part(ben, 'facts').locator('.message-text')).toHaveText('Drei fehlen');
	await ben.page.getByRole('navigation', { name: 'Parts of the internal side' }).getByRole('link', { name: 'Guests' }).click();
	await ben.page.getByRole('navigation', { name: 'Parts of the internal side' }).getByRole('link', { name: 'File' }).click();
	await expect(part(ben, 'facts').locator('.message-text')).toHaveText('Drei fehlen');
});

test('what is being written in the file outlasts what happens on the other side, other pages and a reload', async ({ house, enter }) => {
	const there = await withCase(house);
	await say(house, there.shared, 'Wann kommen die Pumpen?');
	const ben = await enter(house.ben);
	await open(ben, there, '/sheet');
	const box = ben.page.getByRole('textbox', { name: 'Facts' });
	const { keyboard } = ben.page;
	await ben.button('Change Facts').click();
	await expect(box, 'the next key belongs to it').toBeFocused();
	await keyboard.type('Zwei fehlen');
	await sent(ben, 'shared', 'Wann kommen').hover();
	await ben.page.getByRole('toolbar').getByRole('button', { name: 'Reply in thread' }).click();
	await expect(thread(ben, 'shared')).toContainText('Wann kommen');
	await expect(box).toHaveValue('Zwei fehlen');
	await thread(ben, 'shared').getByTestId('thread-composer').press('Escape');
	await expect(thread(ben, 'shared')).toHaveCount(0);
	await expect(box).toHaveValue('Zwei fehlen');
	await ben.channel('angebote').click();
	await expect(ben.page).toHaveURL(`/r/${house.room}`);
	await ben.page.goBack();
	await ben.page.getByRole('navigation', { name: 'Parts of the internal side' }).getByRole('link', { name: 'File' }).click();
	await expect(box).toHaveValue('Zwei fehlen');
	await ben.page.reload();
	await expect(box).toHaveValue('Zwei fehlen');
	await expect(composer(ben, 'shared')).toBeVisible();
	await expect(box, 'one has not asked for it again').not.toBeFocused();
	await box.focus();
	await keyboard.press('Escape');
	await expect(ben.dialog).toContainText('Discard what is written under “Facts”?');
	await keyboard.press('Escape');
	await expect(box).toBeFocused();
	await expect(box).toHaveValue('Zwei fehlen');
	await keyboard.press('Escape');
	await ben.dialog.getByRole('button', { name: 'Discard' }).click();
	await expect(ben.button('Change Facts')).toBeFocused();
	await ben.page.reload();
	await expect(ben.button('Change Facts')).toBeVisible();
	await ben.button('Change Facts').click();
	await keyboard.press('Escape');
	await expect(ben.button('Change Facts'), 'where nothing is written nothing is asked').toBeFocused();
});

test('where one side is on screen at a time, what is written in the file waits until one comes back', async ({ house, enter }) => {
	const there = await withCase(house);
	await change(house, there, { facts: 'Zwei fehlen' });
	const ben = await enter(house.ben, PHONE);
	await open(ben, there, '/sheet');
	await ben.button('Change Facts').click();
	await ben.page.keyboard.type(', seit Montag');
	await ben.page.getByRole('navigation', { name: 'Sides of the case' }).getByRole('link', { name: /^Shared/ }).click();
	await expect(composer(ben, 'shared')).toBeVisible();
	await change(house, there, { facts: 'Drei fehlen' });
	await ben.page.goBack();
	await expect(part(ben, 'facts').getByRole('textbox')).toHaveValue(/, seit Montag/);
	await expect(part(ben, 'facts')).toContainText('Meanwhile it says: Drei fehlen');
	await part(ben, 'facts').getByRole('textbox').fill('Drei fehlen, seit Montag');
	await part(ben, 'facts').getByRole('button', { name: 'Save' }).click();
	await expect(part(ben, 'facts').locator('.message-text')).toHaveText('Drei fehlen, seit Montag');
	await ben.page.reload();
	await expect(part(ben, 'facts').locator('.message-text')).toHaveText('Drei fehlen, seit Montag');
});

test('an edit on one side goes on whatever happens on the other', async ({ house, enter }) => {
	const there = await withCase(house);
	await say(house, there.shared, 'Lieferung Montag', house.ben);
	await say(house, there.backstage, 'Marge prüfen', house.ben);
	const ben = await enter(house.ben);
	await open(ben, there);
	const edit = async (name, text) => {
		await sent(ben, name, text).focus();
		await ben.page.keyboard.press('e');
		await expect(composer(ben, name)).toHaveValue(text);
	};
	await edit('shared', 'Lieferung Montag');
	await composer(ben, 'shared').fill('Lieferung Dienstag');
	await edit('backstage', 'Marge prüfen');
	await composer(ben, 'backstage').fill('Marge geprüft');
	await expect(composer(ben, 'shared')).toHaveValue('Lieferung Dienstag');
	const parts = ben.page.getByRole('navigation', { name: 'Parts of the internal side' });
	await parts.getByRole('link', { name: 'File' }).click();
	await expect(composer(ben, 'backstage')).toHaveCount(0);
	await expect(composer(ben, 'shared')).toHaveValue('Lieferung Dienstag');
	await parts.getByRole('link', { name: 'Talk' }).click();
	await expect(composer(ben, 'backstage')).toHaveValue('Marge geprüft');
	await expect(composer(ben, 'shared')).toHaveValue('Lieferung Dienstag');
	await composer(ben, 'backstage').press('Escape');
	await expect(composer(ben, 'backstage')).toHaveValue('');
	await composer(ben, 'shared').press('Enter');
	await expect(sent(ben, 'shared', 'Lieferung Dienstag')).toContainText('(edited)');
	await expect(sent(ben, 'backstage', 'Marge prüfen')).not.toContainText('(edited)');
});

test('a thread that opens on one side takes the place of the one on the other, and closing it leads back there', async ({ house, enter }) => {
	const there = await withCase(house);
	await say(house, there.shared, 'Frage des Kunden');
	await say(house, there.backstage, 'Intern gefragt');
	const ben = await enter(house.ben);
	await open(ben, there);
	const reply = async (name, text) => {
		await sent(ben, name, text).hover();
		await side(ben, name).getByRole('toolbar').getByRole('button', { name: 'Reply in thread' }).click();
		await expect(thread(ben, name).getByRole('article')).toContainText(text);
	};
	await reply('backstage', 'Intern gefragt');
	await reply('shared', 'Frage des Kunden');
	await expect(thread(ben, 'backstage')).toHaveCount(0);
	await expect(sent(ben, 'backstage', 'Intern gefragt')).toBeVisible();
	await ben.page.goBack();
	await expect(thread(ben, 'backstage').getByRole('article')).toContainText('Intern gefragt');
	await expect(thread(ben, 'shared')).toHaveCount(0);
	await ben.page.goForward();
	await expect(thread(ben, 'shared').getByRole('article')).toContainText('Frage des Kunden');
	await thread(ben, 'shared').getByTestId('thread-composer').press('Escape');
	await expect(sent(ben, 'shared', 'Frage des Kunden')).toBeFocused();
});

test('a dialog about a case closes when one is taken out of it, and keys go on working', async ({ house, enter }) => {
	const there = await withCase(house);
	await say(house, there.backstage, 'Lieferung');
	const ben = await enter(house.ben);
	await open(ben, there);
	await sent(ben, 'backstage', 'Lieferung').hover();
	await ben.page.getByRole('toolbar').getByRole('button', { name: 'Copy to the shared side …' }).click();
	await expect(ben.dialog).toBeVisible();
	await asPerson(house.server, house.ada, (call) => call('member.remove', { room: there.backstage, client_id: newClientId(), person: house.ben.id }));
	await expect(ben.dialog).toHaveCount(0);
	await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('This channel cannot be seen here');
	await ben.page.keyboard.press('Control+k');
	await expect(ben.dialog.getByRole('combobox')).toBeFocused();
});

test('the address of a shared side whose case is not known says so', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await ben.page.routeWebSocket(/\/ws$/, (line) => {
		const server = line.connectToServer();
		server.onMessage((text) => {
			const frame = JSON.parse(text);
			if (frame.result?.rooms) frame.result.rooms = frame.result.rooms.filter(({ kind }) => kind !== 'backstage');
			line.send(JSON.stringify(frame));
		});
	});
	await ben.page.goto(`/r/${there.shared}`);
	await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('This channel cannot be seen here');
});

test('who has left the guests’ part stays where they are while it is drawn again', async ({ house, enter }) => {
	const there = await withCase(house);
	const ada = await enter(house.ada);
	await open(ada, there, '/guests');
	await ada.button('Invite a guest').focus();
	await ada.page.getByRole('heading', { level: 1 }).click();
	const isNowhere = () => ada.page.evaluate(() => document.activeElement === document.body);
	expect(await isNowhere()).toBe(true);
	await inviteGuest(house, there, 'Petra Müller');
	await expect(ada.page.getByRole('region', { name: /^Invited/ })).toContainText('Petra Müller');
	expect(await isNowhere()).toBe(true);
});

test('a copy for the other side is shown as it will stand there, and nothing goes with it', async ({ house, enter }) => {
	const there = await withCase(house);
	const text = '@Ben Okafor Lieferung **Freitag**';
	await asPerson(house.server, house.ada, (call) => call('message.post', { room: there.backstage, client_id: newClientId(), text, mentions: [{ at: 0, size: 11, kind: 'person', id: house.ben.id }] }));
	const ben = await enter(house.ben);
	await open(ben, there);
	await sent(ben, 'backstage', 'Lieferung').hover();
	await ben.page.getByRole('toolbar').getByRole('button', { name: 'Copy to the shared side …' }).click();
	await expect(ben.dialog).toContainText(/Shared with Müller Maschinenbau.*Read by: Ada Brandt; no guest yet/s);
	await expect(ben.dialog.getByLabel('How it will look').locator('strong')).toHaveText('Freitag');
	await expectAccessible(ben, 'the dialog that copies');
	await ben.dialog.getByLabel('Text as it will stand there').fill('Lieferung **Freitag**');
	await ben.dialog.getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
	await expect(sent(ben, 'shared', 'Lieferung Freitag')).toBeVisible();
	await write(ben, 'shared', 'Und Montag');
	await expect(held(ben, 'shared'), 'a copy is no turning').toBeVisible();
	await composer(ben, 'shared').press('Escape');
	const { body } = (await journal(house, there.shared)).at(-1);
	expect(body).toEqual({ text: 'Lieferung **Freitag**' });
	await sent(ben, 'shared', 'Lieferung Freitag').hover();
	await ben.page.getByRole('toolbar').getByRole('button', { name: 'Copy to the internal side …' }).click();
	await ben.dialog.getByRole('button', { name: 'Send internally' }).click();
	await expect(sent(ben, 'backstage', 'Lieferung Freitag')).toHaveCount(2);
});

test('both sides are one entry of the list, whose count says that the customer’s side is part of it', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	const entry = ben.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Müller: Lieferverzug' });
	await expect(entry).toHaveCount(1);
	await say(house, there.backstage, 'intern');
	await expect(entry).toHaveAccessibleName(/1 unread message$/);
	await say(house, there.shared, 'gemeinsam');
	await expect(entry).toHaveAccessibleName(/2 unread messages 1 of them on the shared side$/);
	await expect(ben.page.getByRole('navigation', { name: 'Rooms' })).not.toContainText('Lieferung der Pumpen');
	await entry.click();
	await expect(ben.page).toHaveURL(new RegExp(`/case/${there.backstage}$`));
	await expect(entry).toHaveAttribute('aria-current', 'page');
	await expect(entry).toHaveAccessibleName('Müller: Lieferverzug');
});

test('an address leads to a message on either side, and back leads back', async ({ house, enter }) => {
	const there = await withCase(house);
	const [seq] = await say(house, there.shared, 'Die Stelle');
	await say(house, there.backstage, 'Intern dazu');
	const ben = await enter(house.ben);
	await ben.page.goto(`/r/${there.shared}/${seq}`);
	await expect(side(ben, 'shared').locator('article.is-target')).toContainText('Die Stelle');
	await expect(composer(ben, 'shared'), 'where the address leads one writes first').toBeFocused();
	await expect(sent(ben, 'backstage', 'Intern dazu')).toBeVisible();
	await sent(ben, 'shared', 'Die Stelle').hover();
	await ben.page.getByRole('toolbar').getByRole('button', { name: 'Reply in thread' }).click();
	await expect(side(ben, 'shared').getByRole('complementary', { name: 'Thread' })).toContainText('Die Stelle');
	await expect(side(ben, 'shared').getByRole('complementary', { name: 'Thread' })).toContainText('Read by: Ada Brandt; no guest yet');
	await expect(side(ben, 'shared').getByTestId('thread-composer')).toHaveAccessibleName('Reply in thread: Message that Müller Maschinenbau reads');
	await ben.page.goBack();
	await expect(side(ben, 'shared').getByRole('complementary', { name: 'Thread' })).toHaveCount(0);
	await expect(sent(ben, 'backstage', 'Intern dazu')).toBeVisible();
	await ben.page.goto(`/r/${there.shared}/tasks`);
	await expect(ben.page.getByRole('navigation', { name: 'Case' })).toContainText('Shared with Müller Maschinenbau');
});

test('new messages are announced with the side they are said on', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	await say(house, there.shared, 'Hallo zusammen');
	await expect(ben.page.getByRole('log').filter({ hasText: 'Shared side: Ada Brandt: Hallo zusammen' })).toHaveCount(1);
	await say(house, there.backstage, 'Achtung');
	await expect(ben.page.getByRole('log').filter({ hasText: 'Internal: Ada Brandt: Achtung' })).toHaveCount(1);
});

test('the customer’s view is made of the shared side alone, from when the guest was let in', async ({ house, enter }) => {
	const there = await withCase(house);
	await say(house, there.shared, 'Vor dem Einlass');
	await say(house, there.backstage, 'Streng intern');
	const petra = await come(house.server, await inviteGuest(house, there, 'Petra Müller'), {});
	const { seq } = await petra.connection.call('message.post', { room: there.shared, client_id: newClientId(), text: 'Guten Tag' });
	await petra.connection.call('message.reply', { room: there.shared, message: seq, client_id: newClientId(), text: 'Es eilt' });
	await asPerson(house.server, house.ada, (call) => call('task.make', { room: there.shared, client_id: newClientId(), text: 'Pumpen prüfen' }));
	const ben = await enter(house.ben);
	await open(ben, there);
	await expect(sent(ben, 'shared', 'Guten Tag')).toBeVisible();
	await ben.button('As the customer sees it').click();
	const view = ben.dialog.getByRole('region', { name: 'As the customer sees it' });
	await expect(view).toContainText(/Lieferung der Pumpen.*Ada Brandt, Ben Okafor, Petra Müller.*Guten Tag.*1 reply.*Task: Pumpen prüfen/s);
	await expect(view).not.toContainText('Vor dem Einlass');
	await expect(view).not.toContainText('intern');
	await expect(view.getByRole('button')).toHaveCount(0);
	await expectAccessible(ben, 'the customer’s view');
	await ben.dialog.getByLabel('As seen by').selectOption('the next guest who is let in');
	await expect(view).toContainText('Nothing to read yet.');
});

test('colleagues come and go backstage alone; the shared side shows them apart from guests', async ({ house, enter }) => {
	const there = await withCase(house);
	await come(house.server, await inviteGuest(house, there, 'Petra Müller'), {});
	const ada = await enter(house.ada);
	await open(ada, there);
	await side(ada, 'shared').getByRole('button', { name: /^Show members/ }).click();
	const pane = side(ada, 'shared').getByRole('complementary', { name: 'Members' });
	await expect(pane.getByRole('heading', { level: 3 })).toHaveText(['From Müller Maschinenbau', 'From the team']);
	await expect(pane).toContainText(/Petra Müller.*From the team.*Ada Brandt.*Ben Okafor/s);
	await expect(pane.getByRole('button', { name: /Bring people in|Actions for/ })).toHaveCount(0);
	await expect(side(ada, 'backstage').getByRole('complementary', { name: 'Members' }), 'of this side only').toHaveCount(0);
	await side(ada, 'shared').getByRole('button', { name: /^Actions: / }).click();
	await expect(ada.dialog.getByRole('button', { name: /Leave the case|Bring into/ })).toHaveCount(0);
	await ada.pick('Settings of the case');
	await ada.dialog.getByLabel('Title the customer reads').fill('Ihre Pumpen');
	await ada.dialog.getByLabel('Title for the team').fill('Müller: Lieferverzug II');
	await ada.dialog.getByRole('button', { name: 'Save' }).click();
	await expect(side(ada, 'shared').locator('.case-shared-title')).toHaveText('Ihre Pumpen');
	await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('Müller: Lieferverzug II');
});

test('all cases stand by state and customer, are narrowed, looked through and walked by keys', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.page.goto('/cases');
	await expect(ben.page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
	await expectAccessible(ben, 'no cases');
	const there = await withCase(house);
	const rows = ben.page.getByRole('main').getByRole('listitem');
	await expect(rows).toHaveText([/^Müller Maschinenbau\s*Müller: Lieferverzug/]);
	await asPerson(house.server, house.ben, async (call) => {
		for (const [customer, title] of [['Zorn AG', 'Wartung'], ['Ärzte GmbH', 'Stühle']]) await call('case.open', { client_id: newClientId(), customer, title, shared_title: 'Gespräch' });
	});
	await expect(rows).toHaveText([/^Ärzte GmbH/, /^Müller/, /^Zorn AG/]);
	await change(house, there, { state: 'postponed', until: Date.UTC(2030, 4, 17, 12) });
	await expect(ben.page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(['Open 2', 'Postponed 1']);
	await expect(rows.last()).toContainText(/Host: Ada Brandt.*Postponed until 17 May 2030/s);
	await expect(ben.page.getByRole('navigation', { name: 'Rooms' }), 'what is put off is not in the way').not.toContainText('Müller: Lieferverzug');
	await ben.page.getByRole('group', { name: 'By how far they are' }).getByRole('button', { name: 'Postponed 1' }).click();
	await expect(rows).toHaveText([/^Müller/]);
	await ben.page.getByRole('button', { name: 'Postponed 1' }).click();
	await ben.page.getByLabel('Search cases').fill('aerzte');
	await expect(rows).toHaveText([/^Ärzte GmbH/]);
	await ben.page.getByLabel('Search cases').fill('');
	await expectAccessible(ben, 'the list of cases');
	await rows.first().getByRole('link').focus();
	await ben.page.keyboard.press('End');
	await expect(rows.last().getByRole('link')).toBeFocused();
	await ben.page.keyboard.press('Enter');
	await expect(ben.page).toHaveURL(new RegExp(`/case/${there.backstage}$`));
	await ben.page.keyboard.press('Control+k');
	await ben.dialog.getByRole('combobox').fill('cases');
	await expect(ben.dialog.getByRole('option', { name: 'Cases', exact: true })).toBeVisible();
});

test('a command written in a room opens the dialog with its words', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.say('/case Pumpen fehlen');
	await expect(ben.dialog.getByLabel('Title for the team')).toHaveValue('Pumpen fehlen');
	await expect(ben.dialog.getByLabel('Customer', { exact: true })).toBeFocused();
	await ben.dialog.getByRole('button', { name: 'Open the case' }).click();
	await expect(ben.dialog.getByLabel('Customer', { exact: true })).toHaveAccessibleDescription('Please fill this in.');
});

test('what is put on record where the customer reads is looked over first, with the side and who reads it', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	const write = async (text) => {
		await composer(ben, 'shared').fill(text);
		await side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
		await expect(ben.dialog).toContainText(/Shared with Müller Maschinenbau.*Ada Brandt/s, { timeout: 3 * HOLD_MS });
	};
	await write('/decision Geliefert wird Freitag');
	await ben.page.keyboard.press('Escape');
	await write('/page Preise');
	await ben.page.keyboard.press('Escape');
	expect(JSON.stringify(await journal(house, there.shared))).not.toMatch(/Freitag|Preise/);
});

test('an archived case is opened again from either side', async ({ house, enter }) => {
	const there = await withCase(house);
	const archive = () => asPerson(house.server, house.ada, (call) => call('room.change', { room: there.backstage, client_id: newClientId(), archived: true }));
	const ada = await enter(house.ada);
	await open(ada, there);
	for (const name of ['shared', 'backstage']) {
		await archive();
		await side(ada, name).locator('.archived-bar').getByRole('button').click();
		await expect(composer(ada, 'shared')).toBeVisible();
		await expect(composer(ada, 'backstage')).toBeVisible();
	}
});

test('a case is muted and hidden as a whole, and is back when the customer writes', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await open(ben, there);
	const rail = ben.page.getByRole('navigation', { name: 'Rooms' });
	const row = rail.getByRole('listitem').filter({ hasText: 'Müller: Lieferverzug' });
	const openMenu = async () => {
		await row.getByRole('link').click({ button: 'right' });
		await expect(ben.dialog).toBeVisible();
	};
	await openMenu();
	await ben.dialog.getByRole('radio').last().check();
	await expect(row.getByRole('img', { name: 'Muted' })).toBeVisible();
	await ben.page.keyboard.press('Escape');
	await side(ben, 'shared').getByRole('button', { name: /^Actions: / }).click();
	await expect(ben.dialog.getByRole('radio').last()).toBeChecked();
	await ben.dialog.getByRole('radio').first().check();
	await expect(row.getByRole('img', { name: 'Muted' }), 'the customer is heard').toHaveCount(0);
	await ben.page.keyboard.press('Escape');
	await openMenu();
	await ben.dialog.getByRole('button', { name: /^Hide until/ }).click();
	await expect(row).toHaveCount(0);
	await say(house, there.shared, 'Noch eine Frage');
	await expect(row).toBeVisible();
});

test('on a phone one side is on screen, and the way to the other says what is unread there', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben, { ...PHONE, colorScheme: 'dark' });
	await open(ben, there);
	await expect(side(ben, 'backstage')).toBeVisible();
	await expect(side(ben, 'shared')).toHaveCount(0);
	await say(house, there.shared, 'Neu vom Kunden');
	const ways = ben.page.getByRole('navigation', { name: 'Sides of the case' });
	await expect(ways.getByRole('link', { name: /^Shared with Müller Maschinenbau/ })).toHaveAccessibleName(/1 unread message$/);
	await expectAccessible(ben, 'a case backstage on a phone in the dark');
	await ways.getByRole('link', { name: /^Shared/ }).click();
	await expect(ben.page).toHaveURL(new RegExp(`/case/${there.backstage}/shared$`));
	await expect(side(ben, 'backstage')).toHaveCount(0);
	await expectAccessible(ben, 'the shared side on a phone in the dark');
	await composer(ben, 'shared').fill('Freitag');
	await side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
	await held(ben, 'shared').click();
	await expect(composer(ben, 'shared')).toHaveValue('Freitag');
	await side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
	await expect(sent(ben, 'shared', 'Freitag')).toBeVisible();
	await ways.getByRole('link', { name: /^Internal/ }).click();
	await ways.getByRole('link', { name: /^Shared/ }).click();
	await composer(ben, 'shared').fill('Nach dem Wechsel');
	await side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
	await expect(held(ben, 'shared'), 'one has turned by going there').toBeVisible();
	await expect(sent(ben, 'shared', 'Nach dem Wechsel')).toBeVisible();
	await ways.getByRole('link', { name: /^Internal/ }).click();
	await expect(composer(ben, 'backstage')).toBeVisible();
	await ben.page.goBack();
	await composer(ben, 'shared').fill('Nach dem Zurück');
	await side(ben, 'shared').getByRole('button', { name: 'Send to Müller Maschinenbau' }).click();
	await expect(held(ben, 'shared'), 'back turns as well').toBeVisible();
	const wide = await ben.page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(390);
});
