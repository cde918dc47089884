/* What a list of messages needs to know of what is held, and how more of it is read. */
import { lastOf, type HeldRoom } from '../../state/room';
import { client } from '../store';

export interface ListWindow {
	/* The numbers of the first and the last row, and the last there is. */
	readonly from: number;
	readonly last: number;
	readonly head: number;
}

export interface Reader {
	older(): Promise<void>;
	newer(): Promise<void>;
	around(seq: number): Promise<void>;
	end(): Promise<void>;
	/* Whether the reader stands at the end. */
	follow(atEnd: boolean): void;
}

export function isAtEnd({ last, head }: ListWindow): boolean {
	return last >= head;
}

export function windowOf(held: HeldRoom): ListWindow {
	return { from: held.from, last: lastOf(held), head: held.head };
}

export function roomReader(room: string): Reader {
	const { rooms } = client();
	return {
		older: () => rooms.loadOlder(room),
		newer: () => rooms.loadNewer(room),
		around: (seq) => rooms.loadAround(room, seq),
		end: () => rooms.loadEnd(room),
		follow: (atEnd) => rooms.follow(room, atEnd),
	};
}
