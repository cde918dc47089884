/* What those who answer for a meeting can do with it wherever it is listed. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { MeetingListing } from '../../../protocol/types';
import { isOver } from '../../../state/meeting';
import { leads } from '../../../state/meetingPeople';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { loadPlanning, openLater } from '../../lazy';
import { openPlan } from '../../meetings';
import { isInCharge } from '../../room/rights';
import { app } from '../../store';

export type Listed = Pick<MeetingListing, 'room' | 'meeting' | 'owner' | 'plan' | 'run'>;

export function mayManage(listed: Listed): boolean {
	const entry = app.value.rooms.get(listed.room);
	if (!entry || entry.archived || isOver(listed)) return false;
	return leads(listed, app.value.me, isInCharge(entry));
}

/* Called off is only what has not begun. */
function mayCancel({ run }: Listed): boolean {
	return run.phase === 'planned' || run.phase === 'lobby';
}

export function managing(listed: Listed): MenuEntry[] {
	const { room, meeting, plan } = listed;
	const entries: MenuEntry[] = [{ icon: 'pencil', words: t('card_change'), run: () => openPlan(room, { number: meeting }) }];
	if (mayCancel(listed)) {
		const isTemplate = plan.start === undefined;
		const cancel = () => openLater(() => loadPlanning().then(({ CancelDialog }) => CancelDialog), { room, meeting, plan });
		entries.push({ icon: isTemplate ? 'trash-2' : 'x', words: isTemplate ? t('cancel_template_do') : t('cancel_do'), run: cancel, danger: true });
	}
	return entries;
}

export function openMeetingMenu(listed: Listed, anchor: HTMLElement): void {
	openDialog.value = () => h(MenuDialogOf, { title: listed.plan.title, anchor, entries: managing(listed) });
}
