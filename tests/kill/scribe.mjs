/* One person who writes words into a note that all write in, each at its very beginning, where it fits whatever others
 * have written. Lives through any number of deaths of the server. */
import { Connection, Lost, Refused } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';

export class Scribe {
	/* Words whose steps were acknowledged; and those that were sent and perhaps stored. */
	written = [];
	sent = new Set();
	#person;
	#place;
	#connection;
	#isWriting = false;

	constructor(person, place) {
		this.#person = person;
		this.#place = place;
	}

	/* Until hush() is called or the connection is lost. */
	async write(server) {
		try {
			await this.#writeOn(server);
		} catch (error) {
			if (!(error instanceof Lost)) throw error;
		}
	}

	hush() {
		this.#isWriting = false;
		this.#connection?.close();
	}

	/* The words of the note, as the server has it. */
	async read(server) {
		const { document } = await this.#open(server);
		const texts = document.content[0].content ?? [];
		this.#connection.close();
		return texts.flatMap(({ text }) => text.split(' ')).filter((word) => word);
	}

	async #open(server) {
		this.#connection = await Connection.open(server, this.#person.cookie);
		await this.#connection.hello();
		return this.#connection.call('note.open', this.#place);
	}

	async #writeOn(server) {
		const editor = newClientId();
		let { version } = await this.#open(server);
		this.#isWriting = true;
		while (this.#isWriting) {
			const word = `${this.#person.id}.${this.sent.size}`;
			this.sent.add(word);
			while (this.#isWriting && !(await this.#put(word, version, editor)))
				({ version } = await this.#connection.call('note.open', { ...this.#place, since: version }));
			version++;
		}
	}

	/* False: others have written meanwhile. */
	async #put(word, version, editor) {
		const slice = { content: [{ type: 'text', text: `${word} ` }] };
		const steps = [{ stepType: 'replace', from: 1, to: 1, slice }];
		try {
			await this.#connection.call('note.write', { ...this.#place, version, editor, steps });
		} catch (error) {
			if (!(error instanceof Refused) || error.name !== 'outdated') throw error;
			return false;
		}
		this.written.push(word);
		return true;
	}
}

/* Complaints about the note: what was acknowledged is in it once, in each one's own order, and nothing that nobody sent. */
export function complaintsOfNote(scribes, words) {
	const complaints = [];
	const places = new Map(words.map((word, place) => [word, place]));
	if (places.size !== words.length) complaints.push('the note has a word twice');
	const sent = scribes.flatMap((scribe) => [...scribe.sent]);
	for (const word of words) if (!sent.includes(word)) complaints.push(`the note has ${word}, which nobody wrote`);
	for (const { written } of scribes)
		written.forEach((word, i) => {
			if (!places.has(word)) complaints.push(`the note has lost ${word}`);
			if (i > 0 && places.get(word) > places.get(written[i - 1])) complaints.push(`${word} stands in the wrong place`);
		});
	return complaints;
}
