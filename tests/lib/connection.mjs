/* A plain connection: JSON-RPC over one WebSocket, nothing remembered, nothing repeated. */
import WebSocket from 'ws';

/* The server said no; name is one of proto/errors.json. */
export class Refused extends Error {
	constructor(method, error) {
		super(`${method}: ${error.message} ${JSON.stringify(error.data ?? {})}`);
		this.name = error.data?.name ?? 'unknown';
	}
}

/* There will be no answer: whether it was done is not known. */
export class Lost extends Error {}

const ANSWER_MS = 30_000;

export class Connection {
	/* Called with (method, params) of every notification, in order. */
	onNotification = () => undefined;
	/* Called once, with the WebSocket's code. */
	onClose = () => undefined;
	#socket;
	#waiting = new Map();
	#lastId = 0;
	#isClosed = false;

	/* With a session's cookie or a bot's "Bearer …"; guests have a path of their own. Resolves when the socket is open; throws Lost. */
	static open(server, access, path = '/ws') {
		const isBot = access.startsWith('Bearer ');
		const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, {
			headers: isBot ? { Authorization: access } : { Cookie: access, Origin: server.origin },
			perMessageDeflate: false,
		});
		return new Promise((resolve, reject) => {
			socket.once('open', () => resolve(new Connection(socket)));
			socket.once('error', (error) => reject(new Lost(error.message)));
		});
	}

	constructor(socket) {
		this.#socket = socket;
		socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
		socket.on('error', () => undefined);
		socket.on('close', (code) => this.#end(code));
	}

	get isClosed() {
		return this.#isClosed;
	}

	hello() {
		return this.call('session.hello', { client: 'runde tests' });
	}

	/* Brings the result, or throws Refused or Lost. */
	call(method, params) {
		if (this.#isClosed) return Promise.reject(new Lost(method));
		const id = ++this.#lastId;
		this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				reject(new Error(`no answer to ${method} in ${ANSWER_MS / 1000} s`));
			}, ANSWER_MS);
			this.#waiting.set(id, { method, resolve, reject, timer });
		});
	}

	close() {
		this.#socket.close();
	}

	/* Cuts the line without a word. */
	terminate() {
		this.#socket.terminate();
	}

	#hear(frame) {
		if (frame.method !== undefined) {
			this.onNotification(frame.method, frame.params);
			return;
		}
		const waiting = this.#waiting.get(frame.id);
		if (!waiting) throw new Error(`an answer to nothing: ${JSON.stringify(frame)}`);
		this.#waiting.delete(frame.id);
		clearTimeout(waiting.timer);
		if (frame.error) waiting.reject(new Refused(waiting.method, frame.error));
		else waiting.resolve(frame.result);
	}

	#end(code) {
		this.#isClosed = true;
		for (const { method, reject, timer } of this.#waiting.values()) {
			clearTimeout(timer);
			reject(new Lost(method));
		}
		this.#waiting.clear();
		this.onClose(code);
	}
}

const WINDOW_ROWS = 100;

/* A window of a room's journal by as many answers as it takes, the end of it first: {head, events},
 * the events from..to as far as there are any, each once. */
export async function readWindow(connection, room, from, to) {
	const events = [];
	for (let last = to; ; ) {
		const page = await connection.call('room.history', { room, from, to: last });
		events.unshift(...page.events.filter((event) => event.seq <= page.to));
		/* What is empty lies before the reader came. */
		if (page.from <= from || page.events.length === 0) return { head: page.head, events };
		last = page.from - 1;
	}
}

/* A room's whole journal, as far as one sees it. */
export async function readJournal(connection, room) {
	const events = [];
	for (let from = 1; ; from += WINDOW_ROWS) {
		const window = await readWindow(connection, room, from, from + WINDOW_ROWS - 1);
		events.push(...window.events);
		if (from + WINDOW_ROWS > window.head) return events;
	}
}
