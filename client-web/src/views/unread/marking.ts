/* Groups are read when the person says so, and not before. */
import { t } from '../../i18n';
import { keptOf } from '../../state/kept';
import type { UnreadGroup } from '../../state/unread';
import { readAll } from '../frame/readAll';
import { forget } from '../room/useReading';
import { app, client } from '../store';
import { notify } from '../toast';

/* What takes back what was marked, the last at the end. */
const undos: (() => void)[] = [];

/* section shows it, and goes. */
export function markGroup(group: UnreadGroup, name: string, section: HTMLElement): void {
	const neighbour = section.nextElementSibling ?? section.previousElementSibling;
	const next = neighbour?.querySelector<HTMLElement>('h2 > a') ?? section.parentElement;
	if (section.contains(document.activeElement)) next?.focus();
	undos.push(read(group));
	notify(t('unread_marked', { name }), { words: t('undo'), run: undoMark });
}

export function markAll(): void {
	const undo = readAll();
	if (undo) undos.push(undo);
}

export function undoMark(): void {
	undos.pop()?.();
}

export function forgetMarks(): void {
	undos.length = 0;
}

function read({ room, root }: UnreadGroup): () => void {
	const { rooms, threads } = app.peek();
	if (root > 0) return client().threads.read([keptOf(threads.kept, room, root)!]);
	forget(room, 0);
	return client().marks.read([rooms.get(room)!]);
}
