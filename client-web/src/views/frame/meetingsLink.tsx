import { t } from '../../i18n';
import { Icon } from '../icon';
import { runsNow } from '../meetings';
import { visit } from '../router';

/* One's own meetings, in the rail. On a phone they stand in the bar below. */
export function MeetingsLink() {
	return (
		<a class="rail-item only-wide" href="/meetings" aria-current={visit.value.route.page === 'meetings' ? 'page' : undefined}>
			<Icon name="calendar" />
			<span class="rail-name">{t('meetings')}</span>
			<RunningMark />
		</a>
	);
}

/* One of them runs. */
export function RunningMark() {
	if (!runsNow.value) return null;
	return <span class="running-mark" role="img" aria-label={t('meetings_running')} />;
}
