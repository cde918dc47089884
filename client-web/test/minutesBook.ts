/* The minutes of a room's journal, as the server keeps them. */
import { LIMITS } from '../src/protocol/limits';
import type { JournalEvent, MinutesListing, MinutesStanding } from '../src/protocol/types';
import type { Journal } from './journal';

const DRAFT: MinutesStanding = { phase: 'draft', answers: [], asked: [], in_charge: false };

export class MinutesBook {
	/* Sealed ones, in order of their sealing. */
	sealed: MinutesListing[] = [];
	#standings = new Map<number, MinutesStanding>();
	#journal: Journal;

	constructor(journal: Journal) {
		this.#journal = journal;
	}

	present(meeting: number, until: number): JournalEvent {
		const { title } = this.#journal.book.of(meeting).plan;
		const event = this.#journal.add({ kind: 'minutes.presented', ref: meeting, body: { title, until, asked: [] } });
		this.#standings.set(meeting, { ...DRAFT, phase: 'presented', presented: event.seq, until });
		return event;
	}

	withdraw(meeting: number): JournalEvent {
		const ref = this.#standings.get(meeting)!.presented;
		this.#standings.delete(meeting);
		return this.#journal.add({ kind: 'minutes.withdrawn', ref, body: {} });
	}

	seal(meeting: number): JournalEvent {
		const { plan, run } = this.#journal.book.of(meeting);
		const seal = String(meeting % 10).repeat(64);
		const body = { presented: 0, title: plan.title, held: run.started!, seal, key: seal };
		const event = this.#journal.add({ kind: 'minutes.sealed', ref: meeting, body });
		this.#standings.set(meeting, { ...DRAFT, phase: 'sealed', seal });
		this.sealed.push({ meeting, event: event.seq, title: body.title, held: body.held, sealed: event.time!, seal });
		return event;
	}

	/* What minutes.list answers. */
	list(before = Infinity) {
		const earlier = this.sealed.filter(({ event }) => event < before).reverse();
		return { minutes: earlier.slice(0, LIMITS.minutes_page), more: earlier.length > LIMITS.minutes_page };
	}

	/* How they stand, of what minutes.read answers. */
	read(meeting: number) {
		return { standing: this.#standings.get(meeting) ?? DRAFT, addenda: [] };
	}
}
