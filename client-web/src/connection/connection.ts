/* A connection that is kept: it opens a socket, says hello, and when the socket is lost opens the
 * next one, until it is stopped or the session has ended. It knows nothing of rooms. */
import { CLOSES } from '../protocol/errors';
import type { CommandName, ParamsOf, ResultOf } from './commands';
import { backoffMs } from './backoff';
import type { ConnectionPorts } from './ports';
import { Lost, Refusal } from './refusal';
import { Wire } from './wire';

/* open: hello has been answered. waiting: for the next try. */
export type Status = 'idle' | 'connecting' | 'open' | 'waiting' | 'signed-out';

export interface ConnectionEvents {
	/* Before the status becomes open; notifications that came earlier follow after it. */
	onHello(hello: ResultOf<'session.hello'>): void;
	onNotification(method: string, params: unknown): void;
	onStatus(status: Status): void;
}

const TOO_MANY_MS = 30_000;
/* So long may it take until hello is answered. */
const CONNECT_MS = 15_000;
/* So long has the server to hang up by itself, with its reason, after it has refused. */
const REFUSED_MS = 1_000;
/* A connection that lasted so long counts as good: the next tries start from the beginning. */
const GOOD_MS = 10_000;
/* So long without a word, and it is checked whether the other side still answers. */
const QUIET_MS = 45_000;
/* So long may an answer take when there is a reason to doubt. */
const CHECK_MS = 5_000;

export class Connection {
	#ports: ConnectionPorts;
	#events: ConnectionEvents;
	#status: Status = 'idle';
	#wire: Wire | undefined;
	#tries = 0;
	#openedAt = 0;
	#stopTimer: () => void = () => undefined;
	/* Whether the person is at the keyboard; said again with every probe. */
	active = true;

	constructor(ports: ConnectionPorts, events: ConnectionEvents) {
		this.#ports = ports;
		this.#events = events;
	}

	get status(): Status {
		return this.#status;
	}

	/* Connects at once, also when the next try would be later. */
	connectNow(): void {
		if (this.#status === 'connecting' || this.#status === 'open') return;
		this.#connect();
	}

	/* Looks whether the other side is still there, as after sleep or a change of network. */
	check(): void {
		if (this.#status === 'waiting') this.#connect();
		const wire = this.#wire;
		if (this.#status !== 'open' || !wire) return;
		const askedAt = this.#ports.clock.now();
		this.#probe();
		this.#ports.clock.after(CHECK_MS, () => {
			if (wire.heardAt < askedAt) wire.drop();
		});
	}

	stop(): void {
		this.#leave('idle');
	}

	/* Refused with Lost when there is no connection, or none any more. */
	call<M extends CommandName>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> {
		if (this.#status !== 'open' || !this.#wire) return Promise.reject(new Lost());
		return this.#wire.call(method, params);
	}

	/* Hangs up and comes back, as after a frame that made no sense. */
	restart(): void {
		this.#wire?.drop();
	}

	#setStatus(status: Status): void {
		if (this.#status === status) return;
		this.#status = status;
		this.#events.onStatus(status);
	}

	#connect(): void {
		this.#stopTimer();
		this.#setStatus('connecting');
		let opened = false;
		let early: [string, unknown][] | undefined = [];
		const socket = this.#ports.openSocket(this.#ports.url);
		const wire: Wire = new Wire(socket, this.#ports.clock, {
			onOpen: () => {
				if (opened) return;
				opened = true;
				void this.#greet(wire, () => {
					const kept = early ?? [];
					early = undefined;
					for (const [method, params] of kept) this.#events.onNotification(method, params);
				});
			},
			onNotification: (method, params) => {
				if (early) early.push([method, params]);
				else this.#events.onNotification(method, params);
			},
			onClose: (code) => this.#lost(wire, code, opened),
		});
		this.#wire = wire;
		this.#stopTimer = this.#ports.clock.after(CONNECT_MS, () => wire.drop());
	}

	async #greet(wire: Wire, release: () => void): Promise<void> {
		try {
			const { greet, clientName } = this.#ports;
			const hello = await (greet?.((...said) => wire.call(...said)) ?? wire.call('session.hello', { client: clientName }));
			if (this.#wire !== wire) return;
			this.#openedAt = this.#ports.clock.now();
			this.#events.onHello(hello);
			this.#stopTimer();
			this.#setStatus('open');
			release();
			this.#watch(wire);
		} catch (error) {
			if (this.#wire !== wire || error instanceof Lost) return;
			if (error instanceof Refusal && error.refusal === 'not_signed_in') this.#leave('signed-out');
			else if (error instanceof Refusal) this.#ports.clock.after(REFUSED_MS, () => wire.drop());
			else throw error;
		}
	}

	#watch(wire: Wire): void {
		const quiet = this.#ports.clock.now() - wire.heardAt;
		if (quiet >= QUIET_MS) this.#probe();
		this.#stopTimer = this.#ports.clock.after(
			quiet >= QUIET_MS ? QUIET_MS : QUIET_MS - quiet,
			() => this.#watch(wire),
		);
	}

	/* Any answer will do, a refusal too; without one the wire hangs up by itself. */
	#probe(): void {
		this.#wire?.call('presence.set', { active: this.active }).catch(() => undefined);
	}

	#leave(status: 'idle' | 'signed-out'): void {
		this.#stopTimer();
		const wire = this.#wire;
		this.#wire = undefined;
		wire?.drop();
		this.#setStatus(status);
	}

	#lost(wire: Wire, code: number, opened: boolean): void {
		if (this.#wire !== wire) return;
		this.#wire = undefined;
		this.#stopTimer();
		if (code === CLOSES.signed_out) {
			this.#setStatus('signed-out');
			return;
		}
		const wasGood =
			this.#status === 'open' && this.#ports.clock.now() - this.#openedAt >= GOOD_MS;
		if (wasGood) this.#tries = 0;
		this.#wait(code);
		if (!opened) void this.#ask();
	}

	#wait(code: number): void {
		let ms = backoffMs(this.#tries, this.#ports.random);
		if (code === CLOSES.too_slow && this.#tries === 0) ms = 0;
		if (code === CLOSES.too_many) ms = TOO_MANY_MS;
		this.#tries++;
		this.#setStatus('waiting');
		this.#stopTimer = this.#ports.clock.after(ms, () => this.#connect());
	}

	/* A browser does not say why a socket was not opened. */
	async #ask(): Promise<void> {
		const answer = await this.#ports.askSignedIn().catch(() => 'unknown' as const);
		if (answer !== 'no') return;
		if (this.#status === 'waiting' || this.#status === 'connecting') this.#leave('signed-out');
	}
}
