/* Opens a case. What the customer reads stands in a field of its own: nothing of what was said internally goes there by itself. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { casesIn, customerIn, titleFrom } from '../../state/cases';
import type { CaseGiven } from '../cases';
import { closeDialog, Dialog } from '../dialog/dialog';
import { AreaField, Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { PeoplePicker } from '../people/peoplePicker';
import { casePath, go } from '../router';
import { app, client, house } from '../store';

interface Props {
	given: CaseGiven;
	onDone?: (() => void) | undefined;
}

/* Those we have a case of. */
function customersKnown(): string[] {
	return [...new Set(casesIn(app.peek().rooms.values(), (a, b) => a.localeCompare(b)).map(({ brief }) => brief!.customer))];
}

export function OpenCaseDialog({ given, onDone }: Props) {
	const task = useTask(['customer', 'title', 'shared_title', 'question', 'link', 'people']);
	const idFor = useClientId();
	const list = useId();
	const known = customersKnown();
	const { text = '', room, message } = given;
	const channel = room === undefined ? '' : (app.peek().rooms.get(room)?.title ?? '');
	const customer = given.customer ?? customerIn(`${text}\n${channel}`, known);
	const picked = useSignal<readonly string[]>([]);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const missing = (['customer', 'title', 'shared_title'] as const).find((name) => word(name) === '');
		if (missing) {
			task.fail(missing, t('field_missing'));
			return;
		}
		const said = {
			customer: word('customer'),
			title: word('title'),
			shared_title: word('shared_title'),
			...(word('question') !== '' && { question: word('question') }),
			...(word('link') !== '' && { link: word('link') }),
			...(picked.peek().length > 0 && { people: picked.peek().map((person) => ({ person })) }),
			...(room !== undefined && message !== undefined && { source: { room, message } }),
		};
		task.run(async () => {
			const opened = await client().call('case.open', { client_id: idFor(said), ...said });
			closeDialog();
			onDone?.();
			go(casePath(opened.room));
		});
	};
	return (
		<Dialog title={message === undefined ? t('case_new') : t('case_from_message')} firm>
			<form class="record-form case-form" onSubmit={submit} noValidate>
				<Field label={t('case_customer')} name="customer" value={customer} max={LIMITS.company_max} error={task.errorOf('customer')} autofocus={customer === ''} list={list} />
				<datalist id={list}>
					{known.map((one) => (
						<option key={one} value={one} />
					))}
				</datalist>
				<Field label={t('case_title')} hint={t('case_title_hint')} name="title" value={titleFrom(text, LIMITS.room_title_max)} max={LIMITS.room_title_max} error={task.errorOf('title')} />
				<div class="case-read">
					<Field
						label={t('case_shared_title')}
						hint={t('case_shared_title_hint')}
						name="shared_title"
						value={titleFrom(t('case_shared_title_given', { house: house.value?.title ?? t('app_name') }), LIMITS.room_title_max)}
						max={LIMITS.room_title_max}
						error={task.errorOf('shared_title')}
					/>
				</div>
				<PeoplePicker compact label={t('case_people')} picked={picked} except={(person) => person === app.value.me} most={LIMITS.invite_max} />
				<p class="field-error" role="alert">
					{task.errorOf('people')}
				</p>
				{message !== undefined && <p class="field-hint">{t('case_source_hint')}</p>}
				<details class="more">
					<summary>{t('more_settings')}</summary>
					<AreaField label={t('case_question')} name="question" rows={3} max={LIMITS.case_text_max} error={task.errorOf('question')} />
					<Field label={t('case_link')} name="link" type="url" placeholder="https://" max={LIMITS.address_max} error={task.errorOf('link')} />
				</details>
				<FormFoot task={task} action={t('case_open_it')} />
			</form>
		</Dialog>
	);
}
