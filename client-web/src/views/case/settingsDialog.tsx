/* How a case is set up: what the team calls it and what the customer reads, what guests see of before, and its end. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { NewcomerView, Settings } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { caseOf, sidesOf } from '../../state/side';
import { Choice } from '../dialog/choice';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { Gone } from '../dialog/gone';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { Fact } from '../fact';
import { isInCharge } from '../room/rights';
import { app, client } from '../store';
import { notify } from '../toast';
import { sideText } from './words';

export function CaseSettingsDialog({ room }: { room: string }) {
	const { rooms } = app.value;
	const backstage = caseOf(rooms, room);
	const shared = backstage && sidesOf(rooms, backstage)[1];
	useEffect(() => {
		for (const entry of [shared, backstage]) if (entry) client().rooms.open(entry.id);
	}, [shared?.id]);
	const title = t('case_settings');
	if (!backstage) return <Gone />;
	if (!backstage.held?.settings || !shared?.held?.settings)
		return (
			<Dialog title={title}>
				<p>{t('messages_loading')}</p>
			</Dialog>
		);
	const props = { backstage, shared, own: backstage.held.settings, read: shared.held.settings };
	return <Dialog title={`${title}: ${backstage.title}`}>{isInCharge(backstage) ? <Form {...props} /> : <Facts {...props} />}</Dialog>;
}

interface Props {
	backstage: RoomEntry;
	shared: RoomEntry;
	/* How each side is set up. */
	own: Settings;
	read: Settings;
}

function Form({ backstage, shared, own, read }: Props) {
	const task = useTask(['title', 'shared_title']);
	const idOwn = useClientId();
	const idRead = useClientId();
	const newcomers = useSignal<NewcomerView>(read.newcomers);
	const customer = backstage.brief?.customer ?? '';
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const [title, sharedTitle] = [word('title'), word('shared_title')];
		const missing = title === '' ? 'title' : sharedTitle === '' ? 'shared_title' : undefined;
		if (missing) {
			task.fail(missing, t('field_missing'));
			return;
		}
		const ofShared = {
			...(sharedTitle !== read.title && { title: sharedTitle }),
			...(newcomers.value !== read.newcomers && { newcomers: newcomers.value }),
		};
		task.run(async () => {
			if (title !== own.title) await client().call('room.change', { room: backstage.id, client_id: idOwn(title), title });
			if (Object.keys(ofShared).length > 0) await client().call('room.change', { room: shared.id, client_id: idRead(ofShared), ...ofShared });
			notify(t('saved'));
			closeDialog();
		});
	};
	return (
		<form onSubmit={submit} noValidate>
			<Field label={t('case_title')} hint={t('case_title_hint')} name="title" value={own.title} max={LIMITS.room_title_max} autofocus error={task.errorOf('title')} />
			<div class="case-read">
				<Field label={t('case_shared_title')} hint={t('case_shared_title_hint')} name="shared_title" value={read.title} max={LIMITS.room_title_max} error={task.errorOf('shared_title')} />
				<Choice<NewcomerView>
					legend={t('case_newcomers', { customer })}
					hint={newcomers.value === 'all' ? t('case_newcomers_all_hint') : t('case_newcomers_joined_hint')}
					name="newcomers"
					options={[
						['joined', t('newcomers_joined')],
						['all', t('newcomers_all')],
					]}
					value={newcomers.value}
					onPick={(value) => (newcomers.value = value)}
				/>
			</div>
			<FormFoot task={task} action={t('save')} />
			<EndOfCase backstage={backstage} isArchived={own.archived} />
		</form>
	);
}

function EndOfCase({ backstage, isArchived }: { backstage: RoomEntry; isArchived: boolean }) {
	const task = useTask();
	const idFor = useClientId();
	const archive = () =>
		task.run(async () => {
			const params = { archived: !isArchived };
			await client().call('room.change', { room: backstage.id, client_id: idFor(params), ...params });
			closeDialog();
		});
	return (
		<section class="form-end">
			<h3>{t('case_end')}</h3>
			<p class="field-hint">{isArchived ? t('case_archive_undo_hint') : t('case_archive_hint')}</p>
			<button type="button" class="button" disabled={task.busy} onClick={archive}>
				{isArchived ? t('archive_undo') : t('archive')}
			</button>
			<p class="form-error" role="alert">
				{task.error}
			</p>
		</section>
	);
}

function Facts({ backstage, own, read }: Props) {
	const customer = backstage.brief?.customer ?? '';
	return (
		<>
			<dl class="facts">
				<Fact label={t('case_title')}>{own.title}</Fact>
				<Fact label={t('case_shared_title')}>{read.title}</Fact>
				<Fact label={t('case_newcomers', { customer })}>{read.newcomers === 'all' ? t('newcomers_all') : t('newcomers_joined')}</Fact>
				<Fact label={t('case_sides')}>{`${sideText('backstage', customer)}; ${sideText('shared', customer)}`}</Fact>
			</dl>
			<p class="field-hint">{t('settings_owners_only')}</p>
		</>
	);
}
