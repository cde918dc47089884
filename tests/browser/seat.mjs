/* One person at their screen, in the words of the page in English. */
import { expect } from '@playwright/test';

export class Seat {
	constructor(context, page) {
		this.context = context;
		this.page = page;
	}

	/* Opens a room and waits until one can write there. */
	async open(room, seq) {
		await this.page.goto(seq ? `/r/${room}/${seq}` : `/r/${room}`);
		await expect(this.composer).toBeVisible();
		await expect(this.page.getByRole('region', { name: /^Messages in/ })).toBeVisible();
	}

	get composer() {
		return this.page.getByTestId('composer');
	}

	get list() {
		return this.page.getByRole('region', { name: /^Messages in/ });
	}

	get banner() {
		return this.page.getByTestId('connection-banner');
	}

	get unreadLine() {
		return this.page.getByTestId('unread-line');
	}

	get dialog() {
		return this.page.getByRole('dialog');
	}

	get articles() {
		return this.page.getByRole('article');
	}

	/* The message with this text. */
	message(text) {
		return this.articles.filter({ hasText: text });
	}

	button(name, exact = true) {
		return this.page.getByRole('button', { name, exact });
	}

	channel(title) {
		return this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: title });
	}

	async say(text) {
		await this.composer.fill(text);
		await this.composer.press('Enter');
	}

	/* On a phone it is a page. */
	async openMenu() {
		const part = this.page.getByRole('link', { name: 'Me', exact: true });
		await part.or(this.page.getByRole('button', { name: /^Own menu/ })).filter({ visible: true }).click();
	}

	/* The menu of the room on screen, or of one in the rail. */
	async openRoomMenu(title) {
		const place = title ? this.page.getByRole('navigation', { name: 'Rooms' }) : this.page.locator('.room-header');
		await place.getByRole('button', { name: title ? `Actions: ${title}` : /^Actions: / }).click();
		await expect(this.dialog).toBeVisible();
	}

	/* Goes from a dialog, or on a phone the own page, to one that it opens. */
	async pick(name) {
		await this.dialog.or(this.page.locator('.me-page')).getByRole('button', { name, exact: true }).last().click();
	}

	async openSettings() {
		await this.openMenu();
		await this.button('Settings').click();
	}

	/* Until the page's files are kept on the device, and it is served from there if need be. */
	async untilKept() {
		await this.page.evaluate(async () => {
			const { serviceWorker } = navigator;
			await serviceWorker.ready;
			if (!serviceWorker.controller)
				await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
		});
	}

	/* The texts of the messages on screen, in order; with what stands beside them, such as (edited). */
	texts() {
		return this.articles.evaluateAll((rows) => rows.map((row) => row.querySelector('p').textContent.trim()));
	}

	/* Waits until exactly these stand there, all of them answered by the server. */
	async expectTexts(texts) {
		await expect.poll(() => this.texts()).toEqual(texts);
		await this.expectAllSent();
	}

	async expectAllSent() {
		await expect(this.page.locator('article:not([data-state="sent"])')).toHaveCount(0);
	}

	/* The numbers of the messages in the window. */
	numbers() {
		return this.articles.evaluateAll((rows) => rows.map((row) => Number(row.dataset.seq)));
	}
}
