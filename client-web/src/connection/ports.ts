/* What the connection needs of its surroundings; a browser has them, a test brings its own. */
import type { Call, ResultOf } from './commands';

export interface SocketLike {
	onopen: ((event: never) => unknown) | null;
	onmessage: ((event: never) => unknown) | null;
	onclose: ((event: never) => unknown) | null;
	onerror: ((event: never) => unknown) | null;
	send(data: string): void;
	close(code?: number): void;
}

export interface Clock {
	now(): number;
	/* Calls fn once after so many milliseconds; the returned function takes it back. */
	after(ms: number, fn: () => void): () => void;
}

/* Whether the device holds a valid session, asked when a connection could not be made. */
export type SignedIn = 'yes' | 'no' | 'unknown';

export interface ConnectionPorts {
	url: string;
	openSocket: (url: string) => SocketLike;
	clock: Clock;
	/* 0 up to 1. */
	random: () => number;
	askSignedIn: () => Promise<SignedIn>;
	/* Name and version, for session.hello. */
	clientName: string;
	/* Of a guest, who is in nobody's presence: says guest.hello instead, and brings what it answers as session.hello would. */
	greet?: (call: Call) => Promise<ResultOf<'session.hello'>>;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	after(ms, fn) {
		const timer = setTimeout(fn, ms);
		return () => clearTimeout(timer);
	},
};
