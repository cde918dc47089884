/* Speaks new messages of the room and the thread on screen, with the side of a case they are said on, and what is asked
 * there. The list itself is not live: loading older messages must not be read aloud. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { JournalEvent } from '../../protocol/types';
import { isSaid } from '../../state/rows';
import { saidText } from '../message/saidText';
import { nameOf } from '../person';
import { app, client } from '../store';

const KEPT = 5;

export function Announcer({ room, thread, side }: { room: string | undefined; thread: number; side?: string }) {
	const said = useSignal<{ seq: number; text: string }[]>([]);
	useEffect(() => {
		said.value = [];
		return client().onLive((where, event) => {
			if (where !== room || event.author === app.peek().me) return;
			const text = spokenOf(event, thread);
			if (text) said.value = [...said.value, { seq: event.seq, text: side ? `${side}: ${text}` : text }].slice(-KEPT);
		});
	}, [room, thread, side]);
	return (
		<div role="log" class="visually-hidden" aria-live="polite" aria-relevant="additions">
			{said.value.map(({ seq, text }) => (
				<p key={seq}>{text}</p>
			))}
		</div>
	);
}

function spokenOf(event: JournalEvent, thread: number): string | undefined {
	const name = nameOf(event.author);
	if (event.kind === 'poll.asked' && event.body && !event.body.prepared) return t('said_poll', { name, question: event.body.asked.question });
	if (!isSaid(event) || !event.body || (event.kind === 'message.replied' && event.ref !== thread)) return undefined;
	return `${name}: ${saidText(event)}`;
}
