/* What the actors of one run share: which room of the plan is which on the server, who has become a
 * member, and which number a message has got. A plain connection of the house's founder, who is in
 * every room, looks and lends a hand. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, Lost, readWindow } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';

export class World {
	/* [{name, id}], as the plan numbers them; and their devices. */
	people;
	actors;
	founder;
	#server;
	#connection;
	#facts = new Map();
	/* Per room: how far its journal was read, and the numbers of messages by their text. */
	#numbers = new Map();

	constructor(server, founder, people, actors) {
		this.#server = server;
		this.founder = founder;
		this.people = people;
		this.actors = actors;
	}

	/* A fact that others wait for, such as 'room 3'. */
	settle(name, value) {
		this.#fact(name).resolve(value);
	}

	get(name) {
		return this.#fact(name).promise;
	}

	forget(name) {
		this.#facts.delete(name);
	}

	#fact(name) {
		let fact = this.#facts.get(name);
		if (!fact) {
			fact = {};
			fact.promise = new Promise((resolve) => (fact.resolve = resolve));
			this.#facts.set(name, fact);
		}
		return fact;
	}

	/* A room was made, and the founder is in it. */
	enter(room) {
		this.#numbers.set(room, { last: 0, byText: new Map() });
	}

	get rooms() {
		return [...this.#numbers.keys()];
	}

	/* The number of a planned message, once the server has it. */
	async numberOf(message) {
		const { room, text } = await this.get(`said ${message}`);
		for (;;) {
			await this.#readOn(room);
			const seq = this.#numbers.get(room).byText.get(text);
			if (seq !== undefined) return seq;
			await sleep(20);
		}
	}

	async #readOn(room) {
		const numbers = this.#numbers.get(room);
		for (;;) {
			const from = numbers.last + 1;
			const { head, events } = await readWindow(this, room, from, from + 99);
			for (const { seq, kind, body } of events)
				if (/^message\.(posted|replied)$/.test(kind) && body) numbers.byText.set(body.text, seq);
			numbers.last = Math.max(numbers.last, events.at(-1)?.seq ?? 0);
			if (numbers.last >= head) return;
		}
	}

	/* Many messages at once. */
	async burst(room, { count, size }) {
		const filling = 'x'.repeat(size);
		const posts = [];
		for (let i = 0; i < count; i++) {
			const text = `burst ${i} ${filling}`;
			posts.push(this.call('message.post', { room, client_id: newClientId(), text }));
		}
		await Promise.all(posts);
	}

	/* Says it until there is an answer, over as many connections as it takes. */
	async call(method, params) {
		for (;;) {
			const connection = await this.#connected();
			try {
				return await connection.call(method, params);
			} catch (error) {
				if (!(error instanceof Lost)) throw error;
				if (this.#connection === connection) this.#connection = undefined;
			}
		}
	}

	#connected() {
		this.#connection ??= this.#connect();
		return this.#connection;
	}

	async #connect() {
		for (;;) {
			try {
				const connection = await Connection.open(this.#server, this.founder.cookie);
				await connection.hello();
				connection.onClose = () => (this.#connection = undefined);
				return connection;
			} catch (error) {
				if (!(error instanceof Lost)) throw error;
				await sleep(20);
			}
		}
	}

	async close() {
		const connection = await this.#connection;
		connection?.close();
	}
}
