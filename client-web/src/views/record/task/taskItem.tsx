/* A task wherever it stands: done by a tick, with who does it until when, and what else can be done with it. */
import type { ComponentChildren } from 'preact';
import { t, type Key } from '../../../i18n';
import type { TaskState, TaskStatus } from '../../../protocol/types';
import { isClosed } from '../../../state/task';
import { minute } from '../../clock';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { dueText } from '../due';
import { tick } from '../making';
import { mayChange } from '../place';
import { openTaskMenu } from './taskMenu';

const STATUS_WORDS: Record<TaskStatus, Key | undefined> = {
	open: undefined,
	doing: 'task_doing',
	waiting: 'task_waiting',
	done: 'task_done',
	dropped: 'task_dropped',
};

interface Props {
	room: string;
	state: TaskState;
}

export function Tick({ room, state, onTick }: Props & { onTick?: () => void }) {
	const { text, status } = state.what;
	const isDone = status === 'done';
	if (!mayChange(room)) return <span class="task-tick is-still">{isDone && <Icon name="check" />}</span>;
	return (
		<button
			type="button"
			class="task-tick"
			role="checkbox"
			aria-checked={isDone}
			aria-label={t('task_tick', { text })}
			title={isDone ? t('task_reopen') : t('task_done')}
			onClick={() => {
				onTick?.();
				tick(room, state, !isDone);
			}}
		>
			<span class="task-box">{isDone && <Icon name="check" />}</span>
		</button>
	);
}

export function TaskMenuButton({ room, state }: Props) {
	if (!mayChange(room)) return null;
	const words = t('task_menu', { text: state.what.text });
	return (
		<button type="button" class="icon-button task-menu" aria-label={words} title={words} aria-haspopup="dialog" onClick={(event) => openTaskMenu(room, state, event.currentTarget)}>
			<Icon name="ellipsis-vertical" />
		</button>
	);
}

/* Who, until when and how far; what stands before or after that is up to the place. */
export function TaskFacts({ state: { what }, children, noPerson }: { state: TaskState; children?: ComponentChildren; noPerson?: boolean }) {
	const { person, until, status } = what;
	const words = STATUS_WORDS[status];
	const now = minute.value;
	const isOver = until !== undefined && until < now;
	return (
		<span class="task-facts">
			{!noPerson && <span>{person === undefined ? t('task_nobody') : nameOf(person)}</span>}
			{until !== undefined && !isClosed(what) && (
				<span class={isOver ? 'task-due is-over' : 'task-due'}>
					{isOver && <Icon name="triangle-alert" />}
					{dueText(until, now)}
				</span>
			)}
			{words && <span>{t(words)}</span>}
			{children}
		</span>
	);
}

export function TaskItem({ room, state }: Props) {
	return (
		<div class={isClosed(state.what) ? 'task is-closed' : 'task'}>
			<Tick room={room} state={state} />
			<div class="task-words">
				<p class="task-text">{state.what.text}</p>
				<TaskFacts state={state} />
			</div>
			<TaskMenuButton room={room} state={state} />
		</div>
	);
}
