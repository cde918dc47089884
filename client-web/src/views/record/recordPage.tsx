/* What is on record beside meetings: one's own tasks, and a room's tasks, decisions and pages. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { usePageName } from '../frame/title';
import { roomName } from '../roomName';
import { visit } from '../router';
import { client } from '../store';
import { DecisionsPage } from './decision/decisionsPage';
import { PagesPage } from './page/pagesPage';
import { TasksPage } from './task/tasksPage';

export function RecordPage() {
	const { route } = visit.value;
	if (route.page !== 'record') return null;
	const { what, of, closed } = route;
	const name = (of !== '' && roomName(of)) || '';
	return <Named key={`${what} ${of}`} what={what} of={of} isClosed={closed} name={name} />;
}

const TITLES = { tasks: 'tasks_of', decisions: 'decisions_of', pages: 'pages_of' } as const;

function Named({ what, of, isClosed, name }: { what: keyof typeof TITLES; of: string; isClosed: boolean; name: string }) {
	const title = of === '' ? t('tasks_mine') : t(TITLES[what], { room: name });
	useEffect(() => {
		if (of !== '') client().rooms.open(of);
	}, [of]);
	usePageName(title);
	if (what === 'pages') return <PagesPage room={of} title={title} />;
	return what === 'decisions' ? <DecisionsPage room={of} title={title} /> : <TasksPage of={of} isClosed={isClosed} title={title} />;
}
