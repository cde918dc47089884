/* What can be done with a task. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { TaskState, TaskStatus } from '../../../protocol/types';
import { isClosed } from '../../../state/task';
import { attempt } from '../../attempt';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { nameOf } from '../../person';
import { me } from '../../store';
import { changeTask } from '../making';
import { GiveDialog } from './giveDialog';
import { TaskDialog } from './taskDialog';

export function openTaskMenu(room: string, state: TaskState, anchor: HTMLElement): void {
	openDialog.value = () => h(MenuDialogOf, { title: state.what.text, anchor, entries: entriesFor(room, state) });
}

export function editTask(room: string, state: TaskState): void {
	openDialog.value = () => h(TaskDialog, { place: { room }, given: state.what, state });
}

function entriesFor(room: string, state: TaskState): MenuEntry[] {
	const { status, person } = state.what;
	const to = (next: TaskStatus) => () => attempt(changeTask(room, state, { status: next }));
	const edit: MenuEntry = { icon: 'pencil', words: t('task_edit'), run: () => editTask(room, state) };
	if (isClosed(state.what)) return [{ icon: 'rotate-ccw', words: t('task_reopen'), run: to('open') }, edit];
	const how = (one: TaskStatus, icon: MenuEntry['icon'], words: string): MenuEntry => ({ icon, words, isOn: status === one, run: to(status === one ? 'open' : one) });
	const take: MenuEntry = { icon: 'user', words: t('task_take'), run: () => attempt(changeTask(room, state, { person: me.peek() })) };
	const give: MenuEntry = {
		icon: 'forward',
		words: person === undefined ? t('task_give') : t('task_give_on', { name: nameOf(person) }),
		run: () => (openDialog.value = () => h(GiveDialog, { room, state })),
	};
	return [
		edit,
		...(person === me.peek() ? [] : [take]),
		give,
		how('doing', 'play', t('task_doing')),
		how('waiting', 'pause', t('task_waiting')),
		{ icon: 'x', words: t('task_drop'), danger: true, run: to('dropped') },
	];
}
