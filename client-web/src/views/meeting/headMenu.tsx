/* What can be done with a meeting as a whole. */
import { h } from 'preact';
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import { openDialog } from '../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { copyText } from '../message/actions';
import { meetingPath } from '../router';
import { notify } from '../toast';
import type { Acts } from './acts';
import type { Self } from './who';

interface Props {
	room: string;
	meeting: Meeting;
	self: Self;
	acts: Acts;
	anchor: HTMLElement;
}

export function openHeadMenu(props: Props): void {
	openDialog.value = () => h(HeadMenu, props);
}

function HeadMenu({ room, meeting, self, acts, anchor }: Props) {
	const copy = async () => {
		const isCopied = await copyText(location.origin + meetingPath(room, meeting.meeting));
		notify(isCopied ? t('message_copied') : t('copy_failed'));
	};
	const link: MenuEntry = { icon: 'link', words: t('message_copy'), run: () => void copy() };
	return <MenuDialogOf title={meeting.plan.title} anchor={anchor} entries={[link]} />;
}
