/* What people will do, from a seed alone. Rooms and messages are numbered by the plan; what it asks
 * for is possible in whichever order the server comes to hear of it. */
import { Chance } from '../lib/chance.mjs';

/* Clients, and whose they are: the last person has two devices. The first person of the house, who
 * founded it, is in every room and plays no part in the plan. */
export const CLIENTS = [0, 1, 2, 2];
export const PEOPLE = ['Jonas Weber', 'Lena Kurz', 'Sofia Lang'];
const ROOMS_MAX = 5;
/* One more than is caught up with event by event; and more than one answer holds. */
const BURSTS = [{ count: 301, size: 1 }, { count: 60, size: 7500 }];

const WHAT = {
	post: 50, edit: 12, erase: 8, join: 6, leave: 3, create: 2, mark: 8, look: 6, scroll: 6,
	cut: 8, away: 3, pause: 25, restart: 1.2, kill: 1.2, burst: 0.6,
};

/* Steps {what, client, person, room, message, text, ...}; only what each step needs. */
export function planOf(seed) {
	const chance = new Chance(seed);
	const plan = new Plan(chance);
	plan.create(0);
	plan.create(1);
	const length = chance.between(60, 140);
	while (plan.steps.length < length) plan.add(chance.weighted(WHAT));
	return plan.steps;
}

class Plan {
	steps = [];
	#chance;
	/* {maker, members: set of people} */
	#rooms = [];
	/* {room, client, isErased} */
	#messages = [];

	constructor(chance) {
		this.#chance = chance;
	}

	add(what) {
		const client = this.#chance.between(0, CLIENTS.length - 1);
		switch (what) {
		case 'create':
			return this.create(client);
		case 'post':
			return this.#post(client);
		case 'edit':
		case 'erase':
			return this.#change(what);
		case 'join':
		case 'leave':
			return this.#move(what, client);
		case 'pause':
			return this.steps.push({ what, ms: this.#chance.spread(1, 60) });
		case 'restart':
		case 'kill':
			return this.steps.push({ what });
		case 'cut':
			return this.steps.push({ what, client });
		case 'away':
			return this.steps.push({ what, client, ms: this.#chance.spread(20, 300) });
		case 'burst':
			return this.#burst();
		default:
			return this.#read(what, client);
		}
	}

	create(client) {
		if (this.#rooms.length === ROOMS_MAX) return;
		const room = this.#rooms.length;
		const maker = CLIENTS[client];
		this.#rooms.push({ maker, members: new Set([maker]) });
		this.steps.push({ what: 'create', client, room, title: `raum-${room}`, topic: '' });
	}

	#roomOf(client) {
		const mine = [...this.#rooms.keys()].filter((room) => this.#isIn(client, room));
		return mine.length > 0 ? this.#chance.pick(mine) : undefined;
	}

	#isIn(client, room) {
		return this.#rooms[room].members.has(CLIENTS[client]);
	}

	#post(client) {
		const room = this.#roomOf(client);
		if (room === undefined) return;
		const message = this.#messages.length;
		this.#messages.push({ room, client, isErased: false });
		const text = `message ${message} ${'x'.repeat(this.#chance.spread(1, 800))}`;
		this.steps.push({ what: 'post', client, room, message, text });
	}

	/* By the device that posted it; an erasure also by the room's maker. */
	#change(what) {
		const can = this.#messages.filter(({ room, client, isErased }) => {
			return !isErased && this.#isIn(client, room);
		});
		if (can.length === 0) return;
		const target = this.#chance.pick(can);
		const { room } = target;
		let { client } = target;
		if (what === 'erase') {
			target.isErased = true;
			if (this.#chance.next() < 0.3) client = CLIENTS.indexOf(this.#rooms[room].maker);
		}
		const message = this.#messages.indexOf(target);
		const text = what === 'edit' ? `message ${message}, edited by step ${this.steps.length}` : undefined;
		this.steps.push({ what, client, room, message, text });
	}

	/* A maker stays, and so does who has two devices: one must not leave under the other's hands. */
	#move(what, client) {
		const person = CLIENTS[client];
		const rooms = [...this.#rooms.keys()].filter((room) => {
			const { maker, members } = this.#rooms[room];
			if (what === 'join') return !members.has(person);
			return members.has(person) && maker !== person && person !== CLIENTS.at(-1);
		});
		if (rooms.length === 0) return;
		const room = this.#chance.pick(rooms);
		const { members } = this.#rooms[room];
		if (what === 'join') members.add(person);
		else members.delete(person);
		this.steps.push({ what, client, room });
	}

	#burst() {
		if (this.steps.some(({ what }) => what === 'burst')) return;
		const room = this.#chance.between(0, this.#rooms.length - 1);
		const client = this.#chance.between(0, CLIENTS.length - 1);
		this.steps.push({ what: 'burst', room, client, ...this.#chance.pick(BURSTS) });
	}

	#read(what, client) {
		const room = this.#roomOf(client);
		if (room === undefined) return;
		const where = this.#chance.pick(['older', 'around', 'newer', 'end']);
		this.steps.push({ what, client, room, part: this.#chance.next(), where });
	}
}
