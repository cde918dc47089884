/* Reads the inbox while it is on screen, and says what has been dealt with. */
import type { Call } from '../connection/commands';
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS } from '../connection/refusal';
import type { Notice } from '../protocol/types';
import { settleNotices, takeList, turnTo, type Inbox } from '../state/inbox';

export interface InboxPorts {
	call: Call;
	clock: Clock;
	get: () => Inbox;
	set: (inbox: Inbox) => void;
	/* What calls among these is dealt with, or open again, in its room too. */
	settleCalls: (notices: readonly Notice[], done: boolean) => void;
}

export class InboxReader {
	#ports: InboxPorts;
	#isShown = false;
	/* Grows with each question: of several answers the last one counts. */
	#asked = 0;
	/* What was dealt with together, the last at the end. */
	#undo: (readonly Notice[])[] = [];

	constructor(ports: InboxPorts) {
		this.#ports = ports;
	}

	/* The list is on screen from now on. */
	show(done: boolean): void {
		this.#isShown = true;
		this.#ports.set(turnTo(this.#ports.get(), done));
		void this.#read(0);
	}

	hide(): void {
		this.#isShown = false;
		this.#undo = [];
	}

	/* Something in it may be otherwise. */
	refresh(): void {
		if (this.#isShown) void this.#read(0);
	}

	readOn(): Promise<void> {
		return this.#read(this.#ports.get().notices?.length ?? 0);
	}

	/* Deals with these, or takes that back. */
	settle(notices: readonly Notice[], done = true): void {
		if (notices.length === 0) return;
		if (done) this.#undo.push(notices);
		this.#settle(notices, done);
		void this.#sayAll(notices, done);
	}

	/* Deals with all that is open; it is read first, so that it can be taken back. */
	async settleAll(): Promise<void> {
		while (this.#ports.get().more) {
			const { length } = this.#ports.get().notices ?? [];
			await this.readOn();
			if ((this.#ports.get().notices?.length ?? 0) <= length) break;
		}
		const { notices = [] } = this.#ports.get();
		this.#undo.push(notices);
		this.#settle(notices, true);
		if (await this.#say({ done: true })) this.#ports.settleCalls(notices, true);
		else this.refresh();
	}

	#settle(notices: readonly Notice[], done: boolean): void {
		this.#ports.set(settleNotices(this.#ports.get(), notices, done));
		this.#ports.settleCalls(notices, done);
	}

	/* How many would come back. */
	get undoable(): number {
		return this.#undo.at(-1)?.length ?? 0;
	}

	undo(): void {
		const last = this.#undo.pop();
		if (last) this.settle(last, false);
	}

	async #sayAll(notices: readonly Notice[], done: boolean): Promise<void> {
		const said = await Promise.all(notices.map((notice) => this.#sayOne(notice, done)));
		if (!said.every(Boolean)) this.refresh();
	}

	/* Another connection may have been heard meanwhile, before the server knew of this. */
	async #sayOne(notice: Notice, done: boolean): Promise<boolean> {
		const { room: of, seq } = notice;
		const isDone = await this.#say({ of, seq, done });
		if (isDone) this.#ports.settleCalls([notice], done);
		return isDone;
	}

	/* Whether it was done; what was not is read again, and shows as it is. */
	async #say(params: { of?: string; seq?: number; done: boolean }): Promise<boolean> {
		for (;;) {
			try {
				await this.#ports.call('inbox.done', params);
				return true;
			} catch (error) {
				if (!isPassing(error)) return false;
				await new Promise<void>((resolve) => this.#ports.clock.after(PAUSE_MS, resolve));
			}
		}
	}

	async #read(skip: number): Promise<void> {
		const question = ++this.#asked;
		const { done } = this.#ports.get();
		try {
			const answer = await this.#ports.call('inbox.list', { done, skip });
			if (question === this.#asked) this.#ports.set(takeList(this.#ports.get(), answer, skip));
		} catch {
			/* It is read again with the next connection. */
		}
	}
}
