/* What whoever steers does with the floor as a whole. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { AgendaItem } from '../../../protocol/types';
import { modeOf } from '../../../state/floor';
import { currentItem } from '../../../state/meetingClock';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { byName, nameOf } from '../../person';
import type { FloorProps } from './floorPane';
import { FLOOR_MODES, limitText, modeText, TURN_LIMITS } from './words';

export function openFloorMenu(props: FloorProps, anchor: HTMLElement): void {
	open(t('floor_menu'), anchor, entriesOf(props, anchor));
}

function open(title: string, anchor: HTMLElement, entries: readonly MenuEntry[]): void {
	openDialog.value = () => h(MenuDialogOf, { title, anchor, entries });
}

function entriesOf(props: FloorProps, anchor: HTMLElement): MenuEntry[] {
	const { meeting, floor, acts } = props;
	const item = currentItem(meeting);
	const isClosed = floor?.closed === true;
	const isAsked = floor?.check !== undefined;
	const others = meeting.here.map(({ person }) => person).filter((person) => person !== floor?.speaker?.person);
	const givers = others.sort(byName).map((person): MenuEntry => ({ icon: 'user', words: nameOf(person), run: () => void acts.give(person) }));
	return [
		...(givers.length > 0 ? [{ icon: 'mic' as const, words: t('floor_give_to'), run: () => open(t('floor_give_to'), anchor, givers) }] : []),
		...(item ? orderEntries(props, item, anchor) : []),
		{ icon: 'lock', words: t(isClosed ? 'floor_open' : 'floor_close'), run: () => void acts.close(!isClosed) },
		...(floor?.queue.length ? [{ icon: 'x' as const, words: t('floor_lower_all'), run: () => void acts.lowerAll() }] : []),
		{ icon: 'check-check', words: t(isAsked ? 'check_end' : 'check_start'), run: () => void acts.check(!isAsked) },
	];
}

/* How the word is given at the item, and for how long. */
function orderEntries({ acts }: FloorProps, item: AgendaItem, anchor: HTMLElement): MenuEntry[] {
	const modes = FLOOR_MODES.map((floor): MenuEntry => ({ icon: 'list-ordered', words: modeText(floor), isOn: modeOf(item) === floor, run: () => void acts.order(item.item, { floor }) }));
	const now = item.turn_s ?? 0;
	const limits = TURN_LIMITS.map((turn_s): MenuEntry => ({ icon: 'clock', words: limitText(turn_s), isOn: now === turn_s, run: () => void acts.order(item.item, { turn_s }) }));
	return [
		{ icon: 'list-ordered', words: t('floor_mode'), run: () => open(t('floor_mode'), anchor, modes) },
		{ icon: 'clock', words: t('floor_limit'), run: () => open(t('floor_limit'), anchor, limits) },
	];
}
