/* Saves messages for the person: shown at once, and taken back if it cannot be. */
import type { Call, ParamsOf } from '../connection/commands';
import type { SavedMessage } from '../protocol/types';
import { dueOf, withSaved, type Saved } from '../state/saved';

export interface SavedPorts {
	call: Call;
	get: () => Saved;
	set: (saved: Saved) => void;
}

export class SavedMessages {
	#ports: SavedPorts;

	constructor(ports: SavedPorts) {
		this.#ports = ports;
	}

	/* Says it anew: what is left out is gone. */
	async put(what: ParamsOf<'saved.put'>): Promise<void> {
		await this.#change(what, true, () => this.#ports.call('saved.put', what));
	}

	/* Brings what was there, for whoever wants to take it back. */
	drop(room: string, message: number): Promise<SavedMessage | undefined> {
		return this.#change({ room, message }, false, async () => {
			const found = await this.find(room, message);
			await this.#ports.call('saved.drop', { room, message });
			return found;
		});
	}

	/* All that is known of one that is saved. */
	async find(room: string, message: number): Promise<SavedMessage | undefined> {
		for (let skip = 0; ; ) {
			const { messages, more } = await this.#ports.call('saved.list', { skip });
			const found = messages.find((one) => one.room === room && one.message === message);
			skip += messages.length;
			if (found || !more) return found;
		}
	}

	async #change<T>(ref: ParamsOf<'saved.put'>, isSaved: boolean, say: () => Promise<T>): Promise<T> {
		const { get, set } = this.#ports;
		const due = dueOf(get(), ref.room, ref.message);
		set(withSaved(get(), ref, isSaved));
		try {
			const answer = await say();
			/* Said anew, now that it is so: whoever shows a list reads it. */
			set(new Map(get()));
			return answer;
		} catch (error) {
			const before = { room: ref.room, message: ref.message, ...(due ? { due } : {}) };
			set(withSaved(get(), before, due !== undefined));
			throw error;
		}
	}
}
