/* What can be done with a meeting as a whole. */
import { h } from 'preact';
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import { openDialog } from '../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { copyLink } from '../message/actions';
import { meetingPath } from '../router';
import { managing, mayManage } from './elsewhere/meetingMenu';

export function openHeadMenu(room: string, meeting: Meeting, anchor: HTMLElement): void {
	const listed = { room, ...meeting };
	const link: MenuEntry = { icon: 'link', words: t('message_copy'), run: () => void copyLink(meetingPath(room, meeting.meeting)) };
	const entries = [link, ...(mayManage(listed) ? managing(listed) : [])];
	openDialog.value = () => h(MenuDialogOf, { title: meeting.plan.title, anchor, entries });
}
