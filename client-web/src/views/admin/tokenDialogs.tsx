/* Makes tokens and webhooks for a bot. What they come in with is shown once. */
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Scope, TokenMakeResult } from '../../protocol/types';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field, SelectField } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { LinkBox } from '../dialog/linkBox';
import { useClientId, useTask, wordsOf, type Task } from '../dialog/useTask';
import { listed } from '../frame/sections';
import { nameOf } from '../person';
import { client } from '../store';

interface Props {
	person: string;
	onMade: () => void;
}

export function TokenDialog({ person, onMade }: Props) {
	const task = useTask(['name', 'scopes']);
	const made = useSignal<TokenMakeResult | undefined>(undefined);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const scopes = (['read', 'post'] as const).filter((scope) => word(scope) !== '');
		if (scopes.length === 0) task.fail('scopes', t('token_no_scope'));
		else makeToken(task, { person, scopes, name: word('name'), days: word('days') }, (result) => {
			made.value = result;
			onMade();
		});
	};
	if (made.value)
		return (
			<Made title={t('token_new')} text={t('token_made')} person={person}>
				<LinkBox link={made.value.secret} label={t('token')} action={t('token_copy')} />
			</Made>
		);
	return (
		<Dialog title={`${t('token_new')}: ${nameOf(person)}`}>
			<form onSubmit={submit} noValidate>
				<NameField task={task} />
				<fieldset class="checks" aria-describedby="scopes-error">
					<legend>{t('token_scopes')}</legend>
					<Check name="read" words={t('token_read_hint')} />
					<Check name="post" words={t('token_post_hint')} />
					<p class="field-error" id="scopes-error" role="alert">
						{task.errorOf('scopes')}
					</p>
				</fieldset>
				<DaysField />
				<FormFoot task={task} action={t('token_do')} />
			</form>
		</Dialog>
	);
}

/* Into a channel of the administrator's own: to others they let nobody in. */
export function WebhookDialog({ person, onMade }: Props) {
	const task = useTask(['name', 'room']);
	const clientId = useClientId();
	const made = useSignal<TokenMakeResult | undefined>(undefined);
	const channels = listed.value.filter(({ kind, archived }) => kind === 'channel' && !archived);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const room = word('room');
		if (room === '') {
			task.fail('room', t('field_missing'));
			return;
		}
		const invite = () => client().call('room.invite', { room, client_id: clientId(room), people: [{ person }] });
		makeToken(task, { person, scopes: ['hook'], room, name: word('name'), days: word('days') }, (result) => {
			made.value = result;
			onMade();
		}, invite);
	};
	if (made.value)
		return (
			<Made title={t('webhook_new')} text={t('webhook_made')} person={person}>
				<LinkBox link={`${location.origin}/hooks/${made.value.secret}`} label={t('webhook_address')} />
			</Made>
		);
	return (
		<Dialog title={`${t('webhook_new')}: ${nameOf(person)}`}>
			<form onSubmit={submit} noValidate>
				<NameField task={task} />
				<SelectField
					label={t('webhook_channel')}
					hint={t('webhook_channel_hint')}
					name="room"
					value={channels[0]?.id ?? ''}
					options={channels.map(({ id, title }) => [id, title] as const)}
					error={task.errorOf('room')}
				/>
				<DaysField />
				<FormFoot task={task} action={t('token_do')} />
			</form>
		</Dialog>
	);
}

interface Wanted {
	person: string;
	name: string;
	scopes: readonly Scope[];
	room?: string;
	/* As in the form: empty for good. */
	days: string;
}

function makeToken(
	task: Task,
	{ days, scopes, ...rest }: Wanted,
	onMade: (made: TokenMakeResult) => void,
	before?: () => Promise<unknown>,
): void {
	if (rest.name === '') {
		task.fail('name', t('field_missing'));
		return;
	}
	task.run(async () => {
		await before?.();
		const params = { ...rest, scopes: scopes.map((scope) => ({ scope })), ...(days !== '' && { days: Number(days) }) };
		onMade(await client().call('token.make', params));
	});
}

function Made({ title, text, person, children }: { title: string; text: string; person: string; children: ComponentChildren }) {
	return (
		<Dialog title={title}>
			<p>{text}</p>
			{children}
			<p class="field-hint">{t('token_once', { name: nameOf(person) })}</p>
			<div class="dialog-actions">
				<button type="button" class="button" onClick={closeDialog}>
					{t('close')}
				</button>
			</div>
		</Dialog>
	);
}

function NameField({ task }: { task: Task }) {
	return <Field label={t('token_name')} hint={t('token_name_hint')} name="name" max={LIMITS.token_name_max} autofocus error={task.errorOf('name')} />;
}

function Check({ name, words }: { name: string; words: string }) {
	return (
		<label class="check">
			<input type="checkbox" name={name} defaultChecked />
			{words}
		</label>
	);
}

function DaysField() {
	const days = [30, 90, 365].map((n) => [String(n), t('invitation_days', { n })] as const);
	return <SelectField label={t('invitation_hours')} hint={t('token_days_hint')} name="days" value="" options={[['', t('token_forever')], ...days]} />;
}
