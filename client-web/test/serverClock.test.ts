import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../src/connection/ports';
import { ServerClock } from '../src/session/serverClock';
import { HandClock } from './world';

const AHEAD = 93_400;

/* A device whose clock is so much off, and questions to the server. */
function device(world: HandClock, off: number) {
	let by = off;
	const clock: Clock = { now: () => world.now() + by, after: world.after.bind(world) };
	const server = new ServerClock(clock);
	const ask = async (thereMs: number, backMs: number) => {
		const answer = server.timed(async () => {
			await new Promise<void>((resolve) => world.after(thereMs, resolve));
			const now = world.now() + AHEAD;
			await new Promise<void>((resolve) => world.after(backMs, resolve));
			return { now };
		});
		await world.pass(thereMs + backMs);
		await answer;
	};
	return { server, ask, set: (ms: number) => (by = ms) };
}

test('the server says what time it is, whatever the device takes it for', async () => {
	for (const off of [0, -7_200_000, 61_250]) {
		const world = new HandClock();
		const { server, ask } = device(world, off);
		assert.equal(server.now(), world.now() + off, 'nothing is known yet');
		await ask(40, 40);
		assert.equal(server.now(), world.now() + AHEAD);
	}
});

test('the smallest round trip counts, and the last one where the clock of the device has been set', async () => {
	const world = new HandClock();
	const { server, ask, set } = device(world, 0);
	await ask(10, 30);
	assert.equal(server.skew, AHEAD - 10);
	await ask(2, 900);
	assert.equal(server.skew, AHEAD - 10, 'a slow answer says less');
	await ask(4, 6);
	assert.equal(server.skew, AHEAD - 1);
	set(3_600_000);
	await ask(20, 40);
	assert.equal(server.skew, AHEAD - 3_600_000 - 10);
});

test('a question that fails says nothing', async () => {
	const { server } = device(new HandClock(), 0);
	await assert.rejects(server.timed(() => Promise.reject(new Error('lost'))));
	assert.equal(server.skew, 0);
});

test('every device shows the same second at the same moment', async () => {
	const world = new HandClock();
	const shown: number[][] = [];
	for (const [i, off] of [0, 777, -3_601_333].entries()) {
		const { server, ask } = device(world, off);
		await ask(5, 5);
		shown[i] = [];
		server.everySecond((second) => (shown[i]![0] = second));
	}
	for (let i = 0; i < 300; i++) {
		await world.pass(37);
		const now = world.now() + AHEAD;
		for (const [second] of shown) assert.equal(second, now - (now % 1_000));
	}
});

test('one timer serves all who look, and none runs when nobody does', async () => {
	const world = new HandClock();
	const timers = new Set<object>();
	const clock: Clock = {
		now: () => world.now(),
		after(ms, fn) {
			const timer = {};
			timers.add(timer);
			const stop = world.after(ms, () => {
				timers.delete(timer);
				fn();
			});
			return () => {
				timers.delete(timer);
				stop();
			};
		},
	};
	const server = new ServerClock(clock);
	const told: string[] = [];
	const stopFirst = server.everySecond(() => told.push('first'));
	const stopSecond = server.everySecond(() => told.push('second'));
	assert.deepEqual(told, ['first', 'second'], 'at once');
	assert.equal(timers.size, 1);
	await world.pass(2_000);
	assert.deepEqual(told.slice(2), ['first', 'second', 'first', 'second']);
	stopFirst();
	assert.equal(timers.size, 1);
	stopSecond();
	assert.equal(timers.size, 0);
	await world.pass(5_000);
	assert.equal(told.length, 6);
});
