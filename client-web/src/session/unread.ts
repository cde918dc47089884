/* Reads what is unread, a few places at a time, and keeps it as it stands while it is on screen. */
import type { Call } from '../connection/commands';
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import { LIMITS } from '../protocol/limits';
import type { JournalEvent } from '../protocol/types';
import { applyToExcerpt, excerptOf, type Excerpt } from '../state/excerpt';
import { isWhole, unreadRows, type UnreadGroup } from '../state/unread';

/* Places read at once. */
const AT_ONCE = 3;

/* Of each place that has been read, one after the other, by the key of its group; none: it cannot be read. */
export type Excerpts = ReadonlyMap<string, readonly Excerpt[]>;

export interface UnreadPorts {
	call: Call;
	clock: Clock;
	me: () => string;
	get: () => Excerpts;
	set: (excerpts: Excerpts) => void;
}

interface Wish {
	readonly group: UnreadGroup;
	/* So many messages are wanted, if there are. */
	readonly most: number;
}

export class UnreadReader {
	#ports: UnreadPorts;
	#waiting = new Map<string, Wish>();
	/* What has been asked for, and goes on being heard: what is read may be unread again. */
	#groups = new Map<string, UnreadGroup>();
	/* What happens in places that are being read is told once more after the answer. */
	#later = new Map<string, JournalEvent[]>();
	/* What is held and true; the rest shows until it has been read again. */
	#fresh = new Set<string>();
	/* Grows when all is to be read anew: older answers come too late. */
	#generation = 0;

	constructor(ports: UnreadPorts) {
		this.#ports = ports;
	}

	/* So many of its unread messages are to be held, if there are. */
	want(group: UnreadGroup, most: number): void {
		const { key } = group;
		this.#groups.set(key, group);
		const isRefused = this.#fresh.has(key) && this.#ports.get().get(key)!.length === 0;
		if (isRefused || this.#isEnough(group, most)) return;
		this.#waiting.set(key, { group, most });
		this.#start();
	}

	hear(room: string, event: JournalEvent): void {
		for (const group of this.#groups.values()) {
			if (group.room !== room) continue;
			this.#later.get(group.key)?.push(event);
			this.#apply(group, [event]);
		}
	}

	/* Something may have been missed: all is to be read anew. */
	doubt(): void {
		this.#generation++;
		this.#waiting.clear();
		this.#groups.clear();
		this.#later.clear();
		this.#fresh.clear();
	}

	/* What stands below the mark has been left out when it was read. */
	#held({ key, root, mark }: UnreadGroup): readonly Excerpt[] {
		const held = this.#fresh.has(key) ? this.#ports.get().get(key)! : [];
		return root === 0 && held[0] && held[0].from > mark + 1 ? [] : held;
	}

	#isEnough(group: UnreadGroup, most: number): boolean {
		const held = this.#held(group);
		return isWhole(held, group) || unreadRows(held, group, this.#ports.me()).length >= most;
	}

	#start(): void {
		for (const [key, wish] of this.#waiting) {
			if (this.#later.size >= AT_ONCE) return;
			if (this.#later.has(key)) continue;
			this.#waiting.delete(key);
			void this.#read(wish);
		}
	}

	async #read({ group, most }: Wish): Promise<void> {
		const generation = this.#generation;
		const { key } = group;
		const { clock } = this.#ports;
		try {
			while (generation === this.#generation && !this.#isEnough(group, most)) {
				this.#later.set(key, []);
				const read = await this.#ask(group);
				if (generation !== this.#generation) return;
				this.#put(key, [...this.#held(group), ...read]);
				this.#apply(group, this.#later.get(key) ?? []);
			}
		} catch (error) {
			if (generation !== this.#generation) return;
			if (isPassing(error)) clock.after(PAUSE_MS, () => generation === this.#generation && this.want(group, most));
			/* What was not heard is asked for again with the next connection. */
			else if (error instanceof Refusal) this.#put(key, []);
		}
		if (generation !== this.#generation) return;
		this.#later.delete(key);
		this.#start();
	}

	/* The next page of it. */
	async #ask(group: UnreadGroup): Promise<Excerpt[]> {
		const { room, root, mark } = group;
		const { call } = this.#ports;
		if (root > 0) {
			const page = await call('thread.open', { room, message: root });
			return [excerptOf({ ...page, to: page.head }, root)];
		}
		const from = (this.#held(group).at(-1)?.to ?? mark) + 1;
		const excerpts: Excerpt[] = [];
		/* A large page comes in several answers, the end of it first. Where one is empty nothing is there for the person. */
		for (let to = from + LIMITS.history_rows_max - 1; ; ) {
			const page = await call('room.history', { room, from, to });
			excerpts.unshift(excerptOf(page, root));
			if (page.from <= from || page.from > page.to) break;
			to = page.from - 1;
		}
		return [{ ...excerpts[0]!, from }, ...excerpts.slice(1)];
	}

	#apply(group: UnreadGroup, events: readonly JournalEvent[]): void {
		const { key } = group;
		if (!this.#fresh.has(key) || events.length === 0) return;
		const next = this.#ports.get().get(key)!.map((excerpt) => applyToExcerpt(excerpt, events, group.root));
		const isWhole = next.every((excerpt) => excerpt !== undefined);
		this.#put(key, isWhole ? next : undefined);
	}

	/* undefined: it is to be read anew. */
	#put(key: string, excerpts: readonly Excerpt[] | undefined): void {
		const all = new Map(this.#ports.get());
		if (excerpts) {
			all.set(key, excerpts);
			this.#fresh.add(key);
		} else {
			all.delete(key);
			this.#fresh.delete(key);
		}
		this.#ports.set(all);
	}
}
