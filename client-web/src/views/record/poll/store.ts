/* How polls stand, as signals. Comes with their cards, once there is a client. */
import { signal, useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { systemClock } from '../../../connection/ports';
import type { PollView } from '../../../protocol/types';
import { Polls } from '../../../session/polls';
import { client } from '../../store';

const polls = new Polls(client(), systemClock);
const changed = signal(0);
polls.subscribe(() => changed.value++);

/* How it stands while it is open and this is on screen. */
export function usePollView(room: string, poll: number, isOpen: boolean): PollView | undefined {
	useEffect(() => (isOpen ? polls.show(room, poll) : undefined), [room, poll, isOpen]);
	return useComputed(() => (changed.value, polls.viewOf(room, poll))).value;
}
