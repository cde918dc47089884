/* The meetings of a room's journal, as the server keeps them. */
import type { AgendaItem, JournalEvent, Meeting, MeetingListing, MeetingPlan, MeetingRun } from '../src/protocol/types';
import type { Journal } from './journal';
import type { Chance } from './random';

/* The beginning of what is planned for tests. */
export const PLAN: MeetingPlan = {
	title: 'Wochenmeeting',
	goal: 'Jeder weiß, woran es hängt.',
	start: 1795534200000,
	minutes: 45,
	time_zone: 'Europe/Berlin',
	rhythm: 'once',
	later: [],
	moderator: '1vb8r3hn4t6yz',
	everyone: true,
	attendees: [],
};

export function itemOf(item: number, rest: Partial<AgendaItem> = {}): AgendaItem {
	return { item, title: `Punkt ${item}`, purpose: 'discuss', minutes: 10, state: 'open', ...rest };
}

/* What answers a meeting and is on record. */
const RECORDS = ['agenda.summarised', 'poll.asked'];

export class MeetingBook {
	/* Each as it is now, those that are over among them. */
	all: Meeting[] = [];
	#journal: Journal;

	constructor(journal: Journal) {
		this.#journal = journal;
	}

	plan(author: string, plan: Partial<MeetingPlan> = {}, items: AgendaItem[] = [itemOf(1), itemOf(2)]): JournalEvent {
		const body = { owner: author, plan: { ...PLAN, ...plan }, agenda: { items, made: items.length } };
		const event = this.#journal.add({ kind: 'meeting.planned', author, body });
		this.all = [...this.all, { ...body, meeting: event.seq, run: { phase: 'planned' }, answers: [], here: [] }];
		return event;
	}

	#put(ref: number, part: Partial<Meeting>): void {
		this.all = this.all.map((one) => (one.meeting === ref ? { ...one, ...part } : one));
	}

	/* A part of the meeting is now this. */
	part(author: string | undefined, ref: number, kind: string, part: Partial<Meeting>): JournalEvent {
		this.#put(ref, part);
		return this.#journal.add({ kind, author, ref, body: part });
	}

	move(author: string | undefined, ref: number, run: MeetingRun): JournalEvent {
		return this.part(author, ref, 'meeting.moved', { run });
	}

	order(author: string, ref: number, items: AgendaItem[]): JournalEvent {
		return this.part(author, ref, 'agenda.changed', { agenda: { items, made: 9 } });
	}

	answer(author: string, ref: number, answer: 'accepted' | 'tentative' | 'declined'): JournalEvent {
		const { answers } = this.of(ref);
		const others = answers.filter(({ person }) => person !== author);
		this.#put(ref, { answers: [...others, { person: author, answer }] });
		return this.#journal.add({ kind: 'meeting.answered', author, ref, body: { answer } });
	}

	attend(author: string, ref: number, here: boolean, came = PLAN.start!): JournalEvent {
		const others = this.of(ref).here.filter(({ person }) => person !== author);
		this.#put(ref, { here: here ? [...others, { person: author, came }] : others });
		return this.#journal.add({ kind: 'meeting.attended', author, ref, body: { here, came } });
	}

	summarise(author: string, ref: number, item: number, text: string): JournalEvent {
		return this.#journal.add({ kind: 'agenda.summarised', author, ref, body: { item, text } });
	}

	confirm(author: string, ref: number, text = ''): JournalEvent {
		return this.#journal.add({ kind: 'agenda.confirmed', author, ref, body: { text } });
	}

	of(number: number): Meeting {
		return this.all.find(({ meeting }) => meeting === number)!;
	}

	/* What meeting.open answers. */
	read(number: number, now = PLAN.start!, me = '') {
		const { room, head, events: all, polls } = this.#journal;
		const records = all.filter(({ kind, ref }) => ref === number && RECORDS.includes(kind)).map(({ seq }) => seq);
		const events = all.filter((event) => {
			return records.includes(event.seq) || (records.includes(event.ref ?? 0) && this.#journal.isLastChange(event));
		});
		return { room, head, now, meeting: this.of(number), events, polls: polls.viewsOf(number, me) };
	}

	/* What meeting.list says of them: what is not over, and of the rest what begins or ends in the span. */
	listings({ from, to, me }: { from: number; to: number; me: string }): MeetingListing[] {
		const { room } = this.#journal;
		const lies = ({ plan: { start = PLAN.start!, minutes } }: Meeting) => start <= to && start + minutes * 60_000 >= from;
		const listed = this.all.filter((one) => this.open().includes(one) || lies(one));
		return listed.map(({ meeting, owner, plan, run, answers }) => {
			const answer = answers.find(({ person }) => person === me)?.answer;
			return { room, meeting, owner, plan, run, invited: plan.everyone || [owner, plan.moderator].includes(me), ...(answer && { answer }) };
		});
	}

	open(): Meeting[] {
		return this.all.filter(({ run }) => run.phase !== 'ended' && run.phase !== 'cancelled');
	}

	/* Something happens to one of them. */
	step(chance: Chance, author: string): JournalEvent {
		const open = this.open();
		if (open.length === 0) return this.plan(author);
		const { meeting } = chance.pick(open);
		const what = chance.next();
		if (what < 0.15) return this.plan(author);
		if (what < 0.3) return this.answer(author, meeting, chance.pick(['accepted', 'declined']));
		if (what < 0.5) return this.attend(author, meeting, chance.next() < 0.7);
		if (what < 0.7) return this.order(author, meeting, [itemOf(chance.between(1, 9))]);
		return this.move(author, meeting, { phase: what < 0.9 ? 'running' : 'ended', started: PLAN.start!, ...(what < 0.9 ? {} : { ended: PLAN.start! + 45 * 60_000 }) });
	}
}
