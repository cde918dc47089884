/* A world for a client under test: a clock that is wound by hand, and a server over sockets that
 * can be cut at any moment. */
import type { Clock, SocketLike } from '../src/connection/ports';
import { Client } from '../src/session/client';
import { memoryStore, type OutboxStore, type Tabs } from '../src/session/ports';
import type { JournalEvent, MeetingListing, Mention, ThreadLevel, ThreadReading } from '../src/protocol/types';
import { placeKey } from '../src/state/place';
import { Journal, PEOPLE } from './journal';
import { NoteBook } from './noteBook';
import { Chance } from './random';

export const HOUSE = '0d3k9mm2x8w1e';
const MICROTASKS = 12;

async function settle(): Promise<void> {
	for (let i = 0; i < MICROTASKS; i++) await Promise.resolve();
}

export class HandClock implements Clock {
	#now = 1795530600000;
	#timers: { at: number; id: number; fn: () => void }[] = [];
	#id = 0;

	now(): number {
		return this.#now;
	}

	after(ms: number, fn: () => void): () => void {
		const timer = { at: this.#now + ms, id: this.#id++, fn };
		this.#timers.push(timer);
		return () => (this.#timers = this.#timers.filter((other) => other !== timer));
	}

	async pass(ms: number): Promise<void> {
		const end = this.#now + ms;
		await settle();
		for (;;) {
			this.#timers.sort((a, b) => a.at - b.at || a.id - b.id);
			const next = this.#timers[0];
			if (!next || next.at > end) break;
			this.#timers.shift();
			this.#now = next.at;
			next.fn();
			await settle();
		}
		this.#now = end;
	}
}

export interface Request {
	id: number;
	method: string;
	params: Record<string, unknown>;
}

export class FakeSocket implements SocketLike {
	onopen: ((event: never) => unknown) | null = null;
	onmessage: ((event: never) => unknown) | null = null;
	onclose: ((event: never) => unknown) | null = null;
	onerror: ((event: never) => unknown) | null = null;
	isCut = false;
	greeted = false;
	readonly sent: Request[] = [];
	#server: FakeServer;

	constructor(server: FakeServer) {
		this.#server = server;
	}

	send(data: string): void {
		if (this.isCut) return;
		const request = JSON.parse(data) as Request;
		this.sent.push(request);
		this.#server.later(() => this.#server.hear(this, request));
	}

	close(): void {
		this.isCut = true;
	}

	/* What the server says reaches the client if nothing cuts in. */
	say(frame: object): void {
		const data = JSON.stringify({ jsonrpc: '2.0', ...frame });
		this.#server.later(() => !this.isCut && this.onmessage?.({ data } as never));
	}

	cut(code = 1006): void {
		if (this.isCut) return;
		this.isCut = true;
		this.onclose?.({ code } as never);
	}
}

type Refuse = (request: Request) => string | undefined;

export class FakeServer {
	epoch = '3q5c7x2m9kd0a';
	version = '0.1.0';
	/* Whose sessions they are. */
	me = PEOPLE[0]!;
	/* How much its clock is before those of the devices. */
	ahead = 0;
	/* So long may reading a meeting take: what happens meanwhile is told before the answer. */
	readMs = 0;
	reachable = true;
	signedIn = true;
	refuse: Refuse = () => undefined;
	/* What it answers otherwise than by itself. */
	answerTo: (request: Request) => object | undefined = () => undefined;
	marks = new Map<string, number>();
	/* How the person keeps threads. */
	kept = new Map<string, { level: ThreadLevel; mark: number }>();
	rooms: Journal[];
	notes = new NoteBook(PEOPLE[0]!);
	sockets: FakeSocket[] = [];
	requests: Request[] = [];
	#clock: HandClock;
	#chance: Chance;
	#lastAt = 0;

	constructor(clock: HandClock, chance: Chance) {
		this.#clock = clock;
		this.#chance = chance;
		this.rooms = [new Journal(HOUSE, 'Brandt Vertrieb'), new Journal()];
	}

	now(): number {
		return this.#clock.now() + this.ahead;
	}

	listings(from: number, to: number): MeetingListing[] {
		return this.rooms.flatMap((one) => one.book.listings({ from, to, me: this.me }));
	}

	/* Open ones by the day they are to be done, closed ones the last changed first. */
	taskList(of: string | undefined, isClosed: boolean) {
		const rooms = this.rooms.filter((one) => of === undefined || one.room === of);
		const tasks = rooms.flatMap((one) => one.tasks.listings(isClosed, of === undefined ? this.me : undefined));
		const until = (one: (typeof tasks)[number]) => one.state.what.until ?? Infinity;
		tasks.sort((a, b) => (isClosed ? b.changed - a.changed : until(a) - until(b) || a.state.made - b.state.made));
		return { tasks, more: false, now: this.now() };
	}

	get room(): Journal {
		return this.rooms[1]!;
	}

	readonly open = (): SocketLike => {
		const socket = new FakeSocket(this);
		this.sockets.push(socket);
		this.later(() => {
			if (!this.reachable || !this.signedIn) socket.cut();
			else if (!socket.isCut) socket.onopen?.({} as never);
		});
		return socket;
	};

	/* After some milliseconds; what comes later arrives later. */
	later(fn: () => void): void {
		const at = Math.max(this.#lastAt, this.#clock.now() + this.#chance.between(1, 30));
		this.#lastAt = at;
		this.#clock.after(at - this.#clock.now(), fn);
	}

	cutAll(code?: number): void {
		for (const socket of this.sockets) socket.cut(code);
		this.sockets = [];
	}

	/* To everybody who listens, except one. */
	tell(method: string, params: object, except?: FakeSocket): void {
		for (const socket of this.sockets)
			if (socket.greeted && socket !== except) socket.say({ method, params });
	}

	tellEvents(journal: Journal, from: number): void {
		const events = journal.events.slice(from - 1);
		if (events.length > 0) this.tell('room.events', { room: journal.room, events });
	}

	hear(socket: FakeSocket, request: Request): void {
		if (socket.isCut) return;
		this.requests.push(request);
		const name = this.refuse(request);
		if (name !== undefined) {
			socket.say({ id: request.id, error: { code: 1, message: name, data: { name } } });
			return;
		}
		if (request.method.startsWith('note.')) return this.notes.hear(socket, request, this.#chance.next() < 0.5);
		const journal = this.rooms.find((room) => room.room === request.params['room']);
		const head = journal?.head ?? 0;
		const result = this.answerTo(request) ?? this.#do(socket, request, journal);
		if (this.readMs > 0 && /^(meeting\.(open|list)|(task|page)\.list)$/.test(request.method)) {
			this.#clock.after(this.#chance.between(0, this.readMs), () => socket.say({ id: request.id, result }));
			return;
		}
		/* The answer may come before the event, or after it. */
		const answerFirst = this.#chance.next() < 0.5;
		if (answerFirst) socket.say({ id: request.id, result });
		if (journal && journal.head > head) this.tellEvents(journal, head + 1);
		if (!answerFirst) socket.say({ id: request.id, result });
	}

	#do(socket: FakeSocket, { method, params }: Request, journal: Journal | undefined): unknown {
		const room = journal?.room ?? '';
		switch (method) {
		case 'session.hello':
			socket.greeted = true;
			return this.#hello();
		case 'room.open':
			return journal!.open(params['after'] as number | undefined, this.marks.get(room) ?? 0);
		case 'room.history':
			return journal!.history(params['from'] as number, params['to'] as number);
		case 'room.mark': {
			const marked = this.marked(room, params['seq'] as number);
			this.tell('room.marked', marked, socket);
			return { ...marked, time: 0 };
		}
		case 'rooms.mark': {
			const marks = params['marks'] as { room: string; seq: number }[];
			const rooms = marks.map((mark) => this.marked(mark.room, mark.seq));
			this.tell('rooms.marked', { rooms }, socket);
			return { rooms };
		}
		case 'meeting.open':
			return journal!.book.read(params['meeting'] as number, this.now(), this.me);
		case 'meeting.list':
			return { meetings: this.listings(params['from'] as number, params['to'] as number), more: false, now: this.now() };
		case 'minutes.list':
			return journal!.minutes.list(params['before'] as number | undefined);
		case 'minutes.read':
			return journal!.minutes.read(params['meeting'] as number);
		case 'poll.read':
			return { view: journal!.polls.view(params['poll'] as number, this.me), now: this.now() };
		case 'task.list':
			return this.taskList(params['of'] as string | undefined, params['closed'] === true);
		case 'page.list':
			return { pages: journal!.pages.listings() };
		case 'thread.open': {
			const root = params['message'] as number;
			const kept = this.kept.get(placeKey(room, root));
			return { level: 'off', mark: 0, ...kept, ...journal!.thread(root, params['before'] as number | undefined) };
		}
		case 'thread.mark':
			return this.keep(room, params['message'] as number, { mark: params['seq'] as number }, socket);
		case 'thread.follow':
			return this.keep(room, params['message'] as number, { level: params['level'] as ThreadLevel }, socket);
		case 'message.post':
		case 'message.reply':
		case 'thread.change':
		case 'message.edit':
		case 'message.erase':
		case 'message.react':
		case 'message.pin':
			return this.#write(journal!, method, params);
		default:
			return {};
		}
	}

	/* Marks a room, and says what that leaves. */
	marked(room: string, seq: number): object {
		this.marks.set(room, seq);
		const journal = this.rooms.find((one) => one.room === room)!;
		return { room, seq, unread: this.unread(journal), head: journal.head, calls: this.calls(journal) };
	}

	/* What calls upon the person after their mark. */
	calls(journal: Journal): { seq: number }[] {
		const mark = this.marks.get(journal.room) ?? 0;
		const called = journal.events.filter(({ seq, author, body }) => {
			const { mentions = [] } = (body ?? {}) as { mentions?: Mention[] };
			return seq > mark && author !== this.me && mentions.some(({ kind, id }) => kind === 'all' || id === this.me);
		});
		return called.filter(({ seq }) => !journal.isErased(seq)).map(({ seq }) => ({ seq }));
	}

	#hello(): object {
		const rooms = this.rooms.map(({ room, settings: { title, archived }, head, events }, i) => {
			const mark = this.marks.get(room) ?? 0;
			const kind = i === 0 ? 'house' : 'channel';
			const changed = events.at(-1)?.time ?? 0;
			return { room, kind, title, archived, head, changed, mark, unread: this.unread(this.rooms[i]!), calls: this.calls(this.rooms[i]!) };
		});
		const { epoch, me, version: server } = this;
		const told = { protocol: 1, server, epoch, me, house: HOUSE, now: 0, rooms };
		return { ...told, presence: [], statuses: [], inbox: 0, saved: [], threads: this.#threads(), has_password: false };
	}

	/* Tells the other connections. */
	keep(room: string, message: number, how: { level?: ThreadLevel; mark?: number }, except?: FakeSocket): object {
		const key = placeKey(room, message);
		const kept = { level: 'off' as ThreadLevel, mark: 0, ...this.kept.get(key), ...how };
		this.kept.set(key, kept);
		const left = this.#left(room, message, kept.mark);
		this.tell('thread.kept', { room, message, ...kept, ...left }, except);
		return { room, seq: kept.mark, time: 0, ...left };
	}

	/* What is unread of a thread after this mark. */
	#left(room: string, message: number, mark: number): object {
		const journal = this.rooms.find((one) => one.room === room)!;
		const unread = journal.replies(message).filter(({ seq, author }) => seq > mark && author !== this.me).length;
		return { unread, head: journal.head };
	}

	/* Those with something unread. */
	#threads(): ThreadReading[] {
		return [...this.kept].flatMap(([key, { level, mark }]) => {
			const [room, message] = key.split(' ') as [string, string];
			const replies = this.rooms.find((one) => one.room === room)!.replies(Number(message));
			const unread = replies.filter(({ seq, author }) => seq > mark && author !== this.me).length;
			const { seq: last = 0, time = 0 } = replies.at(-1) ?? {};
			return level === 'following' && unread > 0 ? [{ room, message: Number(message), last, time, mark, unread, level }] : [];
		});
	}

	unread(journal: Journal): number {
		const mark = this.marks.get(journal.room) ?? 0;
		const messages = journal.events.filter(
			(event) => event.kind === 'message.posted' && event.seq > mark && event.author !== this.me,
		);
		return Math.min(100, messages.filter((event) => !journal.isErased(event.seq)).length);
	}

	/* Whoever answers follows, and has read so far. */
	#reply(journal: Journal, root: number, text: string, client_id: string): JournalEvent {
		const event = journal.reply(this.me, root, text, client_id);
		const key = placeKey(journal.room, root);
		this.kept.set(key, { level: this.kept.get(key)?.level ?? 'following', mark: event.seq });
		return event;
	}

	#write(journal: Journal, method: string, params: Request['params']): object {
		const client_id = params['client_id'] as string;
		const ref = params['message'] as number;
		const text = params['text'] as string;
		let event = journal.events.find((one) => one.client_id === client_id);
		if (event) return { room: journal.room, seq: event.seq, time: event.time };
		if (method === 'message.post') event = journal.post(this.me, text, client_id);
		else if (method === 'message.reply') event = this.#reply(journal, ref, text, client_id);
		else if (method === 'thread.change') event = journal.nameThread(this.me, ref, params['title'] as string, params['resolved'] === true);
		else if (method === 'message.edit') event = journal.edit(this.me, ref, text);
		else if (method === 'message.react') event = journal.react(this.me, ref, ...emojiOf(params));
		else if (method === 'message.pin') event = journal.pin(this.me, ref, params['on'] === true);
		else event = journal.erase(this.me, ref);
		Object.assign(event, { client_id });
		return { room: journal.room, seq: event.seq, time: event.time };
	}
}

function emojiOf(params: Request['params']): string[] {
	return (params['reactions'] as { emoji: string }[]).map(({ emoji }) => emoji);
}

export interface World {
	clock: HandClock;
	chance: Chance;
	server: FakeServer;
	store: OutboxStore;
	/* Another client on the same device. */
	newClient(tabs?: Tabs): Client;
}

export function newWorld(seed = 1): World {
	const clock = new HandClock();
	const chance = new Chance(seed);
	const server = new FakeServer(clock, chance);
	const store = memoryStore();
	const newClient = (tabs?: Tabs): Client =>
		new Client({
			url: 'ws://test/ws',
			openSocket: server.open,
			clock,
			random: () => chance.next(),
			fillRandom: chance.fill,
			askSignedIn: () =>
				Promise.resolve(!server.reachable ? 'unknown' : server.signedIn ? 'yes' : 'no'),
			clientName: 'test',
			store,
			...(tabs ? { tabs } : {}),
		});
	return { clock, chance, server, store, newClient };
}
