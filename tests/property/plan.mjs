/* What people will do, from a seed alone. Rooms and messages are numbered by the plan; what it asks
 * for is possible in whichever order the server comes to hear of it. */
import { Chance } from '../lib/chance.mjs';

/* Clients, and whose they are: the last person has two devices. The first person of the house, who
 * founded it, is invited into every room at once and plays no part in the plan. */
export const CLIENTS = [0, 1, 2, 2];
export const PEOPLE = ['Jonas Weber', 'Lena Kurz', 'Sofia Lang'];
const EMOJI = ['👍', '🎉', '❤️'];
const ROOMS_MAX = 5;
/* One more than is caught up with event by event; and more than one answer holds. */
const BURSTS = [{ count: 301, size: 1 }, { count: 60, size: 7500 }];

const WHAT = {
	post: 50, reply: 16, name: 3, edit: 12, erase: 8, react: 14, pin: 5, join: 6, leave: 3, invite: 4, remove: 2, promote: 1, demote: 1, set: 4,
	plan: 3, meet: 16, give: 5, work: 8, decide: 4, jot: 3, ask: 3, vote: 10, create: 2, mark: 8, readAll: 3, settle: 6, look: 6, scroll: 6, cut: 8, away: 3, pause: 25, restart: 1.2, kill: 1.2, burst: 0.6,
};

/* Steps {what, client, person, room, message, text, ...}; only what each step needs. */
export function planOf(seed) {
	const chance = new Chance(seed);
	const plan = new Plan(chance);
	plan.create(0, 'open');
	plan.create(1, 'closed');
	const length = chance.between(60, 140);
	while (plan.steps.length < length) plan.add(chance.weighted(WHAT));
	return plan.steps;
}

class Plan {
	steps = [];
	#chance;
	/* {maker, access, members: set of people, stays: per person, how often they came} */
	#rooms = [];
	/* {room, client, isErased, stay: at which of their stays it was said, root: what a reply answers} */
	#messages = [];
	/* {room, leader: its maker's device, items: how many it ever had, at: the item it is at} */
	#meetings = [];
	/* The room of each task. */
	#tasks = [];
	/* {room, client, stay} of each decision, as of messages. */
	#decisions = [];
	/* The same of each page. */
	#pages = [];
	/* {room, leader: its maker's device, isClosed} */
	#polls = [];

	constructor(chance) {
		this.#chance = chance;
	}

	add(what) {
		const client = this.#chance.between(0, CLIENTS.length - 1);
		switch (what) {
		case 'create':
			return this.create(client, this.#chance.pick(['open', 'closed']));
		case 'post':
			return this.#post(client);
		case 'reply':
			return this.#reply();
		case 'name':
			return this.#name();
		case 'edit':
		case 'erase':
			return this.#change(what);
		case 'plan':
			return this.#planMeeting();
		case 'meet':
			return this.#meet(client);
		case 'give':
			return this.#give(client);
		case 'work':
			return this.#work();
		case 'decide':
			return this.#decide(client);
		case 'jot':
			return this.#jot(client);
		case 'ask':
			return this.#ask();
		case 'vote':
			return this.#vote(client);
		case 'react':
		case 'pin':
			return this.#remark(what);
		case 'join':
		case 'leave':
			return this.#move(what, client);
		case 'invite':
		case 'remove':
			return this.#moveOther(what, client);
		case 'promote':
		case 'demote':
			return this.#rank(what);
		case 'set':
			return this.#set();
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
		case 'readAll':
			return this.steps.push({ what, client, back: this.#chance.next() < 0.7 });
		default:
			return this.#read(what, client);
		}
	}

	create(client, access) {
		if (this.#rooms.length === ROOMS_MAX) return;
		const room = this.#rooms.length;
		const maker = CLIENTS[client];
		this.#rooms.push({ maker, access, members: new Set([maker]), stays: {} });
		this.steps.push({ what: 'create', client, room, title: `raum-${room}`, access });
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
		this.#messages.push({ room, client, isErased: false, stay: this.#stayOf(client, room) });
		const text = `message ${message} ${'x'.repeat(this.#chance.spread(1, 800))}`;
		this.steps.push({ what: 'post', client, room, message, text, calls: this.#calls() });
	}

	/* By the device that said the first word, or the room's maker, who sees everything. */
	#reply() {
		const target = this.#pickOwn((one) => one.root === undefined);
		if (!target) return;
		const { room } = target;
		const isMaker = this.#chance.next() < 0.5;
		const client = isMaker ? CLIENTS.indexOf(this.#rooms[room].maker) : target.client;
		const root = this.#messages.indexOf(target);
		const message = this.#messages.length;
		this.#messages.push({ room, client, isErased: false, stay: this.#stayOf(client, room), root });
		const text = `reply ${message} ${'x'.repeat(this.#chance.spread(1, 800))}`;
		this.steps.push({ what: 'reply', client, room, root, message, text, calls: this.#calls() });
	}

	#name() {
		const target = this.#pickOwn((one) => one.root === undefined);
		if (!target) return;
		const { room, client } = target;
		const message = this.#messages.indexOf(target);
		const title = this.#chance.pick(['', `thread ${this.steps.length}`]);
		this.steps.push({ what: 'name', client, room, message, title, resolved: this.#chance.next() < 0.5 });
	}

	/* Who is called upon by the first words: a person of the plan, 'all', or nobody. */
	#calls() {
		if (this.#chance.next() < 0.7) return [];
		return [this.#chance.pick(['all', ...PEOPLE.keys()])];
	}

	/* By the device that posted it, as an edit; the emoji are its person's whole set. */
	#remark(what) {
		const target = this.#pickOwn();
		if (!target) return;
		const { room, client } = target;
		const message = this.#messages.indexOf(target);
		const emoji = EMOJI.filter(() => this.#chance.next() < 0.5);
		const rest = what === 'pin' ? { on: this.#chance.next() < 0.7 } : { emoji };
		this.steps.push({ what, client, room, message, ...rest });
	}

	/* A room's maker plans a meeting, which begins at once, and leads it: they stay. Sometimes it is of a series. */
	#planMeeting() {
		const room = this.#chance.between(0, this.#rooms.length - 1);
		const client = CLIENTS.indexOf(this.#rooms[room].maker);
		const meeting = this.#meetings.length;
		this.#meetings.push({ room, leader: client, items: 3, at: 1 });
		this.steps.push({ what: 'plan', client, room, meeting, repeats: this.#chance.next() < 0.5 });
	}

	/* Something happens in a meeting, after all that has happened in it before. */
	#meet(client) {
		const mine = this.#meetings.filter(({ room }) => this.#isIn(client, room));
		if (mine.length === 0) return;
		const held = this.#chance.pick(mine);
		if (held.isOver) return this.#approve(held);
		const { room, leader, at } = held;
		const act = this.#chance.weighted({ answer: 3, attend: 3, add: 2, go: 3, undo: 1, rename: 2, summarise: 2, end: 4 });
		if (act === 'undo' && !held.back) return;
		const isLeaders = !/^(answer|attend|add)$/.test(act);
		this.steps.push({
			what: 'meet', client: isLeaders ? leader : client, room, meeting: this.#meetings.indexOf(held), act,
			params: this.#paramsOf(act, held, at),
		});
	}

	#paramsOf(act, held, at) {
		switch (act) {
		case 'answer':
			return { answer: this.#chance.pick(['accepted', 'tentative', 'declined']) };
		case 'attend':
			held.isVisited = true;
			return { here: this.#chance.next() < 0.7 };
		case 'add':
			held.items++;
			return { draft: { title: `item ${held.items}`, purpose: 'discuss', minutes: 5 } };
		case 'go':
			held.back = at;
			held.at = (at % 3) + 1;
			return { seen: at, item: held.at };
		case 'undo':
			held.at = held.back;
			held.back = undefined;
			return { seen: at };
		case 'rename':
			return { item: this.#chance.between(1, held.items), title: `item renamed by step ${this.steps.length}` };
		case 'summarise':
			return { item: at, text: `summary of step ${this.steps.length}` };
		default:
			held.isOver = true;
			return { phase: 'ended' };
		}
	}

	/* The minutes of a meeting that is over take a step, by whoever led it. They are sealed where nobody else is asked. */
	#approve(held) {
		const { room, leader, phase = 'draft', isApproved, isVisited } = held;
		const steps = {
			draft: { present: 1 },
			presented: { approve: 2, amend: 2, withdraw: 1, seal: isApproved && !isVisited ? 3 : 0 },
			sealed: { add_minutes: 1 },
		};
		const act = this.#chance.weighted(steps[phase]);
		held.phase = { present: 'presented', withdraw: 'draft', seal: 'sealed' }[act] ?? phase;
		held.isApproved = act === 'approve' || (isApproved && act === 'amend');
		const words = `step ${this.steps.length}`;
		const params = { approve: { approves: true, text: words }, amend: { before: '', after: words }, add_minutes: { text: words } }[act] ?? {};
		this.steps.push({ what: 'meet', client: leader, room, meeting: this.#meetings.indexOf(held), act, params });
	}

	/* Somebody gives the room's maker something to do, who stays, or nobody. */
	#give(client) {
		const room = this.#roomOf(client);
		if (room === undefined) return;
		const person = this.#chance.next() < 0.6 ? this.#rooms[room].maker : undefined;
		const task = this.#tasks.length;
		this.#tasks.push(room);
		this.steps.push({ what: 'give', client, room, task, person, words: `task ${task}` });
	}

	/* The maker, who sees closed ones too, changes a task, closes it or takes it up again. */
	#work() {
		if (this.#tasks.length === 0) return;
		const task = this.#chance.between(0, this.#tasks.length - 1);
		const room = this.#tasks[task];
		const { maker } = this.#rooms[room];
		const status = this.#chance.pick(['open', 'doing', 'waiting', 'done', 'dropped']);
		const person = this.#chance.next() < 0.7 ? maker : undefined;
		this.steps.push({ what: 'work', client: CLIENTS.indexOf(maker), room, task, person, status, words: `task ${task}, step ${this.steps.length}` });
	}

	/* One of a list that their own device has made while they have not gone since. */
	#pickMine(list, client, room) {
		const stay = this.#stayOf(client, room);
		const mine = [...list.keys()].filter((one) => {
			const { room: where, client: whose, stay: when } = list[one];
			return where === room && whose === client && when === stay;
		});
		return mine.length > 0 ? this.#chance.pick(mine) : undefined;
	}

	/* Outside of a meeting, where every member may; sometimes in the place of one their own device has made. */
	#decide(client) {
		const room = this.#roomOf(client);
		if (room === undefined) return;
		const decision = this.#decisions.length;
		const corrects = this.#chance.next() < 0.5 ? this.#pickMine(this.#decisions, client, room) : undefined;
		this.#decisions.push({ room, client, stay: this.#stayOf(client, room) });
		this.steps.push({ what: 'decide', client, room, decision, corrects, words: `decision ${decision}` });
	}

	/* A page is made, or named anew and put away. */
	#jot(client) {
		const room = this.#roomOf(client);
		if (room === undefined) return;
		const page = this.#chance.next() < 0.5 ? this.#pickMine(this.#pages, client, room) : undefined;
		const archived = this.#chance.next() < 0.3;
		if (page === undefined) {
			this.steps.push({ what: 'jot', client, room, page: this.#pages.length, title: `page ${this.#pages.length}` });
			this.#pages.push({ room, client, stay: this.#stayOf(client, room) });
		} else this.steps.push({ what: 'retitle', client, room, page, archived, title: `page ${page}, step ${this.steps.length}` });
	}

	/* A room's maker asks something, and closes it: they stay. */
	#ask() {
		const room = this.#chance.between(0, this.#rooms.length - 1);
		const leader = CLIENTS.indexOf(this.#rooms[room].maker);
		const poll = this.#polls.length;
		this.#polls.push({ room, leader });
		this.steps.push({ what: 'ask', client: leader, room, poll, secrecy: this.#chance.pick(['open', 'named', 'secret']) });
	}

	#vote(client) {
		const mine = this.#polls.filter(({ room, isClosed }) => !isClosed && this.#isIn(client, room));
		if (mine.length === 0) return;
		const asked = this.#chance.pick(mine);
		const { room, leader } = asked;
		const poll = this.#polls.indexOf(asked);
		asked.isClosed = this.#chance.next() < 0.1;
		if (asked.isClosed) this.steps.push({ what: 'close', client: leader, room, poll });
		else this.steps.push({ what: 'vote', client, room, poll, option: this.#chance.between(1, 5) });
	}

	#stayOf(client, room) {
		return this.#rooms[room].stays[CLIENTS[client]] ?? 0;
	}

	/* By the device that posted it, if they have not gone since: they may not see it any more. An erasure
	 * also by the room's maker. */
	#change(what) {
		const target = this.#pickOwn();
		if (!target) return;
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

	#pickOwn(fits = () => true) {
		const can = this.#messages.filter((one) => {
			const { room, client, isErased, stay } = one;
			return fits(one) && !isErased && this.#isIn(client, room) && stay === this.#stayOf(client, room);
		});
		return can.length > 0 ? this.#chance.pick(can) : undefined;
	}

	/* A maker stays, and so does who has two devices: one must not leave under the other's hands. */
	#move(what, client) {
		const person = CLIENTS[client];
		const rooms = [...this.#rooms.keys()].filter((room) => {
			const { maker, access, members } = this.#rooms[room];
			if (what === 'join') return access === 'open' && !members.has(person);
			return members.has(person) && maker !== person && person !== CLIENTS.at(-1);
		});
		if (rooms.length === 0) return;
		const room = this.#chance.pick(rooms);
		this.#count(what === 'join', room, person);
		this.steps.push({ what, client, room, person });
	}

	#count(isIn, room, person) {
		const { members, stays } = this.#rooms[room];
		if (isIn) members.add(person);
		else members.delete(person);
		if (isIn) stays[person] = (stays[person] ?? 0) + 1;
	}

	/* Somebody brings another in; or a room's maker takes another out, which is a step of theirs. */
	#moveOther(what, client) {
		const room = this.#roomOf(client);
		if (room === undefined) return;
		const { maker, members } = this.#rooms[room];
		const others = [...PEOPLE.keys()].filter((person) => {
			if (what === 'invite') return !members.has(person);
			return members.has(person) && person !== maker && person !== CLIENTS.at(-1);
		});
		if (others.length === 0) return;
		const person = this.#chance.pick(others);
		this.#count(what === 'invite', room, person);
		if (what === 'invite') this.steps.push({ what, client, room, person });
		else this.steps.push({ what, client: CLIENTS.indexOf(person), room, person, by: CLIENTS.indexOf(maker) });
	}

	/* A maker makes another an owner, or a member again. */
	#rank(what) {
		const room = this.#chance.between(0, this.#rooms.length - 1);
		const { maker, members } = this.#rooms[room];
		const others = [...members].filter((person) => person !== maker);
		if (others.length === 0) return;
		this.steps.push({ what, client: CLIENTS.indexOf(maker), room, person: this.#chance.pick(others) });
	}

	/* A maker sets the room up otherwise. Only a closed one is opened and closed again: whoever joins one
	 * by themselves must find it open, whenever the server hears of them. */
	#set() {
		const room = this.#chance.between(0, this.#rooms.length - 1);
		const { maker, access } = this.#rooms[room];
		const settings = this.#chance.pick([
			{ topic: `topic ${this.steps.length}`, edit_minutes: this.#chance.pick([-1, 60]) },
			{ title: `raum-${room} ${this.steps.length}`, description: 'x\ny' },
			{ newcomers: 'joined' },
			{ newcomers: this.#chance.pick(['joined', 'all']) },
			...(access === 'closed' ? [{ access: 'open' }, { access: 'closed' }] : []),
		]);
		this.steps.push({ what: 'set', client: CLIENTS.indexOf(maker), room, settings });
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
