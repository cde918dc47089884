/* The polls of a room's journal, as the server keeps them. */
import type { JournalEvent, Poll, PollClosedBody, PollPick, PollState, PollTally, PollView } from '../src/protocol/types';
import type { Journal } from './journal';
import type { Chance } from './random';

export const ASKED: Poll = {
	question: 'Rabatt bis 12 %?',
	form: 'single',
	secrecy: 'open',
	live: true,
	options: [{ text: 'Ja' }, { text: 'Nein' }, { text: 'Enthaltung' }],
};

interface Place {
	meeting?: number;
	item?: number;
	prepared?: boolean;
}

export class PollBook {
	/* Those that are not closed, as they are now. */
	open: PollState[] = [];
	/* What was chosen in each, by whom. */
	votes = new Map<number, Map<string, PollPick[]>>();
	#journal: Journal;

	constructor(journal: Journal) {
		this.#journal = journal;
	}

	ask(author: string, asked: Partial<Poll> = {}, { meeting, item, prepared }: Place = {}): JournalEvent {
		const body = { asked: { ...ASKED, ...asked }, ...(item !== undefined && { item }), ...(prepared && { prepared }) };
		const event = this.#journal.add({ kind: 'poll.asked', author, body, ...(meeting !== undefined && { ref: meeting }) });
		const phase = prepared ? ('prepared' as const) : ('open' as const);
		this.open = [...this.open, { poll: event.seq, author, ...(meeting !== undefined && { meeting }), ...(item !== undefined && { item }), phase, asked: body.asked }];
		return event;
	}

	begin(author: string, ref: number): JournalEvent {
		this.open = this.open.map((one) => (one.poll === ref ? { ...one, phase: 'open' } : one));
		return this.#journal.add({ kind: 'poll.opened', author, ref, body: {} });
	}

	restart(ref: number): JournalEvent {
		this.votes.delete(ref);
		return this.#journal.add({ kind: 'poll.restarted', author: undefined, ref, body: {} });
	}

	close(author: string | undefined, ref: number, body: PollClosedBody): JournalEvent {
		this.open = this.open.filter(({ poll }) => poll !== ref);
		return this.#journal.add({ kind: 'poll.closed', author, ref, body });
	}

	vote(person: string, poll: number, picks: PollPick[]): PollTally {
		this.votes.set(poll, new Map(this.votes.get(poll)).set(person, picks));
		return this.tally(poll);
	}

	tally(poll: number): PollTally {
		return { poll, voted: this.votes.get(poll)?.size ?? 0 };
	}

	/* What poll.read answers of one that is not closed. */
	view(poll: number, person: string): PollView {
		return { tally: this.tally(poll), mine: this.votes.get(poll)?.get(person) ?? [] };
	}

	/* Those of a meeting that are open. */
	viewsOf(meeting: number, person: string): PollView[] {
		return this.open.filter((one) => one.meeting === meeting && one.phase === 'open').map(({ poll }) => this.view(poll, person));
	}

	/* Something happens to one of them. */
	step(chance: Chance, author: string): JournalEvent {
		const what = chance.next();
		if (this.open.length === 0 || what < 0.3) return this.ask(author, {}, { prepared: what < 0.1 });
		const { poll, phase } = chance.pick(this.open);
		if (phase === 'prepared') return what < 0.6 ? this.begin(author, poll) : this.close(author, poll, { voted: 0 });
		return what < 0.5 ? this.restart(poll) : this.close(author, poll, { voted: 1, counts: [{ option: 1, votes: 1 }] });
	}
}
