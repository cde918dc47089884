/* How polls stand that are on screen in the flow of a room: read when they come there, told from then on. Made by their
 * cards when the first of them is shown, beside a client that need not know them. */
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS } from '../connection/refusal';
import type { JournalEvent, Notifications, PollView } from '../protocol/types';
import { placeKey } from '../state/place';
import type { Client, Voted } from './client';
import { Listeners } from './listeners';

interface Watched {
	readonly room: string;
	readonly poll: number;
	/* How many places show it. */
	places: number;
	/* As far as it has been read. */
	view?: PollView;
	/* Nothing is known to have been missed since it was asked for. */
	isTrue: boolean;
}

export class Polls {
	#client: Client;
	#timer: Clock;
	#watched = new Map<string, Watched>();
	#changes = new Listeners<[]>();
	#isOpen: boolean;

	constructor(client: Client, timer: Clock) {
		this.#client = client;
		this.#timer = timer;
		this.#isOpen = client.status === 'open';
		client.onTold((method, params) => {
			if (method === 'poll.counted') this.#beTold(params as Notifications['poll.counted']);
			if (method === 'poll.voted') this.#takeVote(params as Voted);
		});
		client.onLive((room, event) => this.#hear(room, event));
		client.subscribe(() => this.#look());
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	/* It is shown from now on; returns what says that it is not any more. */
	show(room: string, poll: number): () => void {
		const key = placeKey(room, poll);
		const watched = this.#watched.get(key) ?? { room, poll, places: 0, isTrue: false };
		watched.places++;
		this.#watched.set(key, watched);
		void this.#read(watched);
		return () => {
			if (--watched.places === 0) this.#watched.delete(key);
		};
	}

	/* How it stands; undefined: that is not known yet. */
	viewOf(room: string, poll: number): PollView | undefined {
		return this.#watched.get(placeKey(room, poll))?.view;
	}

	/* What one has chosen oneself stays as it was. */
	#beTold({ room, tally }: Notifications['poll.counted']): void {
		this.#put(room, tally.poll, (view) => ({ mine: view?.mine ?? [], tally }));
	}

	#takeVote({ room, poll, picks }: Voted): void {
		this.#put(room, poll, (view) => ({ tally: view?.tally ?? { poll, voted: 0 }, mine: [...picks] }));
	}

	#put(room: string, poll: number, change: (view: PollView | undefined) => PollView): void {
		const watched = this.#watched.get(placeKey(room, poll));
		if (!watched) return;
		watched.view = change(watched.view);
		this.#changes.tell();
	}

	/* Where the server has forgotten the votes there are none; what is closed has its result elsewhere. */
	#hear(room: string, { kind, ref = 0 }: JournalEvent): void {
		if (kind === 'poll.restarted' || kind === 'poll.closed') this.#put(room, ref, () => ({ tally: { poll: ref, voted: 0 }, mine: [] }));
	}

	/* Over a new connection something may have been missed. */
	#look(): void {
		const isOpen = this.#client.status === 'open';
		if (isOpen === this.#isOpen) return;
		this.#isOpen = isOpen;
		if (!isOpen) return;
		for (const watched of this.#watched.values()) {
			watched.isTrue = false;
			void this.#read(watched);
		}
	}

	async #read(watched: Watched): Promise<void> {
		const { room, poll } = watched;
		if (watched.isTrue || !this.#isOpen || watched.places === 0) return;
		watched.isTrue = true;
		try {
			const { view } = await this.#client.call('poll.read', { room, poll });
			if (view) this.#put(room, poll, () => view);
		} catch (error) {
			if (!isPassing(error)) return;
			watched.isTrue = false;
			this.#timer.after(PAUSE_MS, () => void this.#read(watched));
		}
	}
}
