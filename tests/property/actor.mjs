/* One device of a person: the shipped client on a line that breaks, doing what the plan says. */
import { setTimeout as sleep } from 'node:timers/promises';
import { newClientId } from '../lib/ids.mjs';
import { shipped, until } from './shipped.mjs';

export class Actor {
	client;
	person;
	#proxy;
	#world;
	#work = Promise.resolve();

	/* world: what all actors share: room ids, memberships, messages' numbers. */
	constructor(person, client, proxy, world) {
		this.person = person;
		this.client = client;
		this.#proxy = proxy;
		this.#world = world;
	}

	/* Steps are done one after the other; of different actors at the same time. */
	enqueue(step) {
		this.#work = this.#work.then(() => this.#do(step));
		this.#work.catch(() => undefined);
	}

	/* When all steps are done; throws what went wrong in one. */
	done() {
		return this.#work;
	}

	#do(step) {
		return this[`_${step.what}`](step);
	}

	async _create({ room, title, access }) {
		const params = { client_id: newClientId(), title, access };
		const { room: id } = await this.#insist('room.create', params);
		await this.#insist('room.invite', inviting(id, this.#world.founder));
		this.#world.enter(id);
		this.#world.settle(`room ${room}`, id);
		this.#world.settle(`member ${room} ${this.person.id}`);
		this.client.rooms.open(id);
	}

	/* change: {before, settle, fail}: one membership changes in the order of the plan. */
	async _join({ room, change }) {
		await change.before;
		await this.#insist('room.join', { room: await this.#world.get(`room ${room}`) });
		this.#world.settle(`member ${room} ${this.person.id}`);
		change.settle();
	}

	async _leave({ room, change }) {
		const id = await this.#goFrom(room, change);
		await this.#insist('room.leave', { room: id, client_id: newClientId() });
		change.settle();
	}

	/* The person is taken out once they have said what they had to say: a step of theirs, that another
	 * does. */
	async _remove({ room, by, change }) {
		const id = await this.#goFrom(room, change);
		const params = { room: id, client_id: newClientId(), person: this.person.id };
		await this.#world.actors[by].#insist('member.remove', params);
		change.settle();
	}

	async #goFrom(room, change) {
		await change.before;
		const id = await this.#world.get(`room ${room}`);
		await this.outboxEmpty();
		this.#world.forget(`member ${room} ${this.person.id}`);
		return id;
	}

	async _invite({ room, person, change }) {
		const id = await this.#roomAsMember(room);
		await change.before;
		const guest = this.#world.people[person];
		await this.#insist('room.invite', inviting(id, guest));
		this.#world.settle(`member ${room} ${guest.id}`);
		change.settle();
	}

	_promote(step) {
		return this.#changeRole(step, 'owner');
	}

	_demote(step) {
		return this.#changeRole(step, 'member');
	}

	async #changeRole({ room, person, change }, role) {
		const id = await this.#roomAsMember(room);
		await change.before;
		const { id: member } = this.#world.people[person];
		await this.#insist('member.change', { room: id, client_id: newClientId(), person: member, role });
		change.settle();
	}

	async _set({ room, settings }) {
		const id = await this.#roomAsMember(room);
		await this.#insist('room.change', { room: id, client_id: newClientId(), ...settings });
	}

	async _post({ room, message, text, calls }) {
		const id = await this.#roomAsMember(room);
		this.client.outbox.add({ room: id, what: 'post', text, mentions: this.#mentionsOf(calls) });
		this.#world.settle(`said ${message}`, { room: id, text });
	}

	_reply({ room, root, message, text, calls, change }) {
		return this.#change(room, root, change, (id, seq) => {
			this.client.outbox.reply(id, seq, text, this.#mentionsOf(calls));
			this.#world.settle(`said ${message}`, { room: id, text });
		});
	}

	/* By the first five characters. */
	#mentionsOf(calls) {
		return calls.map((one) => {
			const called = one === 'all' ? { kind: 'all' } : { kind: 'person', id: this.#world.people[one].id };
			return { at: 0, size: 5, ...called };
		});
	}

	async _name({ room, message, title, resolved, change }) {
		const id = await this.#roomAsMember(room);
		const seq = await this.#world.numberOf(message);
		await change.before;
		await this.#insist('thread.change', { room: id, message: seq, client_id: newClientId(), title, resolved });
		change.settle();
	}

	async _plan({ room, meeting, repeats, change }) {
		const id = await this.#roomAsMember(room);
		const start = Date.now();
		const plan = {
			title: `meeting ${meeting}`, goal: '', start, minutes: 60, time_zone: 'UTC', rhythm: 'weekly',
			later: repeats ? [{ start: start + 86400000 }] : [], moderator: this.person.id, everyone: true, attendees: [],
		};
		const items = [1, 2, 3].map((item) => ({ title: `item ${item}`, purpose: 'discuss', minutes: 10, standing: item === 1 }));
		const { seq } = await this.#insist('meeting.plan', { room: id, client_id: newClientId(), plan, items, begin: true });
		this.#world.settle(`meeting ${meeting}`, seq);
		change.settle();
	}

	async _meet({ room, meeting, act, params, change }) {
		const id = await this.#roomAsMember(room);
		const seq = await this.#world.get(`meeting ${meeting}`);
		await change.before;
		await this.#insist(ACTS[act], { room: id, meeting: seq, client_id: newClientId(), ...params });
		change.settle();
	}

	async _give({ room, task, person, words, change }) {
		const id = await this.#roomAsMember(room);
		const { seq } = await this.#insist('task.make', { room: id, client_id: newClientId(), text: words, ...this.#doneBy(person) });
		this.#world.settle(`task ${task}`, seq);
		change.settle();
	}

	async _work({ room, task, person, status, words, change }) {
		const id = await this.#roomAsMember(room);
		const seq = await this.#world.get(`task ${task}`);
		await change.before;
		await this.#insist('task.change', { room: id, task: seq, client_id: newClientId(), text: words, status, ...this.#doneBy(person) });
		change.settle();
	}

	#doneBy(person) {
		return person === undefined ? {} : { person: this.#world.people[person].id };
	}

	async _decide({ room, decision, corrects, words }) {
		const id = await this.#roomAsMember(room);
		const before = corrects === undefined ? {} : { corrects: await this.#world.get(`decision ${corrects}`) };
		const { seq } = await this.#insist('decision.make', { room: id, client_id: newClientId(), text: words, ...before });
		this.#world.settle(`decision ${decision}`, seq);
	}

	async _jot({ room, page, title }) {
		const id = await this.#roomAsMember(room);
		const { seq } = await this.#insist('page.make', { room: id, client_id: newClientId(), title });
		this.#world.settle(`page ${page}`, seq);
	}

	async _retitle({ room, page, archived, title }) {
		const id = await this.#roomAsMember(room);
		const seq = await this.#world.get(`page ${page}`);
		await this.#insist('page.change', { room: id, page: seq, client_id: newClientId(), title, archived });
	}

	async _ask({ room, poll, secrecy, change }) {
		const id = await this.#roomAsMember(room);
		const asked = { question: `poll ${poll}`, form: 'scale', secrecy, live: secrecy === 'open', options: [] };
		const { seq } = await this.#insist('poll.ask', { room: id, client_id: newClientId(), asked });
		this.#world.settle(`poll ${poll}`, seq);
		change.settle();
	}

	_vote({ room, poll, option, change }) {
		return this.#poll(room, poll, change, 'poll.vote', { picks: [{ option }] });
	}

	_close({ room, poll, change }) {
		return this.#poll(room, poll, change, 'poll.close', { client_id: newClientId() });
	}

	async #poll(room, poll, change, method, params) {
		const id = await this.#roomAsMember(room);
		const seq = await this.#world.get(`poll ${poll}`);
		await change.before;
		await this.#insist(method, { room: id, poll: seq, ...params });
		change.settle();
	}

	_edit({ room, message, text, change }) {
		return this.#change(room, message, change, (id, seq) => {
			this.client.outbox.edit(id, seq, text);
		});
	}

	_erase({ room, message, change }) {
		return this.#change(room, message, change, (id, seq) => {
			this.client.outbox.erase(id, seq);
		});
	}

	_react({ room, message, emoji, change }) {
		return this.#change(room, message, change, (id, seq) => {
			this.client.outbox.react(id, seq, emoji);
		});
	}

	_pin({ room, message, on, change }) {
		return this.#change(room, message, change, (id, seq) => {
			this.client.outbox.pin(id, seq, on);
		});
	}

	/* change: {before, settle}: one change of a message begins when the one before is answered. */
	async #change(room, message, change, run) {
		const id = await this.#roomAsMember(room);
		const seq = await this.#world.numberOf(message);
		await change.before;
		run(id, seq);
		const { clientId } = this.client.items.at(-1);
		const isAnswered = () => !this.#isInOutbox(clientId);
		until(this.client, isAnswered, 'a change to be answered').then(change.settle, change.fail);
	}

	/* Not answered yet. Throws if it was refused. */
	#isInOutbox(clientId) {
		const item = this.client.items.find((one) => one.clientId === clientId);
		if (item?.state === 'failed') throw new Error(`refused: ${JSON.stringify(item)}`);
		return item?.state === 'waiting';
	}

	async _mark({ room, part }) {
		const { id, head, held } = await this.#entry(room);
		/* Nobody marks what they do not see. */
		const first = held ? shipped.sinceOf(held, this.person.id) : head;
		this.client.marks.set(id, Math.max(first, Math.floor(part * head)));
	}

	/* Mostly it is taken back. */
	async _readAll({ back }) {
		const undo = this.client.marks.setAll();
		if (back) undo?.();
	}

	/* Deals with part of what stands in the inbox of a room; sometimes it is taken back. */
	async _settle({ room, part }) {
		const id = await this.#roomAsMember(room);
		const { notices } = await this.#insist('inbox.list', { done: false });
		const mine = notices.filter((notice) => notice.room === id);
		const some = mine.slice(0, Math.ceil(part * mine.length));
		this.client.inbox.settle(some);
		if (part < 0.3) this.client.inbox.undo();
	}

	async _look({ room }) {
		this.client.rooms.open(await this.#roomAsMember(room));
	}

	/* Reads elsewhere than at the end, or comes back to it. */
	async _scroll({ room, where }) {
		const { id, held } = await this.#entry(room);
		const { rooms } = this.client;
		rooms.follow(id, false);
		if (where === 'older') await rooms.loadOlder(id);
		if (where === 'newer') await rooms.loadNewer(id);
		if (where === 'around') await rooms.loadAround(id, Math.ceil((held?.head ?? 1) / 2));
		if (where === 'end') await rooms.loadEnd(id);
		const now = this.client.state.rooms.get(id)?.held;
		if (where === 'end' && now && shipped.lastOf(now) === now.head) rooms.follow(id, true);
	}

	async _cut() {
		this.#proxy.cut();
	}

	async _away({ ms }) {
		this.#proxy.away();
		await sleep(ms);
		this.#proxy.back();
	}

	/* While this client is away somebody else says more than it will catch up with one by one, or
	 * more than one answer holds. */
	async _burst({ room, ...burst }) {
		const id = await this.#world.get(`room ${room}`);
		this.#proxy.away();
		await this.#world.burst(id, burst);
		this.#proxy.back();
	}

	outboxEmpty() {
		const isEmpty = () => !this.client.items.some(({ clientId }) => this.#isInOutbox(clientId));
		return until(this.client, isEmpty, 'an empty outbox');
	}

	async #roomAsMember(room) {
		const id = await this.#world.get(`room ${room}`);
		await this.#world.get(`member ${room} ${this.person.id}`);
		return id;
	}

	/* What the client knows of a room, once it knows of it. */
	async #entry(room) {
		const id = await this.#roomAsMember(room);
		const entry = () => this.client.state.rooms.get(id);
		await until(this.client, () => entry() !== undefined, `room ${room} in the rail`);
		return entry();
	}

	/* Says it until there is an answer. */
	async #insist(method, params) {
		for (;;) {
			await until(this.client, () => this.client.status === 'open', 'a connection');
			try {
				return await this.client.call(method, params);
			} catch (error) {
				if (!(error instanceof shipped.Lost)) throw error;
			}
		}
	}
}

const ACTS = {
	answer: 'meeting.answer', attend: 'meeting.attend', add: 'agenda.add', go: 'meeting.go', undo: 'meeting.undo', rename: 'agenda.change',
	summarise: 'agenda.summarise', end: 'meeting.run', present: 'minutes.present', withdraw: 'minutes.withdraw', approve: 'minutes.answer',
	amend: 'minutes.amend', seal: 'minutes.seal', add_minutes: 'minutes.add',
};

function inviting(room, { id }) {
	return { room, client_id: newClientId(), people: [{ person: id }] };
}
