/* What can be done with a message, and doing it. */
import { h } from 'preact';
import { t } from '../../i18n';
import type { SendState } from '../../state/outbox';
import { memberOf } from '../../state/room';
import type { Row } from '../../state/rows';
import { Confirm, openDialog } from '../dialog/dialog';
import { openLater } from '../lazy';
import { limitOf } from '../limits';
import { notify } from '../toast';
import { go, messagePath, threadPath } from '../router';
import { app, client } from '../store';
import { stopEditOf } from './editing';

export interface Actions {
	reply: boolean;
	react: boolean;
	pin: boolean;
	save: boolean;
	unread: boolean;
	/* To take it elsewhere. */
	copy: boolean;
	edit: boolean;
	erase: boolean;
	any: boolean;
}

export function actionsOf(room: string, row: Row, state: SendState): Actions {
	const { me, rooms } = app.peek();
	const entry = rooms.get(room);
	const stands = row.seq > 0 && !row.erased && state === 'sent';
	const own = row.author === me;
	const held = entry?.held;
	const settings = held?.settings;
	const erases = held && settings?.erasers === 'owners' && memberOf(held, me)?.role === 'owner';
	const any = row.seq > 0 && !row.erased;
	const edits = own && !settings?.archived && isInTime(row, settings?.edit_minutes) && isInTime(row, limitOf('edit_minutes'));
	const react = stands && entry?.archived === false;
	return { reply: react, react, pin: !FOR_GUESTS && react && held !== undefined, save: !FOR_GUESTS && stands, unread: row.seq > 0, copy: !FOR_GUESTS && any, edit: stands && edits, erase: stands && (erases === true || (own && isInTime(row, limitOf('erase_minutes')))), any };
}

/* -1: for good. */
function isInTime({ time = 0 }: Row, minutes = -1): boolean {
	return minutes < 0 || (minutes > 0 && Date.now() - time <= minutes * 60_000);
}

/* To write there. */
export function openThreadOf(room: string, { seq, thread }: Row): void {
	go(threadPath(room, thread ?? seq));
}

export function askErase(room: string, seq: number): void {
	openDialog.value = () =>
		h(Confirm, {
			title: t('erase_title'),
			text: t('erase_text'),
			action: t('message_erase'),
			onConfirm: () => {
				stopEditOf(room, seq);
				client().outbox.erase(room, seq);
			},
		});
}

export function openForward(room: string, row: Row): void {
	openLater(() => import('../later').then((module) => module.ForwardDialog), { room, row });
}

export function openVersions(room: string, message: number): void {
	openLater(() => import('../later').then((module) => module.VersionsDialog), { room, message });
}

export function copyText(text: string): Promise<boolean> {
	const { clipboard } = navigator as { clipboard?: Clipboard };
	if (!clipboard) return Promise.resolve(false);
	return clipboard.writeText(text).then(
		() => true,
		() => false,
	);
}

/* And says so. */
export async function copyAndSay(text: string, words: string): Promise<void> {
	notify((await copyText(text)) ? words : t('copy_failed'));
}

export function copyLink(path: string): Promise<void> {
	return copyAndSay(location.origin + path, t('message_copied'));
}

export function copyMessageLink(room: string, row: Row): Promise<void> {
	return copyLink(messagePath(room, row));
}
