/* Keeps the thread on screen up to date, and says how the person keeps threads. */
import type { Call } from '../connection/commands';
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { ThreadLevel, ThreadMarkParams, ThreadMarkResult, ThreadOpenResult } from '../protocol/types';
import { keepThread, type AppState } from '../state/app';
import { endOf, keepAgain, keptOf, takeKept, unreadIn, type Kept } from '../state/kept';
import {
	askThread,
	endAsking,
	isThread,
	lastReply,
	missThread,
	newReplies,
	newThread,
	reachesBackTo,
	takeThreadPage,
	type HeldThread,
} from '../state/thread';
import { countThread } from '../state/windows';
import { MarkSender } from './markSender';

export interface ThreadsPorts {
	call: Call;
	clock: Clock;
	isOpen: () => boolean;
	get: () => AppState;
	set: (state: AppState) => void;
}

/* The answer, and which thread it is about. */
type Marked = ThreadMarkParams & ThreadMarkResult;

export class ThreadReader {
	#ports: ThreadsPorts;
	#marks: MarkSender<ThreadMarkParams, Marked>;
	/* Grows with each thread that is shown: answers about another one come too late. */
	#shown = 0;
	#isPaused = false;
	#older: Promise<void> | undefined;

	constructor(ports: ThreadsPorts) {
		this.#ports = ports;
		const { call, clock } = ports;
		const say = async ([mark]: readonly ThreadMarkParams[]) => ({ ...mark!, ...(await call('thread.mark', mark!)) });
		this.#marks = new MarkSender({ clock, most: 1, say, onAnswer: (marked) => this.#takeMarked(marked) });
	}

	/* It is on screen from now on. */
	open(room: string, message: number): void {
		const { open } = this.#ports.get().threads;
		if (isThread(open, room, message)) return;
		this.#shown++;
		this.#older = undefined;
		this.#put(newThread(room, message));
	}

	close(room: string, message: number): void {
		if (isThread(this.#open, room, message)) this.#put(undefined);
	}

	/* Something has changed: what may be untrue is read again. */
	look(): void {
		const open = this.#open;
		const isWanted = open !== undefined && !open.isTrue && !open.isMissing && open.asked === 0;
		if (isWanted && !this.#isPaused && this.#ports.isOpen()) void this.#read(open);
	}

	/* A connection is open. How the person keeps the thread may be otherwise by now. */
	resume(): void {
		this.#marks.resend();
		if (this.#open?.isTrue) void this.#read(this.#open);
		else this.look();
	}

	/* Hello has been answered, perhaps out of another data set. */
	greet(isSameData: boolean): void {
		if (!isSameData) this.#marks.clear();
		for (const { room, message, seq } of this.#marks.wanted)
			if (keptOf(this.#ports.get().threads.kept, room, message))
				this.#ports.set(keepThread(this.#ports.get(), room, message, { mark: seq }));
	}

	/* Until this reply is held, if it is there. */
	async readTo(seq: number): Promise<void> {
		const shown = this.#shown;
		for (;;) {
			const before = this.#open;
			if (!before || before.from <= seq) return;
			await (before.isTrue ? this.readOlder() : this.#read(before));
			const after = this.#open;
			const isIdle = after?.from === before.from && after.isTrue === before.isTrue;
			if (isIdle || shown !== this.#shown) return;
		}
	}

	readOlder(): Promise<void> {
		const open = this.#open;
		if (!open?.isTrue || open.from <= open.root) return Promise.resolve();
		this.#older ??= this.#read(open, open.from).finally(() => (this.#older = undefined));
		return this.#older;
	}

	/* Whether the server does not know yet how far one has read. */
	isMarking(thread: { room: string; message: number }): boolean {
		return this.#marks.of(thread) !== undefined;
	}

	mark(room: string, message: number, seq: number): void {
		if (seq <= (keptOf(this.#ports.get().threads.kept, room, message)?.mark ?? 0)) return;
		this.#setMark(room, message, { mark: seq });
	}

	/* The thread on screen is unread from this message on. */
	leave(room: string, message: number, seq: number): void {
		const open = this.#open;
		if (!isThread(open, room, message)) return;
		const mark = seq - 1;
		this.#setMark(room, message, { mark, last: lastReply(open), counted: newReplies(open, mark, this.#ports.get().me), fresh: [] });
	}

	#setMark(room: string, message: number, how: Partial<Kept> & { mark: number }): void {
		this.#ports.set(keepThread(this.#ports.get(), room, message, how));
		this.#marks.want([{ room, message, seq: how.mark }]);
	}

	/* What the mark leaves unread, unless a newer one is on its way. */
	#takeMarked({ room, message, seq, unread, head }: Marked): void {
		const state = this.#ports.get();
		const { kept } = state.threads;
		const level = keptOf(kept, room, message)?.level;
		if (level === undefined || this.isMarking({ room, message })) return;
		this.#ports.set({ ...state, threads: { ...state.threads, kept: takeKept(kept, { room, message, mark: seq, level, unread, head }) } });
	}

	/* The person has read these to their end. Returns what takes that back. */
	read(threads: readonly Kept[]): () => void {
		for (const kept of threads) this.mark(kept.room, kept.message, endOf(kept));
		return () => this.#takeBack(threads);
	}

	/* At once, and taken back if it cannot be. */
	async follow(room: string, message: number, level: ThreadLevel): Promise<void> {
		const before = keptOf(this.#ports.get().threads.kept, room, message)?.level ?? 'off';
		this.#ports.set(keepThread(this.#ports.get(), room, message, { level }));
		try {
			await this.#ports.call('thread.follow', { room, message, level });
		} catch (error) {
			this.#ports.set(keepThread(this.#ports.get(), room, message, { level: before }));
			throw error;
		}
	}

	/* Where the person has read on since, that stays. */
	#takeBack(before: readonly Kept[]): void {
		let state = this.#ports.get();
		const marks: ThreadMarkParams[] = [];
		for (const old of before) {
			const { room, message, mark } = old;
			const { kept } = state.threads;
			if (keptOf(kept, room, message)?.mark !== endOf(old)) continue;
			state = { ...state, threads: { ...state.threads, kept: keepAgain(kept, old) } };
			marks.push({ room, message, seq: mark });
		}
		this.#ports.set(state);
		this.#marks.want(marks);
	}

	get #open(): HeldThread | undefined {
		return this.#ports.get().threads.open;
	}

	#put(open: HeldThread | undefined): void {
		const state = this.#ports.get();
		const { kept } = state.threads;
		this.#ports.set({ ...state, threads: open ? { kept, open } : { kept } });
	}

	async #read({ room, root: message }: HeldThread, before?: number): Promise<void> {
		const shown = this.#shown;
		const change = (how: (open: HeldThread) => HeldThread) => {
			if (shown === this.#shown && this.#open) this.#put(how(this.#open));
		};
		change(askThread);
		try {
			const answer = await this.#ports.call('thread.open', { room, message, ...(before !== undefined && { before }) });
			const isLate = before !== undefined && !this.#open?.isTrue;
			change(isLate ? endAsking : (open) => takeThreadPage(open, answer));
			if (shown === this.#shown && before === undefined) this.#learn(answer);
		} catch (error) {
			if (isPassing(error)) this.#pause();
			const isMissing = error instanceof Refusal && !isPassing(error);
			change(isMissing ? missThread : endAsking);
			/* What is not there for the person is not new to them. */
			if (isMissing) this.#ports.set(keepThread(this.#ports.get(), room, message, { level: 'off' }));
		}
	}

	#pause(): void {
		this.#isPaused = true;
		this.#ports.clock.after(PAUSE_MS, () => {
			this.#isPaused = false;
			this.look();
		});
	}

	/* How it is kept, and how many replies there are. */
	#learn({ room, message, level, mark: told, replies, head }: ThreadOpenResult): void {
		const state = this.#ports.get();
		const { open } = state.threads;
		if (!open) return;
		const mark = this.#marks.of({ room, message })?.seq ?? told;
		const last = lastReply(open);
		const before = reachesBackTo(open, mark) ? 0 : unreadIn(keptOf(state.threads.kept, room, message));
		const counted = Math.max(before, newReplies(open, mark, state.me));
		const next = keepThread(state, room, message, { level, mark, last, counted, fresh: [], countedTo: head });
		const { seq: latest = 0, time = 0 } = open.rows.filter(({ thread, erased }) => thread !== undefined && !erased).at(-1) ?? {};
		this.#ports.set(countThread(next, room, { message, replies, last: latest, time }, head));
	}
}
