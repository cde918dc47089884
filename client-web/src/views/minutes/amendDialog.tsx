/* Amending minutes that were presented: what stands there, and what is to stand there. What was selected in the text is taken. */
import { h } from 'preact';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Minutes } from '../../protocol/types';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { AreaField, SelectField } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { client } from '../store';
import { notify } from '../toast';

interface Props {
	room: string;
	meeting: number;
	minutes: Minutes;
	/* Where one has begun: an item by its place, or none. */
	item: number | undefined;
	before: string;
}

/* What is selected in the text of this item. */
export function selectedIn(item: number | undefined): string {
	const selection = getSelection();
	const placeOf = (node: Node | null) => (node instanceof Element ? node : node?.parentElement)?.closest('[data-item]');
	const place = placeOf(selection?.anchorNode ?? null);
	if (!place || place !== placeOf(selection?.focusNode ?? null)) return '';
	if (place.getAttribute('data-item') !== String(item ?? '')) return '';
	return String(selection).trim().slice(0, LIMITS.minutes_text_max);
}

export function openAmend(props: Props): void {
	openDialog.value = () => h(AmendDialog, props);
}

/* What an item's number is that has this place in the minutes: those that were only proposed are not in them. */
async function itemAt(room: string, meeting: number, place: number): Promise<number> {
	const { meeting: read } = await client().call('meeting.open', { room, meeting });
	const items = read.agenda.items.filter(({ state }) => state !== 'proposed');
	return items[place - 1]!.item;
}

function AmendDialog({ room, meeting, minutes, item, before }: Props) {
	const task = useTask(['before', 'after', 'item']);
	const clientId = useClientId();
	const place = useSignal(String(item ?? ''));
	const submit = (event: Event) => {
		const words = wordsOf(event);
		const what = { before: words('before'), after: words('after') };
		if (what.before === what.after) return task.fail('after', t(what.after === '' ? 'field_missing' : 'minutes_amend_same'));
		task.run(async () => {
			const at = place.value === '' ? {} : { item: await itemAt(room, meeting, Number(place.value)) };
			await client().call('minutes.amend', { room, meeting, client_id: clientId({ ...what, ...at }), ...what, ...at });
			closeDialog();
			notify(t('minutes_amend_done'));
		});
	};
	const places = minutes.items.map(({ number, title }) => [String(number), `${number}. ${title}`] as const);
	return (
		<Dialog title={t('minutes_amend_title')} firm wide>
			<form onSubmit={submit}>
				<p class="form-intro">{t('minutes_amend_text')}</p>
				<SelectField label={t('minutes_amend_where')} name="item" value={place.value} options={[['', t('minutes_amend_nowhere')], ...places]} onPick={(value) => (place.value = value)} error={task.errorOf('item')} />
				<AreaField label={t('minutes_before')} name="before" value={before} max={LIMITS.minutes_text_max} hint={t('minutes_before_hint')} error={task.errorOf('before')} rows={3} autofocus={before === ''} />
				<AreaField label={t('minutes_after')} name="after" value={before} max={LIMITS.minutes_text_max} hint={t('minutes_after_hint')} error={task.errorOf('after')} rows={3} autofocus={before !== ''} />
				<FormFoot task={task} action={t('minutes_amend_do')} />
			</form>
		</Dialog>
	);
}
