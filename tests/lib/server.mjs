/* A server of its own for a test: the real binary in an empty folder of its own. It can be stopped,
 * killed and started again on the same data and the same port. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BINARY = process.env.RUNDE_BINARY ?? path.join(ROOT, 'build/asan/runde');
export const CLIENT = process.env.RUNDE_CLIENT ?? path.join(ROOT, 'client-web/dist');
const START_MS = 30_000;
const STOP_MS = 20_000;

/* Whatever happens to a test, no server outlives it, nor does its folder. */
const running = new Set();
const places = new Set();
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
	for (const place of places) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

export class Server {
	/* Everything the server may write lies in here. */
	place;
	port = 0;
	/* The first administrator's link; empty once the house is founded. */
	firstToken = '';
	#settings;
	#client;
	#child;
	#ended;
	#starts = 0;

	/* client: the folder of a built client; without it there is an empty page. */
	static async start({ settings = [], client } = {}) {
		const server = new Server(settings, client);
		await server.start();
		return server;
	}

	constructor(settings, client) {
		this.place = mkdtempSync(path.join(tmpdir(), 'runde-test-'));
		places.add(this.place);
		this.#settings = settings;
		this.#client = client ?? path.join(this.place, 'client');
		mkdirSync(path.join(this.place, 'tmp'));
		if (client) return;
		mkdirSync(this.#client);
		writeFileSync(path.join(this.#client, 'index.html'), '<!doctype html><title>Runde</title>\n');
	}

	get data() {
		return path.join(this.place, 'data');
	}

	/* The origin that browsers see, which is also where to connect. */
	get origin() {
		return `http://127.0.0.1:${this.port}`;
	}

	/* Resolves when it listens. */
	async start() {
		const number = ++this.#starts;
		const files = ['out', 'err'].map((name) => openSync(this.#file(name, number), 'w'));
		const temporary = path.join(this.place, 'tmp');
		const child = spawn(
			BINARY,
			['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data,
				'--client', this.#client, ...this.#settings],
			{
				stdio: ['ignore', ...files],
				env: { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary },
			},
		);
		files.forEach(closeSync);
		running.add(child);
		this.#child = child;
		this.#ended = once(child, 'exit').then(([code, signal]) => {
			running.delete(child);
			return signal ?? code;
		});
		const output = await this.#untilListening(child, this.#file('out', number));
		this.port = Number(/^listening on http:\/\/\S+:(\d+)$/m.exec(output)[1]);
		this.firstToken = /^sign in: \S+\/sign-in#([0-9a-z]+)!first$/m.exec(output)?.[1] ?? '';
	}

	/* All that it prints when it listens is written at once. */
	async #untilListening(child, file) {
		for (let waitedMs = 0; waitedMs < START_MS; waitedMs += 10) {
			const output = readFileSync(file, 'utf8');
			if (output.endsWith('\n')) return output;
			if (child.exitCode !== null || child.signalCode !== null) break;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		throw new Error(`the server did not start:\n${this.log().slice(-4000)}`);
	}

	#file(name, number) {
		return path.join(this.place, `${name}-${number}`);
	}

	get isRunning() {
		return this.#child !== undefined && running.has(this.#child);
	}

	/* What it wrote to standard output and to standard error, over all starts. */
	output() {
		return this.#all('out');
	}

	log() {
		return this.#all('err');
	}

	#all(name) {
		let text = '';
		for (let i = 1; i <= this.#starts; i++) text += readFileSync(this.#file(name, i), 'utf8');
		return text;
	}

	/* Ends it as an operator would; what a sanitizer found shows in the status. */
	async stop() {
		this.#child.kill('SIGTERM');
		const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
		const status = await this.#ended;
		clearTimeout(timer);
		if (status !== 0)
			throw new Error(`the server ended with ${status}:\n${this.log().slice(-6000)}`);
	}

	/* kill -9: nothing is written any more. If it had ended by itself, that is a failure. */
	async kill() {
		this.#child.kill('SIGKILL');
		const status = await this.#ended;
		if (status !== 'SIGKILL')
			throw new Error(`the server had ended with ${status}:\n${this.log().slice(-6000)}`);
	}

	/* `runde verify` over its data, while it is stopped: {status, output}. */
	verify() {
		const result = spawnSync(BINARY, ['verify', '--data', this.data], { encoding: 'utf8' });
		return { status: result.status, output: result.stdout + result.stderr };
	}

	/* Stops it if it still runs, and takes its folder away. */
	async remove() {
		try {
			if (this.isRunning) await this.stop();
		} finally {
			rmSync(this.place, { recursive: true, force: true });
			places.delete(this.place);
		}
	}
}
