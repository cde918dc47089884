/* Where more time for the current item is taken from. Everybody is told. */
import { h } from 'preact';
import { t, timeText } from '../../../i18n';
import type { AgendaItem, Meeting } from '../../../protocol/types';
import { currentItem, MINUTE_MS } from '../../../state/meetingClock';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import type { Acts } from '../acts';

export function openExtend(meeting: Meeting, acts: Acts, minutes: number, anchor: HTMLElement): void {
	const title = t('meeting_extend', { n: minutes });
	openDialog.value = () => h(MenuDialogOf, { title, anchor, entries: [...givers(meeting, acts, minutes), later(meeting, acts, minutes)] });
}

/* What an open item can give: no more than it has, and no more than is left of that. */
function spareOf(item: AgendaItem): number {
	return Math.min(item.minutes, item.left_ms === undefined ? Infinity : Math.floor(item.left_ms / MINUTE_MS));
}

/* Open items that have as much. */
function givers(meeting: Meeting, acts: Acts, minutes: number): MenuEntry[] {
	const { items } = meeting.agenda;
	const current = currentItem(meeting);
	const able = items.filter((item) => item !== current && item.state === 'open' && spareOf(item) >= minutes);
	return able.map((item) => ({
		icon: 'list',
		words: t('meeting_extend_giver', { n: items.indexOf(item) + 1, title: item.title, minutes: spareOf(item) }),
		run: () => void acts.extend(minutes, item),
	}));
}

function later({ run }: Meeting, acts: Acts, minutes: number): MenuEntry {
	return {
		icon: 'clock',
		words: t('meeting_extend_later', { time: timeText((run.until ?? 0) + minutes * MINUTE_MS) }),
		run: () => void acts.extend(minutes),
	};
}
