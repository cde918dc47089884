/* The minutes of the room on screen, as far back as was looked. Which are sealed the server lists by the room; the others are
 * those of meetings that have ended, which it lists by time, and how each of them stands is asked for when it is wanted. */
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS } from '../connection/refusal';
import { LIMITS } from '../protocol/limits';
import type { JournalEvent, MeetingListing, MinutesListing, MinutesStanding } from '../protocol/types';
import { minutesRows, type MinutesRow } from '../state/minutesList';
import { sinceOf } from '../state/room';
import type { Client } from './client';
import { KeptList } from './keptList';
import { Listeners } from './listeners';

export interface MinutesShelf {
	readonly room: string;
	/* How far back it is looked, counted from 1. */
	readonly steps: number;
	readonly rows: readonly MinutesRow[];
	/* Those that are not sealed are of meetings from then on. */
	readonly from: number;
	/* There may be earlier ones. */
	readonly more: boolean;
	readonly isRead: boolean;
	/* There is no such room for this person. */
	readonly isMissing: boolean;
}

const DAY_MS = 86_400_000;
const STEP_MS = LIMITS.meeting_list_days * DAY_MS;
/* No shorter span is looked over: nobody holds more at once than fit into one answer. */
const SPAN_MS = 60_000;
/* Standings asked for at once. */
const AT_ONCE = 3;

export class MinutesList {
	#client: Client;
	#clock: Clock;
	#kept: KeptList<MinutesShelf>;
	#changes = new Listeners<[]>();
	#standings = new Map<number, MinutesStanding>();
	#waiting = new Set<number>();
	#asked = new Set<number>();
	#hasFailed = false;

	constructor(client: Client, clock: Clock) {
		this.#client = client;
		this.#clock = clock;
		this.#kept = new KeptList<MinutesShelf>(
			client,
			clock,
			{
				read: (list) => this.#read(list),
				fold: (list) => list,
				refuse: (list) => ({ ...list, rows: [], more: false, isRead: true, isMissing: true }),
			},
			() => this.#changes.tell(),
		);
		client.onLive((room, event) => this.#hear(room, event));
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	get list(): MinutesShelf | undefined {
		return this.#kept.list;
	}

	/* Those that were wanted and have come. */
	get standings(): ReadonlyMap<number, MinutesStanding> {
		return this.#standings;
	}

	/* The server could not say it just now, and is asked again. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/* Keeps the list of this room from now on. */
	show(room: string): void {
		this.#standings = new Map();
		this.#waiting.clear();
		this.#hasFailed = false;
		this.#kept.show({ room, steps: 1, rows: [], from: 0, more: false, isRead: false, isMissing: false });
	}

	hide(): void {
		this.#waiting.clear();
		this.#kept.show(undefined);
	}

	/* Looks further back; what is known shows meanwhile. */
	readOn(): void {
		const { list } = this;
		if (list) this.#kept.show({ ...list, steps: list.steps + 1 });
	}

	/* How these stand is to be known. */
	want(meeting: number): void {
		this.#waiting.add(meeting);
		this.#askNext();
	}

	async #read(list: MinutesShelf): Promise<MinutesShelf> {
		const { room, steps } = list;
		/* What has just ended is among them on a device whose clock is behind, too. */
		const to = this.#clock.now() + DAY_MS;
		const from = to - steps * STEP_MS;
		try {
			const [{ sealed, more }, meetings, begun] = await Promise.all([this.#sealed(room, steps), this.#meetings(from, to), this.#begun(room)]);
			this.#hasFailed = false;
			return { ...list, rows: minutesRows(room, sealed, meetings), from, more: more || begun < from, isRead: true, isMissing: false };
		} catch (error) {
			this.#hasFailed = isPassing(error);
			this.#changes.tell();
			throw error;
		}
	}

	async #sealed(room: string, pages: number): Promise<{ sealed: MinutesListing[]; more: boolean }> {
		let sealed: MinutesListing[] = [];
		let more = true;
		for (let page = 0; page < pages && more; page++) {
			const before = sealed.at(-1)?.event;
			const answer = await this.#client.call('minutes.list', { room, ...(before !== undefined && { before }) });
			sealed = [...sealed, ...answer.minutes];
			({ more } = answer);
		}
		return { sealed, more };
	}

	/* In spans that the server looks over, shorter where there is more than fits. */
	async #meetings(from: number, to: number): Promise<MeetingListing[]> {
		if (to - from > STEP_MS) return [...(await this.#meetings(from, to - STEP_MS)), ...(await this.#meetings(to - STEP_MS, to))];
		const { meetings, more } = await this.#client.call('meeting.list', { from, to });
		if (!more || to - from <= SPAN_MS) return meetings;
		const middle = Math.floor((from + to) / 2);
		return [...(await this.#meetings(from, middle)), ...(await this.#meetings(middle, to))];
	}

	/* When the first happened that this person sees of the room. */
	async #begun(room: string): Promise<number> {
		const { rooms, me } = this.#client.state;
		const held = rooms.get(room)?.held;
		const first = held ? sinceOf(held, me) : 1;
		const { events } = await this.#client.call('room.history', { room, from: first, to: first });
		return events.find(({ time }) => time !== undefined)?.time ?? 0;
	}

	#hear(room: string, { kind, ref, body }: JournalEvent): void {
		if (room !== this.list?.room) return;
		if (kind === 'minutes.sealed' || (kind === 'meeting.moved' && body?.run.phase === 'ended')) this.#kept.doubt();
		const isStanding = kind === 'minutes.presented' || kind === 'minutes.sealed';
		const meeting = isStanding ? ref : kind === 'minutes.withdrawn' ? this.#presentedBy(ref) : undefined;
		if (meeting !== undefined && (this.#standings.has(meeting) || this.#asked.has(meeting))) this.want(meeting);
	}

	#presentedBy(event: number | undefined): number | undefined {
		return [...this.#standings].find(([, { presented }]) => presented === event)?.[0];
	}

	/* One that is wanted again while it is asked for waits for the answer. */
	#askNext(): void {
		for (const meeting of this.#waiting) {
			if (this.#asked.size >= AT_ONCE) return;
			if (this.#asked.has(meeting)) continue;
			this.#waiting.delete(meeting);
			void this.#ask(meeting);
		}
	}

	async #ask(meeting: number): Promise<void> {
		const room = this.list?.room;
		if (room === undefined) return;
		this.#asked.add(meeting);
		try {
			const { standing } = await this.#client.call('minutes.read', { room, meeting });
			if (room === this.list?.room) this.#standings = new Map(this.#standings).set(meeting, standing);
		} catch (error) {
			/* Else they are wanted again with the next connection. */
			if (isPassing(error)) this.#clock.after(PAUSE_MS, () => room === this.list?.room && this.want(meeting));
		}
		this.#asked.delete(meeting);
		this.#changes.tell();
		this.#askNext();
	}
}
