/* A line that breaks: passes bytes between a client and the server until a count from the seed is
 * reached, and then cuts in the middle of whatever it was. */
import net from 'node:net';
import { once } from 'node:events';

export class Proxy {
	/* Where clients connect. */
	origin = '';
	cuts = 0;
	#server;
	#chance;
	#target;
	#lines = new Set();
	#isAway = false;
	#isCalm = false;

	static async open(target, chance) {
		const proxy = new Proxy(target, chance);
		proxy.#server.listen(0, '127.0.0.1');
		await once(proxy.#server, 'listening');
		proxy.origin = `http://127.0.0.1:${proxy.#server.address().port}`;
		return proxy;
	}

	/* target: a server, whose port is looked at anew for each line. */
	constructor(target, chance) {
		this.#target = target;
		this.#chance = chance;
		this.#server = net.createServer((near) => this.#pass(near));
	}

	/* Cuts all lines. */
	cut() {
		for (const end of [...this.#lines]) end();
	}

	/* Nobody is let through until back(). */
	away() {
		this.#isAway = true;
		this.cut();
	}

	back() {
		this.#isAway = false;
	}

	/* From now on nothing breaks. */
	calm() {
		this.#isCalm = true;
		this.#isAway = false;
	}

	close() {
		this.#server.close();
		this.cut();
	}

	#pass(near) {
		if (this.#isAway) {
			near.destroy();
			return;
		}
		const far = net.connect(this.#target.port, '127.0.0.1');
		const end = () => {
			if (!this.#lines.delete(end)) return;
			near.destroy();
			far.destroy();
		};
		this.#lines.add(end);
		this.#carry(near, far, this.#chance.spread(300, 100_000), end);
		this.#carry(far, near, this.#chance.spread(300, 1_000_000), end);
	}

	#carry(from, to, bytes, end) {
		let left = bytes;
		from.on('data', (data) => {
			if (this.#isCalm || data.length < left) {
				left -= data.length;
				to.write(data);
				return;
			}
			this.cuts++;
			from.removeAllListeners('data');
			to.write(data.subarray(0, left), end);
		});
		from.on('close', end);
		from.on('error', end);
	}
}
