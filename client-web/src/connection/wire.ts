/* One socket: JSON-RPC requests with their answers, and notifications. It is used once; when it is
 * closed, whatever still waits for an answer is told so. */
import type { CommandName, ParamsOf, ResultOf } from './commands';
import type { Clock, SocketLike } from './ports';
import { Lost, Refusal } from './refusal';

/* An answer that takes longer, with nothing else heard, means that nobody is there. */
const ANSWER_MS = 15_000;

export interface WireEvents {
	onOpen(): void;
	onNotification(method: string, params: unknown): void;
	/* Once; code is the WebSocket's, 1006 when there was none. */
	onClose(code: number): void;
}

interface Waiting {
	resolve(result: unknown): void;
	reject(error: Error): void;
	stopTimer(): void;
}

interface Frame {
	id?: number;
	method?: string;
	params?: unknown;
	result?: unknown;
	error?: { message?: string; data?: { name?: string; field?: string } };
}

export class Wire {
	#socket: SocketLike;
	#clock: Clock;
	#events: WireEvents;
	#waiting = new Map<number, Waiting>();
	#nextId = 1;
	#closed = false;
	#heardAt: number;

	constructor(socket: SocketLike, clock: Clock, events: WireEvents) {
		this.#socket = socket;
		this.#clock = clock;
		this.#events = events;
		this.#heardAt = clock.now();
		socket.onopen = () => this.#closed || events.onOpen();
		socket.onmessage = (event: { data: unknown }) => this.#hear(event.data);
		socket.onclose = (event: { code?: number }) => this.#end(event.code ?? 1006);
		socket.onerror = () => undefined;
	}

	get heardAt(): number {
		return this.#heardAt;
	}

	call<M extends CommandName>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> {
		if (this.#closed) return Promise.reject(new Lost());
		const id = this.#nextId++;
		const answer = new Promise<unknown>((resolve, reject) => {
			const stopTimer = this.#clock.after(ANSWER_MS, () => this.#overdue(id));
			this.#waiting.set(id, { resolve, reject, stopTimer });
		});
		try {
			this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
		} catch {
			this.drop();
		}
		return answer as Promise<ResultOf<M>>;
	}

	/* Hangs up without waiting for the other side, which may not be there any more. */
	drop(code = 1000): void {
		try {
			this.#socket.close(code);
		} catch {
			/* It was not open yet. */
		}
		this.#end(1006);
	}

	#overdue(id: number): void {
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		if (this.#clock.now() - this.#heardAt >= ANSWER_MS) this.drop();
		else waiting.stopTimer = this.#clock.after(ANSWER_MS, () => this.#overdue(id));
	}

	#hear(data: unknown): void {
		if (this.#closed || typeof data !== 'string') return;
		this.#heardAt = this.#clock.now();
		const frame = JSON.parse(data) as Frame;
		if (frame.method !== undefined) this.#events.onNotification(frame.method, frame.params);
		else if (typeof frame.id === 'number') this.#answer(frame.id, frame);
	}

	#answer(id: number, frame: Frame): void {
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		this.#waiting.delete(id);
		waiting.stopTimer();
		if (!frame.error) {
			waiting.resolve(frame.result);
			return;
		}
		waiting.reject(new Refusal(frame.error.data ?? {}, frame.error.message));
	}

	#end(code: number): void {
		if (this.#closed) return;
		this.#closed = true;
		const waiting = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const one of waiting) {
			one.stopTimer();
			one.reject(new Lost());
		}
		this.#events.onClose(code);
	}
}
