/* How a room's state changes by its events: what it is, who is in it, what is pinned, which meetings, polls and tasks it has. */
import { LIMITS } from '../protocol/limits';
import type { Guest, JournalEvent, Member } from '../protocol/types';
import { applyToMeetings } from './meeting';
import { applyToPolls } from './poll';
import type { HeldRoom } from './room';
import { applyToTasks } from './task';
import { countErased, countReply } from './threadCounts';

/* The state after an event; rows are not its business. */
export function applyState(room: HeldRoom, event: JournalEvent): HeldRoom {
	switch (event.kind) {
	case 'room.created': {
		if (!event.body) return room;
		const { kind, settings } = event.body;
		return { ...room, kind, ...(settings && { settings }) };
	}
	case 'room.changed':
		return event.body ? { ...room, settings: event.body.settings } : room;
	case 'message.pinned':
		return event.body && event.ref !== undefined ? putPin(room, event.ref, event.body.on) : room;
	case 'message.replied':
		return { ...room, threads: countReply(room.threads, event) };
	case 'message.erased': {
		if (event.ref === undefined) return room;
		return { ...putPin(room, event.ref, false), threads: countErased(room.threads, event) };
	}
	case 'house.changed':
		return event.body ? { ...room, house: event.body.house } : room;
	case 'case.opened':
		return event.body ? { ...room, guests: [], shared: event.body.shared, sheet: event.body.sheet } : room;
	case 'case.changed':
		return event.body ? { ...room, sheet: event.body.sheet } : room;
	case 'door.changed':
		return event.body ? { ...room, door: event.body.door } : room;
	default:
		return applyLists(room, event);
	}
}

/* A message pinned again comes last. */
function putPin(room: HeldRoom, message: number, on: boolean): HeldRoom {
	const others = room.pins.filter((pin) => pin.message !== message);
	if (!on && others.length === room.pins.length) return room;
	return { ...room, pins: on ? [...others, { message }] : others };
}

/* Who is a member, and which channels, groups and meetings there are. */
function applyLists(room: HeldRoom, event: JournalEvent): HeldRoom {
	switch (event.kind) {
	case 'member.joined': {
		const { members: joiners = [], since } = event.body ?? {};
		const joined = joiners.map((one) => (since === undefined ? one : { ...one, since }));
		return { ...room, members: joined.reduce(putMember, room.members) };
	}
	case 'member.changed': {
		const { person, role } = event.body ?? {};
		const change = (old: Member) => (old.person === person && role ? { ...old, role } : old);
		return { ...room, members: room.members.map(change) };
	}
	case 'member.named': {
		const { person, ...named } = event.body ?? {};
		return { ...room, members: room.members.map((old) => (old.person === person ? { ...old, ...named } : old)) };
	}
	case 'guest.changed':
		return event.body ? { ...room, guests: putGuest(room.guests ?? [], event.body.guest) } : room;
	case 'member.left': {
		const person = event.body?.person;
		return { ...room, members: room.members.filter((member) => member.person !== person) };
	}
	case 'person.added':
	case 'person.changed': {
		if (!event.body) return room;
		const { person, role, profile } = event.body;
		return { ...room, members: putMember(room.members, { person, role, profile }) };
	}
	case 'channel.listed':
		return event.body ? { ...room, channels: put(room.channels, event.body.channel, 'room') } : room;
	case 'channel.unlisted': {
		const gone = event.body?.room;
		return { ...room, channels: room.channels.filter((channel) => channel.room !== gone) };
	}
	case 'group.changed':
		return event.body ? { ...room, groups: put(room.groups, event.body.group, 'group') } : room;
	case 'group.removed': {
		const gone = event.body?.group;
		return { ...room, groups: room.groups.filter(({ group }) => group !== gone) };
	}
	case 'poll.asked':
	case 'poll.opened':
	case 'poll.closed':
		return { ...room, polls: applyToPolls(room.polls, event) };
	case 'task.made':
	case 'task.changed':
		return { ...room, tasks: applyToTasks(room.tasks, event) };
	default: {
		const meetings = applyToMeetings(room.meetings, event);
		return meetings === room.meetings ? room : { ...room, meetings };
	}
	}
}

function putMember(members: readonly Member[], member: Member): readonly Member[] {
	return put(members, member, 'person');
}

/* Where there are as many as can be, the first who was turned away makes room for another. */
function putGuest(guests: readonly Guest[], guest: Guest): readonly Guest[] {
	const isNew = guests.every((one) => one.guest !== guest.guest);
	const out = isNew && guests.length >= LIMITS.guests_max ? guests.findIndex(({ state }) => state === 'refused' || state === 'removed') : -1;
	return put(guests.filter((_, i) => i !== out), guest, 'guest');
}

/* In the place of the one with the same key, or behind the others. */
function put<T>(list: readonly T[], value: T, key: keyof T): readonly T[] {
	const at = list.findIndex((other) => other[key] === value[key]);
	return at < 0 ? [...list, value] : list.map((old, i) => (i === at ? value : old));
}
