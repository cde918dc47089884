/* The client as signals, so that a view is drawn again when what it read has changed. */
import { batch, computed, signal } from '@preact/signals';
import type { Status } from '../connection/connection';
import type { Client } from '../session/client';
import type { Byline, Group, Guest, Member } from '../protocol/types';
import { EMPTY_STATE, type AppState } from '../state/app';
import type { OutboxItem } from '../state/outbox';
import { placeKey } from '../state/place';
import { isUnread } from '../state/rail';
import type { RoomEntry } from '../state/rooms';
import { newThreads } from '../state/threads';
import { loadDrafts } from '../storage/drafts';

export const app = signal<AppState>(EMPTY_STATE);
export const status = signal<Status>('idle');
export const items = signal<readonly OutboxItem[]>([]);
export const outdated = signal(false);
/* Hello has been answered and the person's drafts have been read. */
export const ready = signal(false);
/* Grows when a draft appears or goes. */
export const draftsVersion = signal(0);

let current: Client | undefined;

export function client(): Client {
	if (!current) throw new Error('no client yet');
	return current;
}

export function useClient(made: Client): void {
	current = made;
	let me = '';
	made.subscribe(() => {
		batch(() => {
			app.value = made.state;
			status.value = made.status;
			items.value = made.items;
			outdated.value = made.isOutdated;
		});
		if (made.state.me === me) return;
		me = made.state.me;
		void loadDrafts(me).then(() => (ready.value = true));
	});
}

/* Parts of the state: what reads one of them alone is drawn again when that has changed, not with every event. */
export const me = computed(() => app.value.me);
export const presence = computed(() => app.value.presence);
export const statuses = computed(() => app.value.statuses);
export const saved = computed(() => app.value.saved);
export const keptThreads = computed(() => app.value.threads.kept);
/* The place of the thread on screen, or none. */
export const openThread = computed(() => {
	const { open } = app.value.threads;
	return open && placeKey(open.room, open.root);
});

export const house = computed<RoomEntry | undefined>(() => app.value.rooms.get(app.value.house));

const houseMembers = computed(() => house.value?.held?.members);

export const people = computed<ReadonlyMap<string, Member>>(
	() => new Map(houseMembers.value?.map((member) => [member.person, member])),
);

/* What those are called who take part in cases, as far as rooms are held: on the shared sides all have a name there; guests, who
 * have a company, by nothing else; backstage knows also those who are not let in. The same as before, unless one of them changes. */
let sources: readonly unknown[] = [];
let known: ReadonlyMap<string, Partial<Byline>> = new Map();

function namedIn({ held }: RoomEntry): readonly (Guest | Member)[] {
	return held?.guests ?? (held?.kind === 'shared' ? held.members : NONE);
}

const NONE: readonly Member[] = [];

export const sharedNames = computed(() => {
	const lists = [...app.value.rooms.values()].map(namedIn).filter((list) => list !== NONE);
	if (lists.length === sources.length && lists.every((list, i) => list === sources[i])) return known;
	sources = lists;
	known = new Map(lists.flat().map((one) => ['guest' in one ? one.guest : one.person, one]));
	return known;
});

/* Who can be called upon together. */
export const groups = computed<readonly Group[]>(() => house.value?.held?.groups ?? []);

export const isAdministrator = computed(() => people.value.get(app.value.me)?.role === 'owner');

/* In how many threads something is new. */
export const threadCount = computed(() => newThreads(app.value.threads, app.value.rooms));

/* Whether anything unread shows, in whatever room or thread. */
export const hasUnread = computed(() => {
	const { rooms, me } = app.value;
	return threadCount.value > 0 || [...rooms.values()].some((entry) => entry.kind !== 'house' && isUnread(entry, me));
});
