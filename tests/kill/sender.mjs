/* One person who posts, replies, edits and erases as fast as they get answers, keeps what was not answered,
 * and sees all that happens. Lives through any number of deaths of the server. */
import { Connection, Lost, readJournal, readWindow } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { isSame } from './ledger.mjs';

const IN_FLIGHT = 6;
const WHAT = { 'message.post': 65, 'message.reply': 15, 'message.edit': 12, 'message.erase': 8 };

export class Sender {
	/* Every command ever given, in order: {method, params, author, of: the message it is
	 * about, seq once acknowledged}. */
	commands = [];
	/* Per room, seq to event. */
	views = new Map();
	/* What must never happen, said at once. */
	complaints = [];
	acknowledged = 0;
	/* How often a command was given again that may have been carried out before. */
	resent = 0;
	/* Per room, the number up to which nothing is missing in the view. */
	#lasts = new Map();
	#person;
	#chance;
	#rooms;
	#connection;
	#unanswered = new Set();
	/* Own messages that stand: acknowledged, and not told to be erased. */
	#messages = [];
	#isSaying = false;

	constructor(person, rooms, chance) {
		this.#person = person;
		this.#rooms = rooms;
		this.#chance = chance;
		for (const room of rooms) {
			this.views.set(room, new Map());
			this.#lasts.set(room, 0);
		}
	}

	/* Connects, catches up, and says again what was not answered. */
	async connect(server) {
		this.#connection?.close();
		const connection = await Connection.open(server, this.#person.cookie);
		this.#connection = connection;
		const live = new Map();
		connection.onNotification = (method, params) => {
			if (method === 'room.events') this.#takeLive(live, params);
		};
		const { rooms } = await connection.hello();
		for (const summary of rooms)
			if (this.views.has(summary.room)) await this.#catchUp(connection, summary);
	}

	/* Until hush() is called or the connection is lost. */
	async say() {
		this.#isSaying = true;
		const queue = [...this.#unanswered];
		const lanes = [];
		for (let i = 0; i < IN_FLIGHT; i++) lanes.push(this.#lane(queue));
		await Promise.all(lanes);
	}

	/* No more new commands; what is under way ends. */
	hush() {
		this.#isSaying = false;
	}

	/* Says only what was not answered yet. */
	async settle() {
		for (const command of [...this.#unanswered]) await this.#give(command);
	}

	/* What room.history says, as this person sees it. */
	read(room) {
		return readJournal(this.#connection, room);
	}

	async #lane(queue) {
		try {
			for (let command = queue.shift(); command; command = queue.shift()) {
				this.resent++;
				await this.#give(command);
			}
			while (this.#isSaying) await this.#give(this.#next());
		} catch (error) {
			if (!(error instanceof Lost)) throw error;
		}
	}

	async #give(command) {
		this.#unanswered.add(command);
		const { seq } = await this.#connection.call(command.method, command.params);
		this.#unanswered.delete(command);
		command.seq = seq;
		this.acknowledged++;
		if (isSaying(command)) this.#messages.push(command);
		if (command.of && command.method !== 'message.erase') this.#messages.push(command.of);
	}

	#next() {
		let method = this.#chance.weighted(WHAT);
		const can = this.#messages.filter((one) => method !== 'message.reply' || one.method === 'message.post');
		if (can.length === 0) method = 'message.post';
		const params = { room: this.#chance.pick(this.#rooms), client_id: newClientId() };
		const command = { method, params, author: this.#person.id };
		if (method !== 'message.post') {
			/* Taken out, so that nothing else is said about it before this is answered. */
			command.of = this.#chance.pick(can);
			this.#messages.splice(this.#messages.indexOf(command.of), 1);
			params.room = command.of.params.room;
			params.message = command.of.seq;
		}
		if (method !== 'message.erase') {
			const filling = 'x'.repeat(this.#chance.spread(1, 1500));
			params.text = `${this.#person.name} ${this.commands.length} ${filling}`;
		}
		this.commands.push(command);
		return command;
	}

	#takeLive(live, { room, events }) {
		for (const event of events) {
			const expected = live.get(room);
			if (expected !== undefined && event.seq !== expected)
				this.complaints.push(`${this.#person.name}: after ${expected - 1} came ${event.seq}`);
			live.set(room, event.seq + 1);
			this.#take(room, event);
		}
	}

	#take(room, event) {
		const view = this.views.get(room);
		const seen = view?.get(event.seq);
		if (seen && !isSame(seen, event) && !isSame(event, seen))
			this.complaints.push(
				`${this.#person.name} saw ${JSON.stringify(seen)}, then ${JSON.stringify(event)}`,
			);
		if (!view || seen) return;
		view.set(event.seq, event);
		let last = this.#lasts.get(room);
		while (view.has(last + 1)) last++;
		this.#lasts.set(room, last);
	}

	/* What lies between the last number seen without a gap and the head. */
	async #catchUp(connection, { room, head }) {
		let last = this.#lasts.get(room);
		while (last < head) {
			const answer = await connection.call('room.open', { room, after: last });
			const isFresh = answer.state !== undefined;
			const { events } = isFresh ? await readWindow(connection, room, last + 1, last + 100) : answer;
			for (const event of events) this.#take(room, event);
			last = events.at(-1).seq;
		}
	}
}

/* Whether it says something new, that can then be changed. */
function isSaying({ method }) {
	return method === 'message.post' || method === 'message.reply';
}
