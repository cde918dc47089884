/* What can be done with a meeting as a whole. */
import { h } from 'preact';
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import { openDialog } from '../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { copyText } from '../message/actions';
import { meetingPath } from '../router';
import { notify } from '../toast';
import { managing, mayManage } from './elsewhere/meetingMenu';

export function openHeadMenu(room: string, meeting: Meeting, anchor: HTMLElement): void {
	const listed = { room, ...meeting };
	const copy = async () => {
		const isCopied = await copyText(location.origin + meetingPath(room, meeting.meeting));
		notify(isCopied ? t('message_copied') : t('copy_failed'));
	};
	const link: MenuEntry = { icon: 'link', words: t('message_copy'), run: () => void copy() };
	const entries = [link, ...(mayManage(listed) ? managing(listed) : [])];
	openDialog.value = () => h(MenuDialogOf, { title: meeting.plan.title, anchor, entries });
}
