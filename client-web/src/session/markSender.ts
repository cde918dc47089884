/* Read marks on their way to the server: of each place, a room or a thread, the newest is said until it is answered. */
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { ReadMark } from '../protocol/types';
import { placeKey } from '../state/place';

/* message: whose thread it is; without one it is the room. */
type Place = { readonly room: string; readonly message?: number };

export interface MarkSenderPorts<M, A> {
	clock: Clock;
	/* So many are said at once. */
	most: number;
	say: (marks: readonly M[]) => Promise<A>;
	/* Called when the marks that are answered are not wanted any more. */
	onAnswer?: (answer: A) => void;
}

export class MarkSender<M extends Place & ReadMark, A> {
	#ports: MarkSenderPorts<M, A>;
	#wanted = new Map<string, M>();
	#busy = new Set<string>();

	constructor(ports: MarkSenderPorts<M, A>) {
		this.#ports = ports;
	}

	/* What the server does not know yet. */
	get wanted(): readonly M[] {
		return [...this.#wanted.values()];
	}

	of(place: Place): M | undefined {
		return this.#wanted.get(keyOf(place));
	}

	want(marks: readonly M[]): void {
		for (const mark of marks) this.#wanted.set(keyOf(mark), mark);
		void this.#send();
	}

	/* A connection is open again. */
	resend(): void {
		void this.#send();
	}

	clear(): void {
		this.#wanted.clear();
	}

	/* Says what is wanted and not on its way yet. */
	async #send(): Promise<void> {
		const { clock, most, say, onAnswer } = this.#ports;
		const idle = [...this.#wanted].filter(([key]) => !this.#busy.has(key)).slice(0, most);
		if (idle.length === 0) return;
		for (const [key] of idle) this.#busy.add(key);
		const done = (isSaid: boolean) => {
			for (const [key, mark] of idle) {
				this.#busy.delete(key);
				if (isSaid && this.#wanted.get(key) === mark) this.#wanted.delete(key);
			}
		};
		try {
			const answer = await say(idle.map(([, mark]) => mark));
			done(true);
			onAnswer?.(answer);
		} catch (error) {
			/* What is refused for good is not said again; what was not heard is, with the next connection. */
			const isRefused = error instanceof Refusal && !isPassing(error);
			done(isRefused);
			if (isPassing(error)) clock.after(PAUSE_MS, () => void this.#send());
			if (!isRefused) return;
		}
		void this.#send();
	}
}

function keyOf({ room, message }: Place): string {
	return message === undefined ? room : placeKey(room, message);
}
