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
import { KeptList } from './keptList';
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

export class Meetings {
	readonly clock: ServerClock;
	#client: Client;
	#timer: Clock;
	#held: HeldMeeting | undefined;
	#kept: KeptList<MeetingList>;
	#changes = new Listeners<[]>();
	/* Grows with what is shown: answers about something else come too late. */
	#shown = 0;
	#isOpen: boolean;
	#rooms: string;
	#isPaused = false;

	constructor(client: Client, clock: Clock) {
		this.#client = client;
		this.#timer = clock;
		this.clock = new ServerClock(clock);
		this.#isOpen = client.status === 'open';
		this.#rooms = this.#roomKeys();
		this.#kept = new KeptList<MeetingList>(
			client,
			clock,
			{
				read: async ({ from, to }) => {
					const { meetings, more } = await this.clock.timed(() => client.call('meeting.list', { from, to }));
					return { from, to, meetings, more, isRead: true };
				},
				fold: (list, room, event) => {
					const meetings = foldListings(list.meetings, room, event, { me: client.state.me, span: list });
					return meetings === list.meetings ? list : { ...list, meetings };
				},
				refuse: (list) => list,
			},
			() => this.#changes.tell(),
		);
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
		return this.#kept.list;
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
		if (this.list?.from === from && this.list.to === to) return;
		this.#kept.show({ from, to, meetings: [], more: false, isRead: false });
	}

	closeList(): void {
		this.#kept.show(undefined);
	}

	#put(held: HeldMeeting | undefined): void {
		if (held === this.#held) return;
		this.#held = held;
		this.#changes.tell();
		this.#read();
	}

	#hear(room: string, event: JournalEvent): void {
		if (this.#held?.room === room) this.#put(applyToMeeting(this.#held, event));
	}

	#beTold(method: string, params: unknown): void {
		if (!this.#held) return;
		const told = params as Notifications['floor.changed'] & Notifications['poll.counted'] & Voted;
		if (method === 'floor.changed') this.#put(takeFloor(this.#held, told.room, told.floor));
		else if (method === 'poll.counted') this.#put(takeTally(this.#held, told.room, told.tally));
		else if (method === 'poll.voted') this.#put(takeVote(this.#held, told.room, told.poll, told.picks));
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
		this.#kept.doubt();
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
		});
	}
}
