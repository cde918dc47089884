/* Keeps rooms up to date, and reads their history when it is wanted. */
import type { Call } from '../connection/commands';
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS } from '../connection/refusal';
import type { Preference } from '../protocol/types';
import { beginOpening, endOpening, preferRoom, takeAnswer, type AppState } from '../state/app';
import { lastOf, PAGE_ROWS, sinceOf, type HeldRoom, type Page } from '../state/room';
import { dropHeld, followRoom, takeHistory } from '../state/windows';

/* Rooms held at once; the ones opened longest ago are let go. */
const HELD_MAX = 8;

/* Where a page of history joins the window that is held. */
type Where = 'older' | 'newer' | 'instead';

/* Rows that join it at once: with more, drawing them would hold up the screen. */
const PIECE_ROWS = 40;

interface Placed {
	readonly page: Page;
	readonly at: Where;
}

export interface RoomsPorts {
	call: Call;
	clock: Clock;
	get: () => AppState;
	set: (state: AppState) => void;
}

export class Rooms {
	#ports: RoomsPorts;
	/* Grows with every connection: what was to be tried again on an older one is not. */
	#generation = 0;
	#recent: string[] = [];
	#reading = new Map<string, Promise<void>>();

	constructor(ports: RoomsPorts) {
		this.#ports = ports;
	}

	beginConnection(): void {
		this.#generation++;
	}

	/* Holds the room from now on. */
	open(room: string): void {
		this.#touch(room);
		const entry = this.#ports.get().rooms.get(room);
		if (entry && !entry.held && !entry.opening) this.catchUp(room);
	}

	/* A connection is open: what was wanted and is not held is asked for. */
	resume(): void {
		for (const room of this.#recent.slice().reverse()) this.open(room);
	}

	/* Asks for what is missing: the events since, or everything if the room is not held. */
	catchUp(room: string): void {
		const entry = this.#ports.get().rooms.get(room);
		if (!entry) return;
		/* Of a room that is not held only the rail is wanted, unless somebody looks at it. */
		const after = entry.held?.head ?? (this.#recent.includes(room) ? undefined : entry.head);
		const fresh = after === undefined || (entry.kind === 'house' && !entry.held);
		this.#ports.set(beginOpening(this.#ports.get(), room));
		void this.#askOpen(room, fresh ? { room } : { room, after });
	}

	/* Everything that waited for its room to be opened is asked for again. */
	async #askOpen(room: string, params: { room: string; after?: number }): Promise<void> {
		const generation = this.#generation;
		try {
			const answer = await this.#ports.call('room.open', params);
			const step = takeAnswer(this.#ports.get(), answer);
			this.#ports.set(step.state);
			if (step.missing.length > 0) this.catchUp(room);
			else if (this.#recent.includes(room)) this.open(room);
		} catch (error) {
			if (!isPassing(error)) {
				this.#ports.set(endOpening(this.#ports.get(), room));
				return;
			}
			this.#ports.clock.after(PAUSE_MS, () => {
				if (generation === this.#generation) void this.#askOpen(room, params);
			});
		}
	}

	#touch(room: string): void {
		this.#recent = [room, ...this.#recent.filter((other) => other !== room)];
		const { house } = this.#ports.get();
		for (const old of this.#recent.splice(HELD_MAX))
			if (old !== house) this.#ports.set(dropHeld(this.#ports.get(), old));
	}

	loadOlder(room: string): Promise<void> {
		const held = this.#held(room);
		if (!held || held.from <= this.#first(held)) return Promise.resolve();
		const from = Math.max(this.#first(held), held.from - PAGE_ROWS);
		return this.#read(room, from, held.from - 1, 'older');
	}

	loadNewer(room: string): Promise<void> {
		const held = this.#held(room);
		const last = held ? lastOf(held) : 0;
		if (!held || last >= held.head) return Promise.resolve();
		return this.#read(room, last + 1, Math.min(held.head, last + PAGE_ROWS), 'newer');
	}

	/* Makes the window lie around this number. */
	loadAround(room: string, seq: number): Promise<void> {
		const busy = this.#reading.get(`${room} instead`);
		if (busy) return busy.then(() => this.loadAround(room, seq));
		const held = this.#held(room);
		if (!held) return Promise.resolve();
		const first = this.#first(held);
		const to = Math.min(held.head, Math.max(seq + PAGE_ROWS / 2, first + PAGE_ROWS - 1));
		return this.#read(room, Math.max(first, to - PAGE_ROWS + 1), to, 'instead');
	}

	/* What was before is not there for the person. */
	#first(held: HeldRoom): number {
		return sinceOf(held, this.#ports.get().me);
	}

	loadEnd(room: string): Promise<void> {
		const held = this.#held(room);
		if (!held || lastOf(held) === held.head) return Promise.resolve();
		return this.loadAround(room, held.head);
	}

	follow(room: string, follow: boolean): void {
		this.#ports.set(followRoom(this.#ports.get(), room, follow));
	}

	/* How the person wants to have it: at once, and taken back if it cannot be. */
	async prefer(room: string, change: Partial<Preference>): Promise<void> {
		const before = this.#ports.get().rooms.get(room)?.preference;
		this.#ports.set(preferRoom(this.#ports.get(), room, change));
		try {
			await this.#ports.call('room.prefer', { room, ...change });
		} catch (error) {
			if (before) this.#ports.set(preferRoom(this.#ports.get(), room, before));
			throw error;
		}
	}

	#held(room: string): HeldRoom | undefined {
		return this.#ports.get().rooms.get(room)?.held;
	}

	#read(room: string, from: number, to: number, where: Where): Promise<void> {
		const key = `${room} ${where}`;
		const busy = this.#reading.get(key);
		if (busy) return busy;
		const reading = this.#readPages(room, from, to, where).finally(() => this.#reading.delete(key));
		this.#reading.set(key, reading);
		return reading;
	}

	async #readPages(room: string, from: number, to: number, where: Where): Promise<void> {
		try {
			const pages = await this.#ask(room, from, to, where);
			for (const [i, { page, at }] of pages.flatMap(piecesOf).entries()) {
				if (i > 0) await new Promise<void>((resolve) => this.#ports.clock.after(0, resolve));
				this.#ports.set(takeHistory(this.#ports.get(), room, page, at));
			}
		} catch {
			/* It is asked for again when the reader comes near the edge again. */
		}
	}

	/* A large window comes in several answers, the end of it first. Of what is older the first one
	 * will do: the reader goes on from there. Else all are needed, in an order that joins. */
	async #ask(room: string, from: number, to: number, where: Where): Promise<Placed[]> {
		const pages: Placed[] = [];
		for (let last = to; ; ) {
			const page = await this.#ports.call('room.history', { room, from, to: last });
			if (where === 'newer') pages.unshift({ page, at: where });
			else pages.push({ page, at: pages.length > 0 ? 'older' : where });
			if (page.from <= from || where === 'older') return pages;
			last = page.from - 1;
		}
	}
}

/* In the order in which they join. What comes instead of all that is held comes as a whole. */
function piecesOf({ page, at }: Placed): Placed[] {
	if (at === 'instead') return [{ page, at }];
	const pieces: Placed[] = [];
	for (let from = page.from; from <= page.to; from += PIECE_ROWS)
		pieces.push({ page: { ...page, from, to: Math.min(page.to, from + PIECE_ROWS - 1) }, at });
	return at === 'older' ? pieces.reverse() : pieces;
}
