/* Sign-in links: for a new person, for a known one, for one's own other device. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { momentText, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { PersonLinkResult } from '../../protocol/types';
import { closeDialog, Dialog } from './dialog';
import { Field } from './field';
import { LinkBox } from './linkBox';
import { nameOf } from '../person';
import { app, client } from '../store';
import { FormFoot } from './formFoot';
import { useClientId, useTask, wordsOf } from './useTask';

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

interface Added {
	name: string;
	link: PersonLinkResult;
}

export function AddPersonDialog() {
	const added = useSignal<Added | undefined>(undefined);
	return (
		<Dialog title={t('person_add')}>
			{added.value ? (
				<AddedPerson added={added.value} onMore={() => (added.value = undefined)} />
			) : (
				<AddPersonForm onAdded={(one) => (added.value = one)} />
			)}
		</Dialog>
	);
}

function AddedPerson({ added, onMore }: { added: Added; onMore: () => void }) {
	return (
		<>
			<p>{t('person_added', { name: added.name })}</p>
			<MadeLink link={added.link} />
			<div class="dialog-actions">
				<button type="button" class="button" onClick={onMore}>
					{t('person_more')}
				</button>
				<button type="button" class="button button-primary" onClick={closeDialog}>
					{t('close')}
				</button>
			</div>
		</>
	);
}

function AddPersonForm({ onAdded }: { onAdded: (added: Added) => void }) {
	const task = useTask(['name', 'email']);
	const clientId = useClientId();
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const name = word('name');
		const email = word('email');
		if (name === '') {
			task.fail('name', t('field_missing'));
			return;
		}
		task.run(async () => {
			const role = word('admin') ? ('owner' as const) : ('member' as const);
			const params = { name, role, ...(email !== '' && { email }) };
			const { room, seq } = await client().call('person.add', { client_id: clientId(params), ...params });
			const person = await personAdded(room, seq);
			onAdded({ name, link: await client().call('person.link', { person }) });
		});
	};
	return (
		<form onSubmit={submit} noValidate>
			<Field label={t('own_name')} name="name" max={LIMITS.person_name_max} autofocus error={task.errorOf('name')} />
			<Field label={t('email_optional')} name="email" type="email" hint={t('email_hint')} max={LIMITS.email_max} error={task.errorOf('email')} />
			<label class="check">
				<input type="checkbox" name="admin" />
				{t('person_admin')}
			</label>
			<FormFoot task={task} action={t('person_do')} />
		</form>
	);
}
