/* Meetings on screen: the one whose page is open, and the list of one's own. Made by the views of meetings when they are
 * first wanted, beside a client that need not know them. */
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { JournalEvent, MeetingListing, Notifications } from '../protocol/types';
import {
	applyToMeeting,
	askMeeting,
	doubtMeeting,
	endAskingMeeting,
	missMeeting,
	newMeeting,
	takeFloor,
	takeMeeting,
	takeTally,
	takeVote,
	type HeldMeeting,
} from '../state/heldMeeting';
import { foldListings, type Span } from '../state/meetingList';
import type { Client, Voted } from './client';
import { Listeners } from './listeners';
import { ServerClock } from './serverClock';

/* A span of time, and the meetings in it. */
export interface MeetingList extends Span {
	readonly meetings: readonly MeetingListing[];
	/* There are more than fit. */
	readonly more: boolean;
	/* It has been read. */
	readonly isRead: boolean;
}

/* What may have been missed within so long is read at once. */
const GATHER_MS = 300;

export class Meetings {
	readonly clock: ServerClock;
	#client: Client;
	#timer: Clock;
	#held: HeldMeeting | undefined;
	#list: MeetingList | undefined;
	#changes = new Listeners<[]>();
	/* Grow with what is shown: answers about something else come too late. */
	#shown = 0;
	#listed = 0;
	#isOpen: boolean;
	#rooms: string;
	#isPaused = false;
	#isGathering = false;
	#isListing = false;
	/* Nothing is known to have been missed since it was asked for. */
	#isListTrue = false;
	/* What happens while it is asked for is told once more after the answer. */
	#listLater: [room: string, event: JournalEvent][] = [];

	constructor(client: Client, clock: Clock) {
		this.#client = client;
		this.#timer = clock;
		this.clock = new ServerClock(clock);
		this.#isOpen = client.status === 'open';
		this.#rooms = this.#roomKeys();
		client.onLive((room, event) => this.#hear(room, event));
		client.onTold((method, params) => this.#beTold(method, params));
		client.subscribe(() => this.#look());
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	/* The meeting whose page is open. */
	get held(): HeldMeeting | undefined {
		return this.#held;
	}

	get list(): MeetingList | undefined {
		return this.#list;
	}

	/* Its page is open from now on. */
	open(room: string, number: number): void {
		if (this.#held?.room === room && this.#held.number === number) return;
		this.#shown++;
		this.#put(newMeeting(room, number));
	}

	close(room: string, number: number): void {
		if (this.#held?.room !== room || this.#held.number !== number) return;
		this.#shown++;
		this.#put(undefined);
	}

	/* Keeps the list of this span from now on. */
	listSpan(from: number, to: number): void {
		if (this.#list?.from === from && this.#list.to === to) return;
		this.#setList({ from, to, meetings: [], more: false, isRead: false });
		void this.#readList();
	}

	closeList(): void {
		this.#setList(undefined);
	}

	#put(held: HeldMeeting | undefined): void {
		if (held === this.#held) return;
		this.#held = held;
		this.#changes.tell();
		this.#read();
	}

	/* Another list. */
	#setList(list: MeetingList | undefined): void {
		this.#listed++;
		this.#isListing = false;
		this.#isListTrue = false;
		this.#putList(list);
	}

	#putList(list: MeetingList | undefined): void {
		if (list === this.#list) return;
		this.#list = list;
		this.#changes.tell();
	}

	#hear(room: string, event: JournalEvent): void {
		if (this.#held?.room === room) this.#put(applyToMeeting(this.#held, event));
		if (!this.#list) return;
		if (this.#isListing) this.#listLater.push([room, event]);
		this.#putList(this.#folded(this.#list, room, event));
		/* The room is behind: what lies between is not told here. */
		if ((this.#client.state.rooms.get(room)?.head ?? 0) < event.seq) this.#doubtList();
	}

	#beTold(method: string, params: unknown): void {
		if (!this.#held) return;
		const told = params as Notifications['floor.changed'] & Notifications['poll.counted'] & Voted;
		if (method === 'floor.changed') this.#put(takeFloor(this.#held, told.room, told.floor));
		else if (method === 'poll.counted') this.#put(takeTally(this.#held, told.room, told.tally));
		else if (method === 'poll.voted') this.#put(takeVote(this.#held, told.room, told.poll, told.picks));
	}

	#folded(list: MeetingList, room: string, event: JournalEvent): MeetingList {
		const meetings = foldListings(list.meetings, room, event, { me: this.#client.state.me, span: list });
		return meetings === list.meetings ? list : { ...list, meetings };
	}

	/* Something has changed in the client: over a new connection something may have been missed, and in other rooms
	 * there are other meetings. */
	#look(): void {
		const isOpen = this.#client.status === 'open';
		const rooms = this.#roomKeys();
		const isOther = (isOpen && !this.#isOpen) || rooms !== this.#rooms;
		this.#isOpen = isOpen;
		this.#rooms = rooms;
		if (!isOther) return;
		if (this.#held) this.#put(doubtMeeting(this.#held));
		this.#doubtList();
	}

	#roomKeys(): string {
		return [...this.#client.state.rooms.keys()].join(' ');
	}

	/* If what is held may be untrue, and nobody is asking. */
	#read(): void {
		const held = this.#held;
		const isWanted = held !== undefined && !held.isTrue && !held.isMissing && !held.isAsked;
		if (isWanted && this.#isOpen && !this.#isPaused) void this.#ask(held);
	}

	async #ask({ room, number: meeting }: HeldMeeting): Promise<void> {
		const shown = this.#shown;
		const change = (how: (held: HeldMeeting) => HeldMeeting) => {
			if (shown === this.#shown && this.#held) this.#put(how(this.#held));
		};
		change(askMeeting);
		try {
			const answer = await this.clock.timed(() => this.#client.call('meeting.open', { room, meeting }));
			change((held) => takeMeeting(held, answer));
		} catch (error) {
			if (isPassing(error)) this.#pause();
			change(error instanceof Refusal && !isPassing(error) ? missMeeting : endAskingMeeting);
		}
	}

	#pause(): void {
		this.#isPaused = true;
		this.#timer.after(PAUSE_MS, () => {
			this.#isPaused = false;
			this.#read();
			void this.#readList();
		});
	}

	#doubtList(): void {
		this.#isListTrue = false;
		if (!this.#list || this.#isGathering) return;
		this.#isGathering = true;
		this.#timer.after(GATHER_MS, () => {
			this.#isGathering = false;
			void this.#readList();
		});
	}

	/* What may have been missed while the answer was on its way is read once more. */
	async #readList(): Promise<void> {
		const listed = this.#listed;
		while (this.#list && !this.#isListTrue && !this.#isListing && this.#isOpen && !this.#isPaused) {
			const { from, to } = this.#list;
			this.#isListing = true;
			this.#isListTrue = true;
			this.#listLater = [];
			try {
				const { meetings, more } = await this.clock.timed(() => this.#client.call('meeting.list', { from, to }));
				if (listed !== this.#listed) return;
				const read: MeetingList = { from, to, meetings, more, isRead: true };
				this.#putList(this.#listLater.reduce((list, what) => this.#folded(list, ...what), read));
			} catch (error) {
				if (listed !== this.#listed) return;
				if (isPassing(error)) this.#pause();
				this.#isListTrue = error instanceof Refusal && !isPassing(error);
			} finally {
				if (listed === this.#listed) this.#isListing = false;
			}
		}
	}
}
