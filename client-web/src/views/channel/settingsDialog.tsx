/* How a channel is set up: to be read by its members, to be changed by those in charge. */
import '../later';
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Eraser, NewcomerView, RoomAccess, Settings } from '../../protocol/types';
import { Choice } from '../dialog/choice';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { AreaField, Field, SelectField } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { Fact } from '../fact';
import { limitOf } from '../limits';
import { notify } from '../toast';
import { nameOf } from '../person';
import { isInCharge } from '../room/rights';
import { app, client } from '../store';
import { DeleteDialog } from './deleteDialog';
import { accessOptions, newcomersOptions } from './newChannelDialog';

export function SettingsDialog({ room }: { room: string }) {
	const entry = app.value.rooms.get(room);
	const settings = entry?.held?.settings;
	useEffect(() => client().rooms.open(room), [room]);
	if (!entry || !settings)
		return (
			<Dialog title={t('channel_settings')}>
				<p>{t('messages_loading')}</p>
			</Dialog>
		);
	return (
		<Dialog title={`${t('channel_settings')}: ${settings.title}`}>
			{isInCharge(entry) ? <SettingsForm room={room} settings={settings} /> : <SettingsFacts room={room} settings={settings} />}
		</Dialog>
	);
}

type Edit = 'always' | '60' | '5' | 'never' | 'as-is';

/* Minutes for the protocol, where -1 is for good. */
const MINUTES: Record<Edit, number | undefined> = { always: -1, '60': 60, '5': 5, never: 0, 'as-is': undefined };

function editOf({ edit_minutes: minutes }: Settings): Edit {
	if (minutes === undefined) return 'always';
	return (Object.keys(MINUTES) as Edit[]).find((key) => MINUTES[key] === minutes) ?? 'as-is';
}

/* A channel can say less than the house, not more. */
function isWithin(minutes: number): boolean {
	const most = limitOf('edit_minutes');
	return most < 0 || minutes <= most;
}

function editOptions(settings: Settings): [Edit, string][] {
	const most = limitOf('edit_minutes');
	const options = [
		['always', most < 0 ? t('edit_always') : t('edit_most', { n: most })],
		['60', t('edit_minutes', { n: 60 })],
		['5', t('edit_minutes', { n: 5 })],
		['never', t('edit_never')],
	].filter(([key]) => isWithin(MINUTES[key as Edit]!)) as [Edit, string][];
	const now = editOf(settings);
	if (!options.some(([key]) => key === now)) options.push([now, t('edit_minutes', { n: settings.edit_minutes ?? 0 })]);
	return options;
}

function SettingsForm({ room, settings }: { room: string; settings: Settings }) {
	const task = useTask(['title', 'topic', 'description']);
	const clientId = useClientId();
	const access = useSignal<RoomAccess>(settings.access);
	const newcomers = useSignal<NewcomerView>(settings.newcomers);
	const erasers = useSignal<Eraser>(settings.erasers);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const wanted = {
			title: word('title'),
			topic: word('topic'),
			description: word('description'),
			access: access.value,
			newcomers: newcomers.value,
			erasers: erasers.value,
		};
		if (wanted.title === '') {
			task.fail('title', t('field_missing'));
			return;
		}
		const changed: Partial<Settings> = Object.fromEntries(
			Object.entries(wanted).filter(([name, value]) => value !== settings[name as keyof Settings]),
		);
		const edit = word('edit') as Edit;
		const minutes = MINUTES[edit];
		if (edit !== editOf(settings) && minutes !== undefined) changed.edit_minutes = minutes;
		task.run(async () => {
			if (Object.keys(changed).length > 0) {
				await client().call('room.change', { room, client_id: clientId(changed), ...changed });
				notify(t('saved'));
			}
			closeDialog();
		});
	};
	return (
		<form onSubmit={submit} noValidate>
			<Field label={t('new_title')} hint={t('title_hint')} name="title" value={settings.title} max={LIMITS.room_title_max} autofocus error={task.errorOf('title')} />
			<Field label={t('topic')} hint={t('topic_hint')} name="topic" value={settings.topic} max={LIMITS.room_topic_max} error={task.errorOf('topic')} />
			<AreaField label={t('description')} hint={t('description_hint')} name="description" value={settings.description} max={LIMITS.room_description_max} error={task.errorOf('description')} />
			<Choice legend={t('access')} hint={access.value === 'open' ? t('access_open_hint') : t('access_closed_hint')} name="access" options={accessOptions(settings.access)} value={access.value} onPick={(value) => (access.value = value)} />
			<Choice legend={t('newcomers')} hint={newcomers.value === 'all' ? t('newcomers_all_hint') : t('newcomers_joined_hint')} name="newcomers" options={newcomersOptions()} value={newcomers.value} onPick={(value) => (newcomers.value = value)} />
			<Choice<Eraser>
				legend={t('erasers')}
				hint={erasers.value === 'owners' ? t('erasers_owners_hint') : t('erasers_authors_hint')}
				name="erasers"
				options={[
					['owners', t('erasers_owners')],
					['authors', t('erasers_authors')],
				]}
				value={erasers.value}
				onPick={(value) => (erasers.value = value)}
			/>
			<SelectField<Edit> label={t('edit')} hint={t('edit_hint')} name="edit" value={editOf(settings)} options={editOptions(settings)} />
			<FormFoot task={task} action={t('save')} />
			<EndOfChannel room={room} settings={settings} />
		</form>
	);
}

/* Archiving can be undone; deleting cannot. */
function EndOfChannel({ room, settings: { title, archived } }: { room: string; settings: Settings }) {
	const task = useTask();
	const clientId = useClientId();
	const archive = () =>
		task.run(async () => {
			const params = { archived: !archived };
			await client().call('room.change', { room, client_id: clientId(params), ...params });
			closeDialog();
		});
	return (
		<section class="form-end">
			<h3>{t('channel_end')}</h3>
			<p class="field-hint">{archived ? t('archive_undo_hint') : t('archive_hint')}</p>
			<button type="button" class="button" disabled={task.busy} onClick={archive}>
				{archived ? t('archive_undo') : t('archive')}
			</button>
			<p class="field-hint">{t('delete_hint')}</p>
			<button type="button" class="button button-danger" onClick={() => (openDialog.value = () => h(DeleteDialog, { room, title }))}>
				{t('delete_channel')}
			</button>
			<p class="form-error" role="alert">
				{task.error}
			</p>
		</section>
	);
}

function SettingsFacts({ room, settings }: { room: string; settings: Settings }) {
	const owners = (app.value.rooms.get(room)?.held?.members ?? []).filter(({ role }) => role === 'owner');
	const facts: [string, string][] = [
		[t('topic'), settings.topic],
		[t('description'), settings.description],
		[t('access'), settings.access === 'open' ? t('access_open_hint') : t('access_closed_hint')],
		[t('newcomers'), settings.newcomers === 'all' ? t('newcomers_all_hint') : t('newcomers_joined_hint')],
		[t('erasers'), settings.erasers === 'owners' ? t('erasers_owners_hint') : t('erasers_authors_hint')],
		[t('edit'), editOptions(settings).find(([key]) => key === editOf(settings))![1]],
		[t('owners'), owners.map(({ person }) => nameOf(person)).join(', ') || t('owners_none')],
	];
	return (
		<>
			<dl class="facts">
				{facts.map(
					([label, value]) =>
						value !== '' && (
							<Fact key={label} label={label}>
								{value}
							</Fact>
						),
				)}
			</dl>
			<p class="field-hint">{t('settings_owners_only')}</p>
		</>
	);
}
