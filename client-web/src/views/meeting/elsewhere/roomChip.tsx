/* The meeting of a room that runs or comes next, in its head. */
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import { goesOn } from '../../../state/meeting';
import { Icon } from '../../icon';
import { meetingPath } from '../../router';
import { dateText } from '../times';

export function RoomChip({ room, meeting }: { room: string; meeting: Meeting }) {
	const { plan, run } = meeting;
	const date = dateText(plan.start ?? 0);
	const isOn = goesOn(meeting) || run.phase === 'lobby';
	const words = isOn ? t('chip_running', { title: plan.title }) : t('chip_next', { title: plan.title, date });
	return (
		<a class={isOn ? 'button button-quiet room-chip is-on' : 'button button-quiet room-chip'} href={meetingPath(room, meeting.meeting)} aria-label={words} title={words}>
			<Icon name="calendar" />
			<span class="only-wide">{isOn ? (run.phase === 'lobby' ? t('phase_lobby') : t('phase_running')) : date}</span>
		</a>
	);
}
