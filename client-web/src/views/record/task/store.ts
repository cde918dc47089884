/* The list of tasks on screen as a signal. */
import { signal } from '@preact/signals';
import { systemClock } from '../../../connection/ports';
import { Tasks } from '../../../session/tasks';
import { client } from '../../store';

export const tasks = new Tasks(client(), systemClock);

export const taskList = signal(tasks.list);

tasks.subscribe(() => void (taskList.value = tasks.list));
