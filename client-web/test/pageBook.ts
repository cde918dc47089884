/* The pages of a room's journal, as the server keeps them. */
import type { JournalEvent, PageListing, PageState } from '../src/protocol/types';
import type { Journal } from './journal';
import type { Chance } from './random';

export class PageBook {
	#all: PageListing[] = [];
	#journal: Journal;

	constructor(journal: Journal) {
		this.#journal = journal;
	}

	make(author: string, title = 'Preisliste 2027'): JournalEvent {
		const what: PageState = { title, archived: false };
		const event = this.#journal.add({ kind: 'page.made', author, body: { what } });
		this.#all.push({ page: event.seq, author, made: event.time!, what });
		return event;
	}

	/* What is left out of the change stays. */
	change(author: string, ref: number, change: Partial<PageState>): JournalEvent {
		const at = this.#all.findIndex(({ page }) => page === ref);
		const what = { ...this.#all[at]!.what, ...change };
		this.#all[at] = { ...this.#all[at]!, what };
		return this.#journal.add({ kind: 'page.changed', author, ref, body: { what } });
	}

	/* No event says so. */
	write(page: number, written: number): void {
		this.#all = this.#all.map((one) => (one.page === page ? { ...one, written } : one));
	}

	/* What page.list says, the newest first. */
	listings(): PageListing[] {
		return [...this.#all].reverse();
	}

	/* Something happens to one of them. */
	step(chance: Chance, author: string): JournalEvent {
		const one = this.#all.length > 0 ? chance.pick(this.#all) : undefined;
		if (!one || chance.next() < 0.4) return this.make(author, `Seite ${this.#journal.head}`);
		return this.change(author, one.page, chance.next() < 0.5 ? { archived: !one.what.archived } : { title: `Titel ${this.#journal.head}` });
	}
}
