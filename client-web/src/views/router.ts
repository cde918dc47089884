/* Every room and message has an address; back, reload and shared links work. */
import { signal } from '@preact/signals';

export type Route =
	| { page: 'home' }
	| { page: 'sign-in' }
	| { page: 'me' }
	| { page: 'inbox'; done: boolean }
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
	if (path === '/inbox' || path === '/inbox/done') return { page: 'inbox', done: path.endsWith('/done') };
	if (path === '/me') return { page: 'me' };
	return { page: path.startsWith('/sign-in') ? 'sign-in' : 'home' };
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
		if (link.target === '_blank' && parsePath(link.pathname).page !== 'room') return;
		event.preventDefault();
		go(link.pathname);
	});
}
