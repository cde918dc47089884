/* Whoever is in a meeting that runs, and elsewhere in the client, sees so and gets back. */
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n';
import { currentItem } from '../../../state/meetingClock';
import { Icon } from '../../icon';
import { prefer, preferences } from '../../preferences';
import { parsePath } from '../../router';
import { SmallClock } from '../clock';
import { heldMeeting, meetings } from '../store';
import { isIn, remember } from '../keeping';

export function RunningBar() {
	const path = preferences.value.meeting;
	const route = parsePath(path);
	const [room, number] = route.page === 'meeting' ? [route.room, route.seq] : ['', 0];
	useEffect(() => {
		if (number > 0) meetings.open(room, number);
	}, [path]);
	const one = heldMeeting.value;
	const isThis = one?.room === room && one.number === number;
	const meeting = isThis ? one.meeting : undefined;
	const isGone = isThis && (one.isMissing || (meeting !== undefined && one.isTrue && !isIn(meeting)));
	useEffect(() => {
		if (!isGone) return;
		if (meeting) remember(room, meeting);
		else prefer('meeting', '');
		meetings.close(room, number);
	}, [isGone]);
	if (!meeting || isGone) return null;
	const item = currentItem(meeting);
	const place = item ? meeting.agenda.items.indexOf(item) + 1 : 0;
	return (
		<nav aria-label={t('meeting')}>
			<a class="running-bar" href={path}>
				<span>{t(meeting.run.phase === 'paused' ? 'running_paused' : 'running_now', { title: meeting.plan.title, n: place })}</span>
				<SmallClock meeting={meeting} />
				<span class="running-back">
					{t('running_back')}
					<Icon name="chevron-right" />
				</span>
			</a>
		</nav>
	);
}
