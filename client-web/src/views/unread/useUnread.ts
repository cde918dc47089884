/* The groups on screen, in an order that stays, and what has been read of them. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { systemClock } from '../../connection/ports';
import { UnreadReader, type Excerpts } from '../../session/unread';
import { inOrder, unreadGroups, type UnreadGroup } from '../../state/unread';
import { app, client, status } from '../store';

export interface Unread {
	groups: readonly UnreadGroup[];
	excerpts: Excerpts;
	reader: UnreadReader;
}

export function useUnread(): Unread {
	const excerpts = useSignal<Excerpts>(new Map());
	/* The keys of all that ever stood here: what is taken back comes to its place. */
	const order = useRef<readonly string[]>([]);
	const reader = useMemo(
		() =>
			new UnreadReader({
				call: client().call,
				clock: systemClock,
				me: () => app.peek().me,
				get: () => excerpts.peek(),
				set: (next) => (excerpts.value = next),
			}),
		[],
	);
	const shown = inOrder(unreadGroups(app.value), order.current);
	order.current = [...new Set([...order.current, ...shown.map(({ key }) => key)])];
	useEffect(() => client().onLive((room, event) => reader.hear(room, event)), []);
	const isOpen = status.value === 'open';
	/* Before the groups say what they want. */
	useLayoutEffect(() => {
		if (isOpen) reader.doubt();
	}, [isOpen]);
	return { groups: shown, excerpts: excerpts.value, reader };
}
