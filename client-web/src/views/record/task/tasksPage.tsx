/* Tasks by when they are to be done: one's own in all rooms, or those of a room. */
import { useEffect, useRef } from 'preact/hooks';
import { t, type Key } from '../../../i18n';
import type { TaskListing } from '../../../protocol/types';
import { placeKey } from '../../../state/place';
import { isClosed as isOver } from '../../../state/task';
import { tasksByWhen, type When } from '../../../state/taskList';
import { minute } from '../../clock';
import { PageHead } from '../../frame/pageHead';
import { Icon } from '../../icon';
import { openTask } from '../../records';
import { roomName } from '../../roomName';
import { roomPath } from '../../router';
import { useRowMoves, type Reach } from '../../rowMoves';
import { actOn } from '../../shortcuts';
import { dayHere } from '../due';
import { tick } from '../making';
import { mayChange } from '../place';
import { Origin } from '../recordCard';
import { taskList, tasks } from './store';
import { TaskFacts, TaskMenuButton, Tick } from './taskItem';
import { openTaskMenu } from './taskMenu';

const HEADINGS: Record<When, Key> = { overdue: 'tasks_overdue', today: 'tasks_today', week: 'tasks_week', later: 'tasks_later', never: 'tasks_never' };

interface Props {
	/* The room; empty: one's own. */
	of: string;
	isClosed: boolean;
	title: string;
}

function keyOf({ room, state }: TaskListing): string {
	return placeKey(room, state.task);
}

export function TasksPage({ of, isClosed, title }: Props) {
	useEffect(() => tasks.show({ ...(of !== '' && { of }), isClosed }), [isClosed]);
	useEffect(() => () => tasks.hide(), []);
	const list = taskList.value;
	const all = list?.isClosed === isClosed ? list.tasks : [];
	const groups = isClosed ? [{ when: undefined, tasks: all }] : tasksByWhen(all, minute.value, dayHere);
	const rows = groups.flatMap((group) => group.tasks);
	const ref = useRef<HTMLDivElement>(null);
	const { moves, reach } = useRowMoves(ref, rows, keyOf);
	const path = of === '' ? '/tasks' : `${roomPath(of)}/tasks`;
	const onKeyDown = (event: KeyboardEvent) => {
		const { at, toOnceDrawn, acts } = moves();
		const act = (run: (listing: TaskListing) => void) => {
			const one = rows[at];
			if (!one || !mayChange(one.room)) return false;
			run(one);
			return true;
		};
		actOn(event, 'tasks', {
			...acts,
			/* Afterwards the next one has taken its place. */
			settle: () =>
				act(({ room, state }) => {
					toOnceDrawn(at);
					tick(room, state, !isOver(state.what));
				}),
			menu: () => act(({ room, state }) => openTaskMenu(room, state, document.activeElement as HTMLElement)),
		});
	};
	return (
		<main class="inbox tasks-page" aria-label={title}>
			<PageHead title={title} {...(of !== '' && { back: roomPath(of) })}>
				<nav class="inbox-tabs" aria-label={t('tasks_filter')}>
					<a href={path} aria-current={isClosed ? undefined : 'page'}>
						{t('tasks_open')}
					</a>
					<a href={`${path}/closed`} aria-current={isClosed ? 'page' : undefined}>
						{t('tasks_closed')}
					</a>
				</nav>
				{of !== '' && mayChange(of) && (
					<button type="button" class="button" onClick={() => openTask({ room: of })}>
						<Icon name="plus" />
						{t('task_new')}
					</button>
				)}
			</PageHead>
			<div ref={ref} class="task-groups" tabIndex={-1} data-region="tasks" aria-label={title} role="region" aria-busy={list?.isRead !== true} onKeyDown={onKeyDown}>
				{list?.isMissing && <p class="tasks-none">{t('room_missing_text')}</p>}
				{list?.isRead && !list.isMissing && rows.length === 0 && <Empty of={of} isClosed={isClosed} />}
				{groups.map(({ when, tasks: some }) => (
					<Group key={when} when={when}>
						{some.map((listing) => (
							<Item key={keyOf(listing)} listing={listing} of={of} reach={reach(listing)} onTick={() => moves().toOnceDrawn(rows.indexOf(listing))} />
						))}
					</Group>
				))}
				{list?.more && <p class="tasks-none">{t('tasks_more')}</p>}
			</div>
		</main>
	);
}

function Group({ when, children }: { when: When | undefined; children: preact.ComponentChildren }) {
	if (!when) return <ul class="task-list">{children}</ul>;
	const id = `tasks-${when}`;
	return (
		<section class={when === 'overdue' ? 'task-group is-overdue' : 'task-group'} aria-labelledby={id}>
			<h2 id={id}>{t(HEADINGS[when])}</h2>
			<ul class="task-list">{children}</ul>
		</section>
	);
}

function Item({ listing: { room, state }, of, reach, onTick }: { listing: TaskListing; of: string; reach: Reach; onTick: () => void }) {
	return (
		<li class={isOver(state.what) ? 'task is-closed' : 'task'}>
			<Tick room={room} state={state} onTick={onTick} />
			<a class="task-words" href={roomPath(room, state.task)} {...reach}>
				<span class="task-text">{state.what.text}</span>
				<TaskFacts state={state} noPerson={of === ''}>
					{of === '' && <span class="task-room">{roomName(room) ?? t('inbox_room_gone')}</span>}
				</TaskFacts>
			</a>
			<span class="task-origin">
				<Origin room={room} meeting={state.meeting} />
			</span>
			<TaskMenuButton room={room} state={state} />
		</li>
	);
}

function Empty({ of, isClosed }: Pick<Props, 'of' | 'isClosed'>) {
	return (
		<div class="inbox-empty">
			<span class="inbox-empty-sign">
				<Icon name="check-check" />
			</span>
			<h2>{isClosed ? t('tasks_none_closed') : t('tasks_none')}</h2>
			{!isClosed && <p>{of === '' ? t('tasks_none_text') : t('tasks_none_room')}</p>}
		</div>
	);
}
