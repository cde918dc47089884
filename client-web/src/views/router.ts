/* Every room and message has an address; back, reload and shared links work. */
import { signal } from '@preact/signals';

export type Route =
	| { page: 'home' }
	/* For those who are not signed in; joining is for those who are new. */
	| { page: 'sign-in' }
	| { page: 'people' }
	/* section: which part of it; empty: the first. */
	| { page: 'admin'; section: string }
	| { page: 'me' }
	| { page: 'inbox'; done: boolean }
	| { page: 'unread' }
	| { page: 'saved' }
	| { page: 'threads' }
	/* A room's tasks, decisions or pages; without one one's own tasks. */
	| { page: 'record'; what: 'tasks' | 'decisions' | 'pages'; of: string; closed: boolean }
	/* week: a day of it; empty: this one. */
	| { page: 'meetings'; week: string }
	/* seq 0: no message in particular. thread: the message whose thread is open, seq is in it then; 0: none. */
	| { page: 'room'; room: string; seq: number; thread: number }
	/* All cases. */
	| { page: 'cases' }
	/* One, by its backstage; part: what of it, empty: the talk backstage. */
	| { page: 'case'; room: string; part: CasePart }
	/* A meeting has the number of the event that planned it, and so have its minutes, 0: all of a room; a page that of the one
	 * that made it. */
	| { page: 'meeting' | 'minutes' | 'page'; room: string; seq: number }
	/* For anybody: whether a copy of minutes is as it was sealed. */
	| { page: 'check' };

export type CasePart = '' | 'shared' | 'sheet' | 'guests';

export interface Visit {
	readonly route: Route;
	/* Grows with each visit, so that the same link can be followed twice. */
	readonly count: number;
}

const MEETING_PATH = /^\/r\/([0-9a-z]{13})\/(?:(\d{1,10})\/(meeting|minutes|page)|minutes)\/?$/;
const CASE_PATH = /^\/case\/([0-9a-z]{13})(?:\/(shared|sheet|guests))?\/?$/;
const RECORD_PATH = /^(?:\/r\/([0-9a-z]{13}))?\/(tasks|decisions|pages)(\/closed)?\/?$/;
/* A guest's only room goes unnamed. */
const ROOM_PATH = new RegExp(`^${FOR_GUESTS ? '/join/room()' : '/r/([0-9a-z]{13})'}(?:/(\\d{1,10})(/thread(?:/(\\d{1,10}))?)?)?/?$`);
/* What stands below it is followed without loading anything. */
const ROOMS = FOR_GUESTS ? '/join/room' : '/r/';

export function parsePath(path: string): Route {
	const [, room = '', seq = '0', page = 'minutes'] = MEETING_PATH.exec(path) ?? [];
	if (room !== '') return { page: page as 'meeting', room, seq: Number(seq) };
	const [, of = '', what, closed] = RECORD_PATH.exec(path) ?? [];
	if (what !== undefined) return { page: 'record', what: what as 'tasks', of, closed: closed !== undefined };
	const [, backstage = '', part = ''] = CASE_PATH.exec(path) ?? [];
	if (backstage !== '') return { page: 'case', room: backstage, part: part as CasePart };
	const match = ROOM_PATH.exec(path);
	if (match) return roomRoute(match);
	const [, first = '', second = ''] = path.split('/');
	if (first === 'me') return { page: 'me' };
	if (first === 'inbox') return { page: 'inbox', done: second === 'done' };
	if (first === 'unread') return { page: 'unread' };
	if (first === 'saved') return { page: 'saved' };
	if (first === 'threads') return { page: 'threads' };
	if (first === 'meetings') return { page: 'meetings', week: second };
	if (first === 'cases') return { page: 'cases' };
	if (first === 'people') return { page: 'people' };
	if (first === 'admin') return { page: 'admin', section: second };
	if (first === 'check') return { page: 'check' };
	return { page: first === 'sign-in' || first === 'invitation' ? 'sign-in' : 'home' };
}

function roomRoute([, room = '', seq = '0', inThread, reply = '0']: RegExpExecArray): Route {
	if (inThread === undefined) return { page: 'room', room, seq: Number(seq), thread: 0 };
	return { page: 'room', room, seq: Number(reply), thread: Number(seq) };
}

export const visit = signal<Visit>({ route: parsePath(location.pathname), count: 0 });

function arrive(): void {
	visit.value = { route: parsePath(location.pathname), count: visit.value.count + 1 };
}

export function go(path: string, replace = false): void {
	if (replace || path === location.pathname) history.replaceState(null, '', path);
	else history.pushState(null, '', path);
	arrive();
}

export function roomPath(room: string, seq = 0): string {
	const path = FOR_GUESTS ? ROOMS : ROOMS + room;
	return seq > 0 ? `${path}/${seq}` : path;
}

/* The thread of a message, at one of its replies or where one has read to. */
export function threadPath(room: string, message: number, reply = 0): string {
	return `${roomPath(room, message)}/thread${reply > 0 ? `/${reply}` : ''}`;
}

/* The page of a meeting. */
export function meetingPath(room: string, meeting: number): string {
	return `/r/${room}/${meeting}/meeting`;
}

export function pagePath(room: string, page: number): string {
	return `/r/${room}/${page}/page`;
}

export function casePath(backstage: string, part: CasePart = ''): string {
	return `/case/${backstage}${part && `/${part}`}`;
}

/* The minutes of a meeting, or all of the room. */
export function minutesPath(room: string, meeting = 0): string {
	return meeting > 0 ? `/r/${room}/${meeting}/minutes` : `/r/${room}/minutes`;
}

/* Where a message stands. */
export function messagePath(room: string, { seq, thread }: { seq: number; thread?: number | undefined }): string {
	return thread === undefined ? roomPath(room, seq) : threadPath(room, thread, seq);
}

/* Follows links to our own pages without loading anything. */
export function startRouter(): void {
	addEventListener('popstate', arrive);
	addEventListener('click', (event) => {
		const changed = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
		if (event.defaultPrevented || event.button !== 0 || changed) return;
		const link = (event.target as Element).closest?.('a[href]');
		if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
		if (link.hasAttribute('download')) return;
		if ((FOR_GUESTS || link.target === '_blank') && !link.pathname.startsWith(ROOMS)) return;
		event.preventDefault();
		go(link.pathname);
	});
}
