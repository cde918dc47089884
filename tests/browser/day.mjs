/* What people do in the course of a day, in the words of the page in English; each is counted. */
import { expect } from '@playwright/test';

export class Colleague {
	#diary;

	/* diary: a list of what was done, by all of them. */
	constructor(name, seat, diary) {
		this.name = name;
		this.seat = seat;
		this.#diary = diary;
		seat.page.setDefaultTimeout(20_000);
	}

	#did(what) {
		this.#diary.push(`${this.name} ${what}`);
	}

	get page() {
		return this.seat.page;
	}

	get isPhone() {
		return this.page.viewportSize().width < 760;
	}

	/* By the rail, which on a phone is a page of its own. */
	async go(title) {
		this.#did(`goes to ${title}`);
		if (this.isPhone) await this.page.goto('/');
		await this.seat.channel(title).first().click();
		await this.#arrivesAt(title);
	}

	/* The room before is gone, and this one can be read and written in. */
	async #arrivesAt(title) {
		await expect(this.page.getByRole('main', { name: title })).toBeVisible();
		await expect(this.seat.composer).toBeVisible();
		await expect(this.seat.list).toBeVisible();
	}

	async say(text) {
		this.#did(`says ${text}`);
		await this.seat.composer.fill(text);
		await this.#send();
		await expect(this.seat.message(text).last()).toBeVisible();
	}

	/* A keyboard of glass breaks the line with Enter. */
	async #send() {
		if (this.isPhone) await this.seat.button('Send').tap();
		else await this.seat.composer.press('Enter');
	}

	/* Calls somebody by the completion, then says the rest. */
	async call(name, text) {
		this.#did(`calls ${name}`);
		await this.seat.composer.fill('');
		await this.seat.composer.pressSequentially(`@${name.slice(0, 4)}`);
		await this.page.getByRole('option', { name }).first().click();
		await this.seat.composer.press('End');
		await this.seat.composer.pressSequentially(text);
		await this.#send();
		await expect(this.seat.message(text).last()).toBeVisible();
	}

	async sees(text) {
		this.#did(`sees ${text}`);
		await expect(this.seat.message(text).last()).toBeVisible({ timeout: 20_000 });
	}

	async react(text, emoji) {
		this.#did(`reacts to ${text}`);
		await this.seat.message(text).last().hover();
		await this.seat.message(text).last().getByRole('button', { name: `React with ${emoji}`, exact: true }).first().click();
	}

	async editLast(text) {
		this.#did(`changes it to ${text}`);
		await this.seat.composer.fill('');
		await this.seat.composer.press('ArrowUp');
		await this.seat.composer.fill(text);
		await this.seat.composer.press('Enter');
		await expect(this.seat.message(text)).toContainText('edited');
	}

	async erase(text) {
		this.#did(`erases ${text}`);
		await this.seat.message(text).last().hover();
		await this.seat.message(text).last().getByRole('button', { name: 'Delete' }).click();
		await this.seat.dialog.getByRole('button', { name: 'Delete' }).click();
		await expect(this.seat.message(text)).toHaveCount(0);
	}

	async pin(text) {
		this.#did(`pins ${text}`);
		await this.seat.message(text).last().hover();
		await this.seat.message(text).last().getByRole('button', { name: 'Pin', exact: true }).click();
	}

	async forward(text, to, comment) {
		this.#did(`forwards ${text}`);
		await this.seat.message(text).last().hover();
		await this.seat.message(text).last().getByRole('button', { name: 'Forward' }).click();
		await this.seat.dialog.getByLabel('To', { exact: true }).first().fill(to);
		await this.seat.dialog.getByLabel('Comment (optional)').fill(comment);
		await this.seat.dialog.getByRole('button', { name: 'Forward' }).click();
		await expect(this.seat.dialog).toHaveCount(0);
	}

	async createChannel(title, isClosed = false) {
		this.#did(`makes ${title}`);
		await this.seat.button('New channel').first().click();
		await this.seat.dialog.getByLabel('Name', { exact: true }).fill(title);
		if (isClosed) await this.page.getByRole('radio', { name: 'Closed' }).check();
		await this.seat.dialog.getByRole('button', { name: 'Create' }).click();
		await this.#arrivesAt(title);
	}

	async bringIn(...names) {
		this.#did(`brings in ${names}`);
		await this.seat.openRoomMenu();
		await this.seat.pick('Add people');
		const field = this.page.getByRole('combobox', { name: 'Who is to join?' });
		for (const name of names) {
			await field.fill(name);
			await expect(this.page.getByRole('option', { name }).first()).toBeVisible();
			await field.press('Enter');
			await expect(field).toHaveValue('');
		}
		await this.seat.pick('Add');
		await expect(this.seat.dialog).toHaveCount(0);
	}

	async join(title) {
		this.#did(`joins ${title}`);
		await this.seat.button('Browse channels').first().click();
		await this.seat.dialog.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: /^Join/ }).click();
		await this.#arrivesAt(title);
	}

	async writeTo(names, text) {
		this.#did(`writes to ${names}`);
		if (this.isPhone) await this.page.goto('/');
		await this.seat.button('New message').first().click();
		const field = this.page.getByRole('combobox', { name: 'To whom?' });
		for (const name of names) {
			await field.fill(name);
			await field.press('Enter');
		}
		await this.seat.pick('Open conversation');
		await this.#arrivesAt(names[0]);
		await this.say(text);
	}

	/* Answers in the thread of a message, and goes back. */
	async replyTo(text, answer) {
		this.#did(`replies to ${text}`);
		await this.seat.list.getByRole('article').filter({ hasText: text }).last().hover();
		await this.seat.button('Reply in thread').first().click();
		const thread = this.page.getByRole('complementary', { name: 'Thread' });
		await this.page.getByTestId('thread-composer').fill(answer);
		await this.page.getByTestId('thread-composer').press('Enter');
		await expect(thread.getByRole('article').filter({ hasText: answer })).toBeVisible();
		await this.seat.expectAllSent();
		await this.seat.button('Close thread').click();
	}

	async save(text) {
		this.#did(`saves ${text}`);
		await this.seat.message(text).last().focus();
		await this.page.keyboard.press('b');
		await expect(this.seat.message(text).last().getByRole('img', { name: 'Saved' })).toBeVisible();
	}

	async readEverything() {
		this.#did('marks everything as read');
		await this.page.keyboard.press('Shift+Escape');
		await expect(this.page.getByText(/^All marked as read/)).toBeVisible();
	}

	/* Empties the inbox by keyboard: as many as are said to be there. */
	async emptyInbox(count) {
		this.#did(`empties the inbox of ${count}`);
		await this.page.goto('/inbox');
		const items = this.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem');
		await expect(items).toHaveCount(count);
		await items.first().getByRole('link').focus();
		for (let i = 0; i < count; i++) await this.page.keyboard.press('e');
		await expect(this.page.getByRole('heading', { name: 'All caught up' })).toBeVisible();
	}

	async setStatus(preset) {
		this.#did(`sets the status ${preset}`);
		await this.seat.openMenu();
		await this.seat.page.locator('.sheet-button').first().click();
		await this.seat.dialog.getByRole('button', { name: preset }).first().click();
		await this.seat.dialog.getByRole('button', { name: 'Set status' }).click();
		await expect(this.seat.dialog).toHaveCount(0);
	}

	async mute() {
		this.#did('mutes the room');
		await this.seat.openRoomMenu();
		await this.page.getByRole('radio', { name: 'Muted' }).check();
		await this.page.keyboard.press('Escape');
	}

	async makeFavourite() {
		this.#did('makes the room a favourite');
		await this.seat.openRoomMenu();
		await this.seat.pick('Favourite');
		await expect(this.page.getByRole('button', { name: /^Favourites/ }).first()).toBeVisible();
	}

	async goOffline() {
		this.#did('loses the network');
		await this.seat.context.setOffline(true);
	}

	async comeBack() {
		this.#did('has it again');
		await this.seat.context.setOffline(false);
	}

	async reload() {
		this.#did('reloads');
		await this.page.reload();
		await expect(this.seat.composer).toBeVisible();
	}
}
