/* Sign-in links: for a new person, for a known one, for one's own other device. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { momentText, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { PersonLinkResult } from '../../protocol/types';
import { closeDialog, Dialog } from './dialog';
import { Field } from './field';
import { LinkBox } from './linkBox';
import { nameOf } from '../person';
import { app, client } from '../store';
import { useTask } from './useTask';

interface LinkFor {
	person: string;
	title: string;
	text?: string;
}

/* Makes a link as soon as it opens. */
function LinkDialog({ person, title, text }: LinkFor) {
	const task = useTask();
	const made = useSignal<PersonLinkResult | undefined>(undefined);
	useEffect(() => {
		task.run(async () => {
			made.value = await client().call('person.link', { person });
		});
	}, []);
	return (
		<Dialog title={title}>
			{text && <p>{text}</p>}
			<p class="form-error" role="alert">
				{task.error}
			</p>
			{made.value && <MadeLink link={made.value} />}
		</Dialog>
	);
}

function MadeLink({ link: { token, expires } }: { link: PersonLinkResult }) {
	return (
		<>
			<LinkBox link={`${location.origin}/sign-in#${token}`} />
			<p class="field-hint">{t('link_text', { time: momentText(expires, Date.now()) })}</p>
			<p class="field-hint">{t('link_warning')}</p>
		</>
	);
}

export function DeviceDialog() {
	return <LinkDialog person={app.peek().me} title={t('device_title')} text={t('device_text')} />;
}

export function PersonLinkDialog({ person }: { person: string }) {
	return <LinkDialog person={person} title={`${t('person_link')}: ${nameOf(person)}`} />;
}

/* The person whom this event of the house has added. */
async function personAdded(house: string, seq: number): Promise<string> {
	const page = await client().call('room.history', { room: house, from: seq, to: seq });
	const event = page.events.find((one) => one.seq === seq);
	if (event?.kind !== 'person.added' || !event.body) throw new Error('no such event');
	return event.body.person;
}

export function AddPersonDialog() {
	const task = useTask();
	/* The same for every try with the same words. */
	const last = useRef({ words: '', clientId: '' });
	const added = useSignal<{ name: string; link: PersonLinkResult } | undefined>(undefined);
	const submit = (event: Event) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const name = String(form.get('name')).trim();
		const role = form.get('admin') ? 'owner' : 'member';
		if (name === '') return;
		const words = `${role} ${name}`;
		if (last.current.words !== words) last.current = { words, clientId: client().ids.next() };
		task.run(async () => {
			const params = { client_id: last.current.clientId, name, role } as const;
			const { room, seq } = await client().call('person.add', params);
			const person = await personAdded(room, seq);
			added.value = { name, link: await client().call('person.link', { person }) };
		});
	};
	if (added.value)
		return (
			<Dialog title={t('person_add')}>
				<p>{t('person_added', { name: added.value.name })}</p>
				<MadeLink link={added.value.link} />
				<div class="dialog-actions">
					<button
						type="button"
						class="button"
						onClick={() => {
							last.current = { words: '', clientId: '' };
							added.value = undefined;
						}}
					>
						{t('person_more')}
					</button>
					<button type="button" class="button button-primary" onClick={closeDialog}>
						{t('close')}
					</button>
				</div>
			</Dialog>
		);
	return (
		<Dialog title={t('person_add')}>
			<form onSubmit={submit}>
				<Field label={t('person_name')} name="name" max={LIMITS.person_name_max} required autofocus />
				<label class="check">
					<input type="checkbox" name="admin" />
					{t('person_admin')}
				</label>
				<p class="form-error" role="alert">
					{task.error}
				</p>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={closeDialog}>
						{t('cancel')}
					</button>
					<button type="submit" class="button button-primary" disabled={task.busy}>
						{t('person_do')}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
