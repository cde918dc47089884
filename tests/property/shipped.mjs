/* The client that is shipped, without a screen, on Node. */
import { randomFillSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';
import { ROOT } from '../lib/server.mjs';

const FILE = process.env.RUNDE_HEADLESS ?? path.join(ROOT, 'client-web/.build/headless.mjs');
if (!existsSync(FILE)) {
	console.log(`${FILE} is not there: npm --prefix client-web run build:headless`);
	process.exit(1);
}
export const shipped = await import(pathToFileURL(FILE).href);

/* Time passes faster for a client than for us, so that its pauses are short. */
const SPEED = 10;
export const clock = {
	now: () => Math.floor(Date.now() * SPEED),
	after(ms, run) {
		const timer = setTimeout(run, ms / SPEED);
		return () => clearTimeout(timer);
	},
};

const EVENTS = Buffer.from('{"jsonrpc":"2.0","method":"room.events"');

/* A socket on which some frames with events never arrive, as if the server had forgotten them. */
class LossySocket extends WebSocket {
	losesNext = () => false;

	emit(name, ...values) {
		const isLost = name === 'message' && EVENTS.equals(values[0].subarray(0, EVENTS.length)) && this.losesNext();
		return isLost || super.emit(name, ...values);
	}
}

/* origin: where to connect, the server or a proxy before it. losesNext() says whether the next frame
 * with events is to be lost. */
export function newClient(server, cookie, origin, chance, losesNext = () => false) {
	return new shipped.Client({
		url: `${origin.replace('http', 'ws')}/ws`,
		openSocket: (url) => {
			const headers = { Cookie: cookie, Origin: server.origin };
			/* As in a browser: what follows from a frame is done before the next one. */
			const options = { headers, perMessageDeflate: false, allowSynchronousEvents: false };
			const socket = new LossySocket(url, options);
			socket.losesNext = losesNext;
			return socket;
		},
		clock,
		random: () => chance.next(),
		fillRandom: (bytes) => randomFillSync(bytes),
		askSignedIn: () => Promise.resolve('yes'),
		clientName: 'runde tests',
	});
}

/* Resolves when what is asked for holds, looking at it with every change; throws what it throws. */
export async function until(client, holds, what, timeoutMs = 20_000) {
	let changed;
	const stop = client.subscribe(() => changed?.());
	const deadline = Date.now() + timeoutMs;
	try {
		while (!holds()) {
			const leftMs = deadline - Date.now();
			if (leftMs <= 0) throw new Error(`waited ${timeoutMs / 1000} s for ${what}`);
			await new Promise((resolve) => {
				const timer = setTimeout(resolve, leftMs);
				changed = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	} finally {
		stop();
	}
}
