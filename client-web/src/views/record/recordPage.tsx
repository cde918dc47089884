/* What is on record beside meetings: one's own tasks, and a room's tasks and decisions. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { pageName } from '../frame/title';
import { roomName } from '../roomName';
import { visit } from '../router';
import { client } from '../store';
import { DecisionsPage } from './decision/decisionsPage';
import { TasksPage } from './task/tasksPage';

export function RecordPage() {
	const { route } = visit.value;
	if (route.page !== 'record') return null;
	const { what, of, closed } = route;
	const name = (of !== '' && roomName(of)) || '';
	return <Named key={`${what} ${of}`} what={what} of={of} isClosed={closed} name={name} />;
}

function Named({ what, of, isClosed, name }: { what: 'tasks' | 'decisions'; of: string; isClosed: boolean; name: string }) {
	const title = of === '' ? t('tasks_mine') : t(what === 'tasks' ? 'tasks_of' : 'decisions_of', { room: name });
	useEffect(() => {
		if (of !== '') client().rooms.open(of);
	}, [of]);
	useEffect(() => {
		pageName.value = title;
		return () => void (pageName.value = '');
	}, [title]);
	return what === 'decisions' ? <DecisionsPage room={of} title={title} /> : <TasksPage of={of} isClosed={isClosed} title={title} />;
}
