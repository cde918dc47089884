/* Keys that work everywhere. Single letters do not: they belong to whoever is typing. */
import { h } from 'preact';
import { isUnread } from '../../state/rail';
import { sidesOf } from '../../state/side';
import { openDialog } from '../dialog/dialog';
import { openHelp } from '../dialog/openHelp';
import { go, roomPath } from '../router';
import { actOn } from '../shortcuts';
import { app } from '../store';
import { readAll } from './readAll';
import { cycleRegion } from './regions';
import { entryHere, listed } from './sections';
import { Switcher } from '../dialog/switcher';

export function startHotkeys(): void {
	addEventListener('keydown', (event) => {
		if (openDialog.peek()) return;
		actOn(event, 'everywhere', {
			switchRoom: () => (openDialog.value = () => h(Switcher, {})),
			previousRoom: () => stepRoom(-1, false),
			nextRoom: () => stepRoom(1, false),
			previousUnread: () => stepRoom(-1, true),
			nextUnread: () => stepRoom(1, true),
			nextRegion: () => cycleRegion(1),
			previousRegion: () => cycleRegion(-1),
			allUnread: () => go('/unread'),
			readAll,
			help: openHelp,
		});
	});
}

function stepRoom(step: 1 | -1, unreadOnly: boolean): void {
	const here = entryHere.peek();
	const { rooms, me } = app.peek();
	const all = listed
		.peek()
		.filter((entry) => !unreadOnly || entry.id === here || sidesOf(rooms, entry).some((side) => isUnread(side, me)));
	if (all.length === 0) return;
	const at = all.findIndex((entry) => entry.id === here);
	const next = all[at < 0 ? 0 : (at + step + all.length) % all.length]!;
	if (next.id !== here) go(roomPath(next.id));
}
