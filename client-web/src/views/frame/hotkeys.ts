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
import { entryHere, listed } from './sections';
import { Switcher } from '../dialog/switcher';

const REGIONS = ['rail', 'messages', 'guests', 'threads', 'inbox', 'unread', 'saved', 'tasks', 'meetings', 'agenda', 'meeting', 'note', 'side', 'meeting-bar', 'pins', 'members', 'composer', 'thread', 'thread-composer', 'notice'];

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

function cycleRegion(step: 1 | -1): void {
	const regions = REGIONS.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)]).filter(isVisible);
	const at = regions.findIndex((region) => region.contains(document.activeElement));
	const next = at < 0 && step < 0 ? regions.length - 1 : (at + step + regions.length) % regions.length;
	const region = regions[next];
	const here = region?.querySelector<HTMLElement>('[aria-current="page"]');
	(here ?? region)?.focus();
}

/* On a narrow screen the room lies behind its thread. */
function isVisible(region: HTMLElement): boolean {
	return region.offsetParent !== null && getComputedStyle(region).visibility === 'visible';
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
