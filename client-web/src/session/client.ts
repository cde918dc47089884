/* A whole client without a screen: connection, state, outbox and marks, tied together. Views read
 * `state`, `status` and `items`, are told of changes, and call the methods. */
import type { Call } from '../connection/commands';
import { Connection, type Status } from '../connection/connection';
import { IdMaker, type FillRandom } from '../connection/ids';
import type { ConnectionPorts } from '../connection/ports';
import type { JournalEvent, MarkedRoom, Notifications, PollPick, SessionHelloResult } from '../protocol/types';
import {
	EMPTY_STATE,
	lapseTyping,
	settleCalls,
	takeHello,
	takeNotification,
	type AppState,
	type Step,
} from '../state/app';
import { isConfirmed, type OutboxItem } from '../state/outbox';
import type { Saved } from '../state/saved';
import { TYPING_MS } from '../state/typing';
import { InboxReader } from './inbox';
import { Listeners } from './listeners';
import { Marks } from './marks';
import { Outbox } from './outbox';
import { memoryStore, noTabs, type OutboxStore, type Tabs } from './ports';
import { Rooms } from './rooms';
import { ThreadReader } from './threads';

export interface ClientPorts extends ConnectionPorts {
	fillRandom: FillRandom;
	/* Without them the outbox lives in memory, and there is one tab. */
	store?: OutboxStore;
	tabs?: Tabs;
}

/* What one has chosen in a poll. */
export interface Voted {
	room: string;
	poll: number;
	picks: readonly PollPick[];
}

export class Client {
	readonly outbox: Outbox;
	readonly rooms: Rooms;
	readonly threads: ThreadReader;
	readonly inbox: InboxReader;
	readonly marks: Marks;
	readonly ids: IdMaker;
	#ports: ClientPorts;
	#connection: Connection;
	#state: AppState = EMPTY_STATE;
	#changes = new Listeners<[]>();
	#live = new Listeners<[room: string, event: JournalEvent]>();
	#told = new Listeners<[method: string, params: unknown]>();
	#added = new Listeners<[notice: Notifications['inbox.added']]>();
	#firstServer = '';

	constructor(ports: ClientPorts) {
		this.#ports = ports;
		this.ids = new IdMaker(() => ports.clock.now(), ports.fillRandom);
		this.#connection = new Connection(ports, {
			onHello: (hello) => this.#greeted(hello),
			onNotification: (method, params) => this.#noticed(method, params),
			onStatus: (status) => this.#statusChanged(status),
		});
		const whole = {
			call: this.call,
			clock: ports.clock,
			get: () => this.#state,
			set: (state: AppState) => this.#set(state),
		};
		this.marks = new Marks(whole);
		this.rooms = new Rooms(whole);
		this.threads = new ThreadReader({ ...whole, isOpen: () => this.#connection.status === 'open' });
		this.inbox = new InboxReader({
			call: this.call,
			clock: ports.clock,
			get: () => this.#state.inbox,
			set: (inbox) => this.#set({ ...this.#state, inbox }),
			settleCalls: (notices, done) => this.#set(settleCalls(this.#state, notices, done)),
		});
		this.outbox = new Outbox({
			call: this.call,
			clock: ports.clock,
			ids: this.ids,
			store: ports.store ?? memoryStore(),
			tabs: ports.tabs ?? noTabs(),
			isOpen: () => this.#connection.status === 'open',
			onChange: () => {
				this.#sweep();
				this.#tell();
			},
		});
	}

	get state(): AppState {
		return this.#state;
	}

	get status(): Status {
		return this.#connection.status;
	}

	get items(): readonly OutboxItem[] {
		return this.outbox.items;
	}

	/* Another version than the one that was met first: the page's own files are old. */
	get isOutdated(): boolean {
		return this.#firstServer !== '' && this.#state.server !== this.#firstServer;
	}

	/* These return what takes the listener away again. */
	readonly subscribe = this.#changes.add;
	/* Events as they happen; not those that are caught up with. */
	readonly onLive = this.#live.add;
	/* What is told beside events: the floor of meetings, how a poll stands, and what one has chosen; notes; where a guest waits. */
	readonly onTold = this.#told.add;
	/* What comes into the inbox. */
	readonly onAdded = this.#added.add;

	connectNow(): void {
		this.#connection.connectNow();
	}

	/* There is a reason to doubt the connection: sleep, or another network. */
	check(): void {
		this.#connection.check();
	}

	stop(): void {
		this.#connection.stop();
	}

	readonly call: Call = (method, params) => this.#connection.call(method, params);

	/* One has voted: whatever shows the poll is told. */
	voted(vote: Voted): void {
		this.#told.tell('poll.voted', vote);
	}

	/* The person has set a password. */
	hasPassword(): void {
		this.#set({ ...this.#state, hasPassword: true });
	}

	setSaved(saved: Saved): void {
		this.#set({ ...this.#state, saved });
	}

	setActive(active: boolean): void {
		if (this.#connection.active === active) return;
		this.#connection.active = active;
		if (!this.#ports.greet) this.#pass('presence.set', { active });
	}

	/* thread: the message whose thread it is; 0: the room itself. */
	setTyping(room: string, thread: number, on: boolean): void {
		this.#pass('typing.set', { room, ...(thread > 0 && { thread }), on });
	}

	/* What need not arrive. */
	#pass: Call = (method, params) => {
		const answer = this.call(method, params);
		answer.catch(() => undefined);
		return answer;
	};

	#greeted(hello: SessionHelloResult): void {
		const { epoch, me } = this.#state;
		const sameData = epoch === hello.epoch && me === hello.me;
		if (this.#firstServer === '') this.#firstServer = hello.server;
		if (!sameData) this.marks.clear();
		this.rooms.beginConnection();
		const step = takeHello(this.#state, hello);
		this.#missing = step.missing;
		this.#set(this.marks.over(step.state));
		this.threads.greet(sameData);
	}

	/* Found by hello, asked for once the connection is open. */
	#missing: readonly string[] = [];

	#statusChanged(status: Status): void {
		if (status === 'open') {
			for (const room of this.#missing) this.rooms.catchUp(room);
			this.#missing = [];
			this.rooms.resume();
			this.marks.resend();
			this.threads.resume();
			void this.outbox.begin({ person: this.#state.me, epoch: this.#state.epoch });
			if (!this.#connection.active && !this.#ports.greet) this.#pass('presence.set', { active: false });
		}
		this.#tell();
	}

	#noticed(method: string, params: unknown): void {
		if (method === 'room.marked') return this.marks.take([params as MarkedRoom]);
		if (method === 'rooms.marked') return this.marks.take((params as { rooms: MarkedRoom[] }).rooms);
		/* One's own newer mark is on its way, and will be the last. */
		if (method === 'thread.kept' && this.threads.isMarking(params as { room: string; message: number })) return;
		if (/^(floor|note|lobby)\.|^poll\.counted$/.test(method)) return this.#told.tell(method, params);
		const before = this.#state;
		const now = this.#ports.clock.now();
		const step = takeNotification(before, method, params, now);
		this.#apply(step);
		if (method === 'typing.changed')
			this.#ports.clock.after(TYPING_MS, () => {
				this.#set(lapseTyping(this.#state, this.#ports.clock.now()));
			});
		if (method === 'inbox.added' || method === 'inbox.changed') this.inbox.refresh();
		if (method === 'inbox.added') this.#added.tell(params as Notifications['inbox.added']);
		if (method === 'room.events') {
			const { room, events } = params as { room: string; events: JournalEvent[] };
			this.#confirm(events);
			const head = before.rooms.get(room)?.head ?? 0;
			for (const event of events)
				if (event.seq > head) this.#live.tell(room, event);
		}
	}

	#confirm(events: readonly JournalEvent[]): void {
		for (const event of events)
			if (event.client_id !== undefined && event.author === this.#state.me)
				this.outbox.confirm(event.client_id, event.seq);
	}

	#apply(step: Step): void {
		this.#set(step.state);
		for (const room of step.missing) this.rooms.catchUp(room);
	}

	#set(state: AppState): void {
		if (state === this.#state) return;
		this.#state = state;
		this.#sweep();
		this.#tell();
		this.threads.look();
	}

	#sweep(): void {
		const { rooms } = this.#state;
		this.outbox.sweep((item) => isConfirmed(item, rooms.get(item.room)?.held));
	}

	#tell(): void {
		this.#changes.tell();
	}
}
