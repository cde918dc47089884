import { t } from '../../i18n';
import { Icon } from '../icon';
import { overdue } from '../records';
import { visit } from '../router';

/* One's own tasks, in the rail, and how many are overdue. */
export function TasksLink() {
	const { route } = visit.value;
	const n = overdue.value;
	return (
		<a class="rail-item" href="/tasks" aria-current={route.page === 'record' && route.of === '' ? 'page' : undefined}>
			<Icon name="square-check" />
			<span class="rail-name">{t('tasks_mine')}</span>
			{n > 0 && (
				<span class="rail-count">
					<span aria-hidden="true">{n}</span>
					<span class="visually-hidden">{t('tasks_overdue_count', { n })}</span>
				</span>
			)}
		</a>
	);
}
