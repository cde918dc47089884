/* A guest's hello as a member's would be: one room, once they are let in, and no house. */
import type { GuestHelloResult, SessionHelloResult } from '../protocol/types';

export function helloOfGuest({ protocol, server, epoch, me, now, room }: GuestHelloResult): SessionHelloResult {
	const nothing = { house: '', presence: [], statuses: [], inbox: 0, saved: [], threads: [], has_password: false };
	return { protocol, server, epoch, me, now, rooms: room ? [room] : [], ...nothing };
}
