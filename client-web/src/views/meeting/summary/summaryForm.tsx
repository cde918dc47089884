/* A field for the one or two sentences that say what came out of an item. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { AgendaItem, Meeting } from '../../../protocol/types';
import { FormError } from '../../dialog/formFoot';
import { useClientId, useTask } from '../../dialog/useTask';
import { client } from '../../store';
import { focusRegion } from '../focus';
import type { Offer, Offers } from './offers';

interface Props {
	room: string;
	meeting: Meeting;
	item: AgendaItem;
	offer: Offer;
	offers: Offers;
}

export function SummaryForm({ room, meeting, item, offer, offers }: Props) {
	const id = useId();
	const task = useTask();
	const idFor = useClientId();
	const text = offer.text.trim();
	const field = useRef<HTMLTextAreaElement>(null);
	/* At once: the next key is written here. */
	useLayoutEffect(() => {
		if (offer.asked > 0) field.current?.focus();
	}, [offer.asked]);
	const leave = () => {
		const isInside = field.current?.form?.contains(document.activeElement);
		offers.drop(item.item);
		if (isInside) focusRegion('meeting');
	};
	const submit = (event: Event) => {
		event.preventDefault();
		if (text === '') return;
		task.run(async () => {
			await client().call('agenda.summarise', { room, meeting: meeting.meeting, client_id: idFor([item.item, text]), item: item.item, text });
			leave();
		});
	};
	return (
		<form class="summary summary-form" onSubmit={submit}>
			<label for={id}>{t('summary_ask', { title: item.title })}</label>
			<textarea
				ref={field}
				id={id}
				rows={2}
				maxLength={LIMITS.agenda_summary_max}
				placeholder={t('summary_hint')}
				value={offer.text}
				onInput={(event) => offers.write(item.item, event.currentTarget.value)}
				onKeyDown={(event) => {
					if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
				}}
			/>
			<FormError task={task} />
			<div class="summary-actions">
				<button type="submit" class="button button-primary" disabled={task.busy || text === ''}>
					{t('summary_keep')}
				</button>
				<button type="button" class="button" onClick={leave}>
					{t('summary_without')}
				</button>
			</div>
		</form>
	);
}
