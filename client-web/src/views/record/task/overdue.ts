/* Keeps count of one's own tasks that are overdue, for what shows it everywhere. */
import { effect, signal } from '@preact/signals';
import { systemClock } from '../../../connection/ports';
import { Tasks } from '../../../session/tasks';
import { minute } from '../../clock';
import { overdue } from '../../records';
import { client } from '../../store';

export function keepOverdue(): void {
	const mine = new Tasks(client(), systemClock);
	const list = signal(mine.list);
	mine.subscribe(() => (list.value = mine.list));
	effect(() => {
		const now = minute.value;
		overdue.value = (list.value?.tasks ?? []).filter(({ state: { what } }) => what.until !== undefined && what.until < now).length;
	});
	mine.show({ isClosed: false });
}
