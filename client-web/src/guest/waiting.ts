/* Who one is as a guest, and where one waits, as the server says. */
import { signal } from '@preact/signals';
import type { Call } from '../connection/commands';
import type { Lobby, SessionHelloResult } from '../protocol/types';
import { helloOfGuest } from '../state/guest';
import { forgetEnded } from '../storage/joining';
import { client } from '../views/store';

declare const CLIENT_NAME: string;

/* What one is called, and whom one comes from. */
export const self = signal({ name: '', company: '' });
/* As long as one waits; and, once one has been turned away, why. */
export const lobby = signal<Lobby | undefined>(undefined);

export async function greet(call: Call): Promise<SessionHelloResult> {
	const hello = await call('guest.hello', { client: CLIENT_NAME });
	const { name, company } = hello;
	forgetEnded();
	self.value = { name, company };
	lobby.value = hello.lobby;
	return helloOfGuest(hello);
}

export function watchLobby(): void {
	client().onTold((method, params) => {
		if (method === 'lobby.changed') lobby.value = (params as { lobby: Lobby }).lobby;
	});
}
