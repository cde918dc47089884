/* Brings what is written to the server, one batch at a time, and says what becomes of what it refuses. */
import type { Clock } from '../connection/ports';
import { isPassing, Lost, PAUSE_MS, Refusal } from '../connection/refusal';
import { LIMITS } from '../protocol/limits';
import type { Pace } from './pace';

export interface Batch {
	readonly version: number;
	readonly steps: object[];
}

export interface SenderPorts {
	readonly clock: Clock;
	readonly pace: Pace;
	/* At most so many steps; null: there is nothing, or it cannot be sent now; a text: why it never can. */
	next(most: number): Batch | string | null;
	write(batch: Batch): Promise<void>;
	/* Others have written meanwhile, of which nothing may have come yet. */
	outdated(batch: Batch): void;
	/* The server does not take it. */
	refused(reason: string): void;
}

const PAUSE_LAST_MS = 30_000;
/* Fewer at a time may go. */
const FEWER = ['too_many_steps', 'too_much', 'too_large', 'too_deep', 'too_many_nodes', 'too_many_marks'];

export class Sender {
	#ports: SenderPorts;
	#isBusy = false;
	#stopTimer: (() => void) | undefined;
	#most: number = LIMITS.note_steps_max;
	#tries = 0;

	constructor(ports: SenderPorts) {
		this.#ports = ports;
	}

	/* There may be something to be sent. */
	poke(): void {
		if (this.#isBusy) return;
		this.#stopTimer?.();
		const { clock, pace } = this.#ports;
		this.#stopTimer = clock.after(pace.waitMs, () => void this.#send());
	}

	async #send(): Promise<void> {
		this.#stopTimer = undefined;
		const batch = this.#ports.next(this.#most);
		if (batch === null) return;
		if (typeof batch === 'string') return this.#ports.refused(batch);
		this.#isBusy = true;
		this.#ports.pace.sent();
		try {
			await this.#ports.write(batch);
			this.#ports.pace.answered();
			this.#tries = 0;
			this.#most = Math.min(LIMITS.note_steps_max, this.#most * 2);
			this.#isBusy = false;
		} catch (error) {
			this.#isBusy = false;
			this.#explain(error, batch);
		}
		this.poke();
	}

	#explain(error: unknown, batch: Batch): void {
		/* It is looked for among what was written, over the next connection. */
		if (error instanceof Lost) return;
		if (!(error instanceof Refusal)) return this.#ports.refused('unknown');
		const { refusal, reason = '' } = error;
		if (refusal === 'outdated') {
			this.#ports.pace.outdated();
			return this.#ports.outdated(batch);
		}
		if (isPassing(error) || reason === 'no_memory') return this.#pause();
		if (FEWER.includes(reason) && batch.steps.length > 1) this.#most = Math.ceil(batch.steps.length / 2);
		else this.#ports.refused(refusal === 'invalid_params' ? reason : refusal);
	}

	#pause(): void {
		this.#ports.pace.pause(Math.min(PAUSE_LAST_MS, PAUSE_MS * 2 ** Math.min(this.#tries++, 10)));
	}
}
