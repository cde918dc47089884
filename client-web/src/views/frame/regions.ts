/* The parts of the page, which F6 goes through. */
import { openDialog } from '../dialog/dialog';
import { act, SHORTCUTS } from '../shortcuts';

const REGIONS = ['rail', 'messages', 'guests', 'threads', 'inbox', 'unread', 'saved', 'tasks', 'meetings', 'agenda', 'meeting', 'note', 'side', 'meeting-bar', 'pins', 'members', 'composer', 'thread', 'thread-composer', 'notice'];

export function cycleRegion(step: 1 | -1): void {
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

/* Where no other keys work everywhere. */
export function startRegions(): void {
	const { nextRegion, previousRegion } = SHORTCUTS.everywhere;
	addEventListener('keydown', (event) => {
		if (!openDialog.peek()) act(event, { nextRegion, previousRegion }, { nextRegion: () => cycleRegion(1), previousRegion: () => cycleRegion(-1) });
	});
}
