/* What can be done with a page. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { PageListing } from '../../../protocol/types';
import { attempt, failed } from '../../attempt';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { copyLink } from '../../message/actions';
import { pagePath } from '../../router';
import { notify } from '../../toast';
import { changePage } from '../making';
import { mayChange } from '../place';
import { PageDialog } from './pageDialog';

export function openNewPage(room: string, title = '', onDone?: () => void): void {
	openDialog.value = () => h(PageDialog, { room, title, onDone });
}

/* more: what else can be done with it there. */
export function openPageMenu(room: string, listing: PageListing, anchor: HTMLElement, more: readonly MenuEntry[] = []): void {
	const { page, what } = listing;
	const link: MenuEntry = { icon: 'link', words: t('message_copy'), run: () => void copyLink(pagePath(room, page)) };
	const rename: MenuEntry = { icon: 'pencil', words: t('page_rename'), run: () => (openDialog.value = () => h(PageDialog, { room, listing, title: what.title })) };
	const entries = [...more, link, ...(mayChange(room) ? [...(what.archived ? [] : [rename]), archiving(room, listing)] : [])];
	openDialog.value = () => h(MenuDialogOf, { title: what.title, anchor, entries });
}

function archiving(room: string, listing: PageListing): MenuEntry {
	if (listing.what.archived) return { icon: 'rotate-ccw', words: t('archive_undo'), run: () => bringBack(room, listing) };
	return { icon: 'archive', words: t('archive'), run: () => archive(room, listing) };
}

export function bringBack(room: string, listing: PageListing): void {
	attempt(changePage(room, listing, { archived: false }));
}

function archive(room: string, listing: PageListing): void {
	changePage(room, listing, { archived: true }).then(
		() => notify(t('page_is_archived', { title: listing.what.title }), { words: t('undo'), run: () => bringBack(room, listing) }),
		failed,
	);
}
