/* The driver in C as a process: lines go in, and come out in the same order. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DRIVER = process.env.RUNDE_STEPS ?? path.join(ROOT, 'build/asan/tests/steps_driver');

export class Driver {
	#child = spawn(DRIVER, { stdio: ['pipe', 'pipe', 'inherit'] });
	#waiting = [];
	#ended = null;

	constructor() {
		const lines = createInterface({ input: this.#child.stdout });
		lines.on('line', (line) => this.#waiting.shift()?.(line));
		this.#child.stdin.on('error', () => {}); /* its end says more */
		this.#child.on('close', (code, signal) => {
			this.#ended = `the driver ended: ${code ?? signal}`;
			for (const resolve of this.#waiting) resolve(this.#ended);
		});
	}

	/* Sends a letter and JSON, and resolves with the line that answers it, or says that none will. */
	ask(letter, json = null) {
		if (this.#ended) return Promise.resolve(this.#ended);
		this.#child.stdin.write(`${letter} ${JSON.stringify(json)}\n`);
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	async end() {
		this.#child.stdin.end();
		if (!this.#ended) await once(this.#child, 'close');
	}
}
