/* How somebody comes to where threads are, and something happens there. */
import type { Client } from '../src/session/client';
import { keptOf, type Kept } from '../src/state/kept';
import { ROOM } from './journal';
import type { World } from './world';

/* Somebody is in the room, and in the thread of `root`, if it is said. */
export async function inRoom(world: World, root?: number): Promise<Client> {
	const client = world.newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	if (root !== undefined) client.threads.open(ROOM, root);
	await world.clock.pass(1000);
	return client;
}

/* The room is not held. */
export async function inRailOnly(world: World): Promise<Client> {
	const client = world.newClient();
	client.connectNow();
	await world.clock.pass(1000);
	return client;
}

/* Something happens in the room, and everybody hears of it. */
export async function happens<T>({ server, clock }: World, what: () => T): Promise<T> {
	const { head } = server.room;
	const result = what();
	server.tellEvents(server.room, head + 1);
	await clock.pass(200);
	return result;
}

export function kept(client: Client, root: number): Kept | undefined {
	return keptOf(client.state.threads.kept, ROOM, root);
}
