/* A copy of a message for another room or person, with a word of one's own before it. */
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { findNames } from '../../state/find';
import { parseMessage } from '../../state/markdown/mentions';
import { plainText } from '../../state/markdown/tree';
import type { Row } from '../../state/rows';
import { closeDialog, Dialog } from '../dialog/dialog';
import { useTask } from '../dialog/useTask';
import { limitOf } from '../limits';
import { notify } from '../toast';
import { nameOf } from '../person';
import { roomName } from '../roomName';
import { app, client, people } from '../store';
import { sayMention } from './mention';

const SHOWN_MAX = 6;

interface Target {
	key: string;
	name: string;
	/* The room, made first if need be. */
	room(clientId: string): Promise<string>;
}

export function ForwardDialog({ room, row }: { room: string; row: Row }) {
	const task = useTask();
	const wanted = useSignal('');
	const chosen = useSignal<Target | undefined>(undefined);
	const comment = useRef<HTMLTextAreaElement>(null);
	const clientId = useRef(client().ids.next());
	const targets = targetsFrom(room);
	const found = findNames(targets.map(({ name }) => name), wanted.value).slice(0, SHOWN_MAX).map((i) => targets[i]!);
	const target = found.find(({ key }) => key === chosen.value?.key) ?? found[0];
	const send = (event: Event) => {
		event.preventDefault();
		if (!target) return;
		const words = comment.current!.value.trim();
		task.run(async () => {
			const to = await target.room(clientId.current);
			const { outbox } = client();
			if (words !== '') outbox.post(to, words);
			outbox.add({ room: to, what: 'post', text: row.text ?? '', source: sourceOf(room, row) });
			closeDialog();
			notify(t('forwarded', { room: target.name }));
		});
	};
	return (
		<Dialog title={t('forward')}>
			<form onSubmit={send}>
				<blockquote class="forward-text">{plainText(parseMessage(row.text ?? '', row.mentions), sayMention)}</blockquote>
				<div class="field">
					<label for="forward-to">{t('forward_to')}</label>
					<input
						id="forward-to"
						type="search"
						autofocus
						autocomplete="off"
						placeholder={t('switcher_hint')}
						onInput={(event) => (wanted.value = event.currentTarget.value)}
					/>
				</div>
				<fieldset class="forward-targets">
					<legend class="visually-hidden">{t('forward_to')}</legend>
					{found.map((one) => (
						<label key={one.key} class="switcher-item">
							<input type="radio" name="target" checked={one.key === target?.key} onChange={() => (chosen.value = one)} />
							<span class="switcher-name">{one.name}</span>
						</label>
					))}
					{found.length === 0 && <p class="browse-none">{t('switcher_none')}</p>}
				</fieldset>
				<div class="field">
					<label for="forward-comment">{t('forward_comment')}</label>
					<textarea id="forward-comment" ref={comment} rows={2} maxLength={limitOf('message_length')} />
				</div>
				<p class="form-error" role="alert">
					{task.error}
				</p>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={closeDialog}>
						{t('cancel')}
					</button>
					<button type="submit" class="button button-primary" disabled={task.busy || !target}>
						{t('forward')}
					</button>
				</div>
			</form>
		</Dialog>
	);
}

/* A copy of a copy names where it was said first. */
function sourceOf(room: string, { seq, author, time, source }: Row) {
	return source && app.peek().rooms.has(source.room) ? source : { room, message: seq, author: author!, time: time! };
}

/* Other rooms, then people. */
function targetsFrom(room: string): Target[] {
	const { rooms, me } = app.value;
	/* To a customer nothing is forwarded: the copy would say where it comes from. */
	const open = [...rooms.values()].filter(({ id, kind, archived }) => id !== room && kind !== 'house' && kind !== 'shared' && !archived);
	const persons = [...people.value.values()].filter(({ person, profile }) => person !== me && profile?.active !== false);
	return [
		...open.map(({ id }) => ({ key: id, name: roomName(id) ?? '', room: () => Promise.resolve(id) })),
		...persons.map(({ person }) => ({
			key: person,
			name: nameOf(person),
			room: (client_id: string) =>
				client().call('conversation.open', { client_id, people: [{ person }] }).then((answer) => answer.room),
		})),
	];
}
