/* Speaks new messages of the room and the thread on screen. The list itself is not live: loading older messages
 * must not be read aloud. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { isSaid } from '../../state/rows';
import { saidText } from '../message/saidText';
import { nameOf } from '../person';
import { app, client } from '../store';

const KEPT = 5;

export function Announcer({ room, thread }: { room: string | undefined; thread: number }) {
	const said = useSignal<{ seq: number; text: string }[]>([]);
	useEffect(() => {
		said.value = [];
		return client().onLive((where, event) => {
			if (where !== room || !isSaid(event) || !event.body) return;
			if (event.kind === 'message.replied' && event.ref !== thread) return;
			if (event.author === app.peek().me) return;
			const text = `${nameOf(event.author)}: ${saidText(event)}`;
			said.value = [...said.value, { seq: event.seq, text }].slice(-KEPT);
		});
	}, [room, thread]);
	return (
		<div role="log" class="visually-hidden" aria-live="polite" aria-relevant="additions">
			{said.value.map(({ seq, text }) => (
				<p key={seq}>{text}</p>
			))}
		</div>
	);
}
