/* A room's journal as the server keeps it, as far as a client can tell. */
import { LIMITS } from '../src/protocol/limits';
import type { JournalEvent, Member, Mention, Pin, RoomOpenResult, RoomState, Settings, ThreadSummary } from '../src/protocol/types';
import { isSaid } from '../src/state/rows';
import { MeetingBook } from './meetingBook';
import { MinutesBook } from './minutesBook';
import { PageBook } from './pageBook';
import { PollBook } from './pollBook';
import { TaskBook } from './taskBook';
import type { Chance } from './random';

export const PEOPLE = ['1vb8r3hn4t6yz', '2wc9s4jp5v7z0', '3xdat5kq6w8a1'];
export const ROOM = '5w9e2k7c4p1xa';
export const START = 1795530600000;

/* Whether it changes the event it refers to, rather than answering it. */
function isChange({ kind, ref }: JournalEvent): boolean {
	return ref !== undefined && !ANSWERS.has(kind);
}

const ANSWERS = new Set(['message.replied', 'agenda.summarised', 'poll.asked', 'decision.made', 'task.made', 'minutes.presented', 'minutes.sealed']);

/* Kinds of which the last one of each author holds. */
const BY_AUTHOR = new Set(['message.reacted', 'meeting.answered', 'meeting.attended', 'agenda.confirmed']);

export class Journal {
	readonly room: string;
	events: JournalEvent[] = [];
	members: Member[] = [];
	settings: Settings;
	pins: Pin[] = [];
	readonly book = new MeetingBook(this);
	readonly minutes = new MinutesBook(this);
	readonly polls = new PollBook(this);
	readonly tasks = new TaskBook(this);
	readonly pages = new PageBook(this);
	/* What one answer holds. */
	pageBytes: number = LIMITS.page_bytes;

	constructor(room = ROOM, title = 'angebote') {
		this.room = room;
		this.settings = {
			title,
			topic: '',
			description: '',
			access: 'open',
			newcomers: 'all',
			erasers: 'owners',
			archived: false,
		};
		this.add({ kind: 'room.created', body: { kind: 'channel', settings: this.settings } });
		for (const person of PEOPLE) this.join(person);
	}

	get head(): number {
		return this.events.length;
	}

	/* Without its number and time; those are set here. */
	add(event: object): JournalEvent {
		const seq = this.head + 1;
		const whole = { seq, author: PEOPLE[0], time: START + seq * 1000, ...event } as JournalEvent;
		this.events = [...this.events, whole];
		return whole;
	}

	join(person: string): JournalEvent {
		return this.invite(person, [person]);
	}

	/* late: they see nothing of what was before. */
	invite(author: string, people: string[], late = false): JournalEvent {
		const members = people.map((person) => ({ person, role: 'member' as const }));
		const since = late ? { since: this.head + 1 } : {};
		this.members = [...this.members, ...members.map((member) => ({ ...member, ...since }))];
		return this.add({ kind: 'member.joined', author, body: { members, ...since } });
	}

	promote(person: string): JournalEvent {
		const role = 'owner';
		this.members = this.members.map((member) => (member.person === person ? { ...member, role } : member));
		return this.add({ kind: 'member.changed', body: { person, role } });
	}

	change(author: string, change: Partial<Settings>): JournalEvent {
		this.settings = { ...this.settings, ...change };
		return this.add({ kind: 'room.changed', author, body: { settings: this.settings } });
	}

	leave(person: string): JournalEvent {
		this.members = this.members.filter((member) => member.person !== person);
		return this.add({ kind: 'member.left', author: person, body: { person } });
	}

	post(author: string, text: string, client_id?: string): JournalEvent {
		const extra = client_id === undefined ? {} : { client_id };
		return this.add({ kind: 'message.posted', author, body: { text }, ...extra });
	}

	/* Calls upon these people by the first character. */
	call(author: string, text: string, ...mentions: Omit<Mention, 'at' | 'size'>[]): JournalEvent {
		const spans = mentions.map((one, at) => ({ at, size: 1, ...one }));
		return this.add({ kind: 'message.posted', author, body: { text, mentions: spans } });
	}

	reply(author: string, ref: number, text: string, client_id?: string): JournalEvent {
		const body = { text, replies: this.replies(ref).length + 1 };
		return this.add({ kind: 'message.replied', author, ref, body, ...(client_id !== undefined && { client_id }) });
	}

	nameThread(author: string, ref: number, title: string, resolved = false): JournalEvent {
		return this.add({ kind: 'thread.changed', author, ref, body: { title, resolved } });
	}

	/* Those that stand. */
	replies(root: number): JournalEvent[] {
		return this.events.filter((event) => event.kind === 'message.replied' && event.ref === root && event.body);
	}

	edit(author: string, ref: number, text: string): JournalEvent {
		return this.add({ kind: 'message.edited', author, ref, body: { text } });
	}

	react(author: string, ref: number, ...emoji: string[]): JournalEvent {
		const reactions = emoji.map((one) => ({ emoji: one }));
		return this.add({ kind: 'message.reacted', author, ref, body: { reactions } });
	}

	pin(author: string, message: number, on = true): JournalEvent {
		this.#unpin(message);
		if (on) this.pins = [...this.pins, { message }];
		return this.add({ kind: 'message.pinned', author, ref: message, body: { on } });
	}

	#unpin(message: number): void {
		this.pins = this.pins.filter((pin) => pin.message !== message);
	}

	/* Takes the bodies of the message and of all that refers to it. */
	erase(author: string, ref: number): JournalEvent {
		this.#unpin(ref);
		this.events = this.events.map((event) => {
			const refers = event.ref === ref && event.kind !== 'message.pinned' && event.kind !== 'message.replied';
			const goes = event.seq === ref || refers;
			if (!goes) return event;
			const { body: _, ...rest } = event as JournalEvent & { body?: unknown };
			return rest as JournalEvent;
		});
		const { kind, author: said_by, ref: thread } = this.at(ref);
		const others = kind === 'message.replied' ? this.replies(thread!) : [];
		const last = others.at(-1);
		const body = {
			...(said_by && { said_by }),
			...(kind === 'message.replied' && { thread, replies: others.length }),
			...(last && { last: last.seq, last_time: last.time }),
		};
		return this.add({ kind: 'message.erased', author, ref, body });
	}

	at(seq: number): JournalEvent {
		return this.events[seq - 1]!;
	}

	isErased(seq: number): boolean {
		return this.at(seq).body === undefined;
	}

	/* Something happens. */
	step(chance: Chance): JournalEvent {
		const what = chance.next();
		const messages = this.events.filter(isSaid);
		const target = messages.length > 0 ? chance.pick(messages) : undefined;
		const author = chance.pick(PEOPLE);
		if (what < 0.05) return this.hasMember(author) ? this.leave(author) : this.join(author);
		if (what < 0.07) return this.change(author, { topic: `topic ${this.head}` });
		if (what < 0.08) return this.promote(author);
		if (target && !this.isErased(target.seq) && what < 0.3)
			return this.edit(target.author!, target.seq, `edit ${this.head}`);
		if (target && !this.isErased(target.seq) && what < 0.4)
			return this.erase(target.author!, target.seq);
		if (target && !this.isErased(target.seq) && what < 0.5)
			return this.react(author, target.seq, ...['👍', '🎉', '❤️'].filter(() => chance.next() < 0.5));
		if (target && !this.isErased(target.seq) && what < 0.55)
			return this.pin(author, target.seq, chance.next() < 0.6);
		if (what < 0.565) return this.book.step(chance, author);
		if (what < 0.572) return this.polls.step(chance, author);
		if (what < 0.58) return this.tasks.step(chance, PEOPLE);
		if (what < 0.585) return this.pages.step(chance, author);
		if (what < 0.6) return this.add({ kind: 'void', author: undefined, time: undefined });
		if (target?.kind === 'message.posted' && !this.isErased(target.seq) && what < 0.75)
			return what < 0.62
				? this.nameThread(author, target.seq, `title ${this.head}`, chance.next() < 0.5)
				: this.reply(author, target.seq, `reply ${this.head}`);
		return this.post(author, `text ${this.head}`);
	}

	hasMember(person: string): boolean {
		return this.members.some((member) => member.person === person);
	}

	/* The rows from..to, and of later changes to each the last of its kind, or of its author. */
	window(from: number, to: number): JournalEvent[] {
		const last = new Map<string, JournalEvent>();
		for (const event of this.events.slice(to))
			if (isChange(event) && event.ref! >= from && event.ref! <= to)
				last.set(`${event.ref} ${event.kind} ${BY_AUTHOR.has(event.kind) ? event.author : ''}`, event);
		const changes = [...last.values()].sort((a, b) => a.seq - b.seq);
		return [...this.events.slice(from - 1, to), ...changes];
	}

	/* Of the messages from..to that have replies. */
	threads(from: number, to: number): ThreadSummary[] {
		return this.events.slice(from - 1, to).flatMap(({ seq, kind }) => {
			const replies = kind === 'message.posted' ? this.replies(seq) : [];
			const last = replies.at(-1);
			return last ? [{ message: seq, replies: replies.length, last: last.seq, time: last.time! }] : [];
		});
	}

	/* The root and the last replies before this number, with the last changes to them. */
	thread(root: number, before = Infinity) {
		const { room, head } = this;
		const all = this.events.filter(({ kind, ref, seq }) => kind === 'message.replied' && ref === root && seq < before);
		const shown = all.slice(-LIMITS.thread_page);
		const rows = new Set([root, ...shown.map(({ seq }) => seq)]);
		const events = this.events.filter((event) => {
			return rows.has(event.seq) || (isChange(event) && rows.has(event.ref!) && this.isLastChange(event));
		});
		const from = all.length > shown.length ? shown[0]!.seq : root;
		return { room, head, message: root, events, replies: this.replies(root).length, from };
	}

	isLastChange({ seq, kind, ref, author }: JournalEvent): boolean {
		return !this.events.some((event) => {
			const same = event.kind === kind && event.ref === ref && (!BY_AUTHOR.has(kind) || event.author === author);
			return same && event.seq > seq;
		});
	}

	state(): RoomState {
		const { settings, members, pins, head } = this;
		const meetings = this.book.open();
		return { kind: 'channel', seq: head, settings, members, pins, groups: [], channels: [], meetings, polls: this.polls.open, tasks: this.tasks.open() };
	}

	/* Whether one answer may hold this window. */
	#fits(from: number, to: number): boolean {
		const bodies = this.window(from, to).map((event) => JSON.stringify(event.body ?? '').length);
		return from >= to || bodies.reduce((sum, size) => sum + size, 0) <= this.pageBytes;
	}

	open(after?: number, mark = 0): RoomOpenResult {
		const { room, head } = this;
		const resumes = after !== undefined && after <= head;
		if (!resumes || head - after > LIMITS.resume_events_max) {
			const page = this.history(Math.max(1, head - LIMITS.page_rows + 1), head);
			return { ...page, mark, state: this.state() };
		}
		const from = after + 1;
		let to = head;
		while (!this.#fits(from, to)) to--;
		return { room, head, mark, from, to, events: this.events.slice(after, to) };
	}

	history(from: number, to: number) {
		const { room, head } = this;
		const last = Math.min(to, head);
		let first = from;
		while (!this.#fits(first, last)) first++;
		return { room, head, from: first, to: last, events: this.window(first, last), threads: this.threads(first, last) };
	}
}
