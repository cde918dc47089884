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
	| { page: 'saved' }
	/* seq 0: the room, no message in particular. */
	| { page: 'room'; room: string; seq: number };

export interface Visit {
	readonly route: Route;
	/* Grows with each visit, so that the same link can be followed twice. */
	readonly count: number;
}

const ROOM_PATH = /^\/r\/([0-9a-z]{13})(?:\/(\d{1,10}))?\/?$/;

export function parsePath(path: string): Route {
	const match = ROOM_PATH.exec(path);
	if (match) return { page: 'room', room: match[1]!, seq: Number(match[2] ?? 0) };
	const [, first = '', second = ''] = path.split('/');
	if (first === 'me') return { page: 'me' };
	if (first === 'inbox') return { page: 'inbox', done: second === 'done' };
	if (first === 'saved') return { page: 'saved' };
	if (first === 'people') return { page: 'people' };
	if (first === 'admin') return { page: 'admin', section: second };
	return { page: first === 'sign-in' || first === 'join' ? 'sign-in' : 'home' };
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
	return seq > 0 ? `/r/${room}/${seq}` : `/r/${room}`;
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
		if (link.target === '_blank' && parsePath(link.pathname).page !== 'room') return;
		event.preventDefault();
		go(link.pathname);
	});
}
