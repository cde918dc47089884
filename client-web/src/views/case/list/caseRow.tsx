/* A case in the list: customer, what it is about, who receives them, until when it is put off, what is unread. */
import { momentText, t } from '../../../i18n';
import { isUnread } from '../../../state/rail';
import type { RoomEntry } from '../../../state/rooms';
import { sidesOf } from '../../../state/side';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { casePath } from '../../router';
import type { Reach } from '../../rowMoves';
import { app, me } from '../../store';
import { UnreadCount } from '../../unreadCount';
import { STATE_SIGNS, stateText } from '../words';

export function CaseRow({ entry, reach }: { entry: RoomEntry; reach: Reach }) {
	const { id, title, brief } = entry;
	const { customer, host, state, reopened = 0 } = brief!;
	const sides = sidesOf(app.value.rooms, entry);
	const changed = Math.max(...sides.map((side) => side.changed));
	const isNew = sides.some((side) => isUnread(side, me.value));
	return (
		<li class={isNew ? 'page-row case-row has-unread' : 'page-row case-row'}>
			<Icon name={STATE_SIGNS[state]} />
			<a class="page-words" href={casePath(id)} {...reach}>
				<span class="page-name">
					<strong>{customer}</strong> {title}
				</span>
				<span class="page-facts">
					<span>{t('case_host_is', { name: nameOf(host) })}</span>
					{state === 'postponed' && <span>{stateText(brief!)}</span>}
					{reopened > 0 && <span>{t('case_reopened_times', { n: reopened })}</span>}
					<span>{t('case_changed', { time: momentText(changed, Date.now()) })}</span>
				</span>
			</a>
			<UnreadCount entry={entry} />
		</li>
	);
}
