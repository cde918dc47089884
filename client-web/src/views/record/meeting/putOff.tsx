/* An item that was put off again and again: whoever answers for the meeting is asked, once, what is to become of it. */
import { t } from '../../../i18n';
import type { AgendaItem, Meeting } from '../../../protocol/types';
import { sayAgenda } from '../../../session/agenda';
import { failed } from '../../attempt';
import { Confirm, openDialog } from '../../dialog/dialog';
import { h } from 'preact';
import { openDecision, openTask, type Place } from '../../records';
import { client } from '../../store';

interface Props {
	room: string;
	meeting: Meeting;
	item: AgendaItem;
	/* Leaves the item everybody is at, which then is done. */
	onLeave: () => Promise<boolean>;
}

export function PutOff({ room, meeting, item, onLeave }: Props) {
	const place: Place = { room, meeting: meeting.meeting, item: item.item };
	const isCurrent = meeting.run.item === item.item;
	const change = (command: Parameters<typeof sayAgenda>[4]) => sayAgenda(client().call, room, meeting.meeting, client().ids.next(), command);
	const settle = async () => {
		if (isCurrent) await onLeave();
		else await change({ what: 'change', item: item.item, change: { state: 'done' } }).catch(failed);
	};
	const remove = async () => {
		if (!isCurrent || (await onLeave())) await change({ what: 'remove', item: item.item }).catch(failed);
	};
	const ask = () =>
		(openDialog.value = () => h(Confirm, { title: t('put_off_remove'), text: t('put_off_remove_text', { title: item.title }), action: t('put_off_remove'), onConfirm: () => void remove() }));
	return (
		<section class="put-off" aria-label={t('put_off', { n: item.postponed ?? 0 })}>
			<p>{t('put_off', { n: item.postponed ?? 0 })}</p>
			<div class="put-off-actions">
				<button type="button" class="button" onClick={() => openDecision(place, {}, () => void settle())}>
					{t('put_off_decide')}
				</button>
				<button type="button" class="button" onClick={() => openTask(place, { text: item.title, ...(item.owner !== undefined && { person: item.owner }) }, () => void settle())}>
					{t('put_off_give')}
				</button>
				<button type="button" class="button" onClick={ask}>
					{t('put_off_remove')}
				</button>
			</div>
		</section>
	);
}
