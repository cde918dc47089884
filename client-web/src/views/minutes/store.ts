/* The minutes on screen, kept true. */
import { signal } from '@preact/signals';
import { systemClock } from '../../connection/ports';
import { KeptList } from '../../session/keptList';
import { changesMinutes, foldMinutes, type ReadMinutes } from '../../state/minutes';
import { client } from '../store';

export interface HeldMinutes {
	readonly room: string;
	readonly meeting: number;
	/* As far as they have been read. */
	readonly read?: ReadMinutes;
	/* There are none that could be seen here. */
	readonly isMissing: boolean;
}

export const heldMinutes = signal<HeldMinutes | undefined>(undefined);

const kept = new KeptList<HeldMinutes>(
	client(),
	systemClock,
	{
		read: async (held) => {
			const { room, meeting } = held;
			const { standing, minutes, addenda } = await client().call('minutes.read', { room, meeting });
			return { ...held, read: { standing, minutes, addenda }, isMissing: false };
		},
		fold: (held, room, event) => {
			if (room !== held.room || !held.read) return held;
			const read = foldMinutes(held.read, event);
			return read === held.read ? held : { ...held, read };
		},
		refuse: ({ room, meeting }) => ({ room, meeting, isMissing: true }),
	},
	() => (heldMinutes.value = kept.list),
);

client().onLive((room, event) => {
	const held = kept.list;
	if (held?.room === room && changesMinutes(event, held.read?.standing.phase)) kept.doubt();
});

/* Shows these from now on; returns what ends it. */
export function showMinutes(room: string, meeting: number): () => void {
	kept.show({ room, meeting, isMissing: false });
	return () => {
		const held = kept.list;
		if (held?.room === room && held.meeting === meeting) kept.show(undefined);
	};
}
