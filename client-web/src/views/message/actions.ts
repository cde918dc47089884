/* What can be done with a message, and doing it. */
import { signal } from '@preact/signals';
import { h } from 'preact';
import { t } from '../../i18n';
import type { SendState } from '../../state/outbox';
import { memberOf } from '../../state/room';
import type { Row } from '../../state/rows';
import { Confirm, openDialog } from '../dialog/dialog';
import { notify } from '../notice';
import { roomPath } from '../router';
import { app, client } from '../store';

export interface Actions {
	react: boolean;
	pin: boolean;
	save: boolean;
	copy: boolean;
	edit: boolean;
	erase: boolean;
	any: boolean;
}

/* The message that is being edited in the composer. */
export const editing = signal<{ room: string; seq: number } | undefined>(undefined);

export function actionsOf(room: string, row: Row, state: SendState): Actions {
	const { me, rooms } = app.peek();
	const entry = rooms.get(room);
	const stands = row.seq > 0 && !row.erased && state === 'sent';
	const own = row.author === me;
	const held = entry?.held;
	const settings = held?.settings;
	const erases = held && settings?.erasers === 'owners' && memberOf(held, me)?.role === 'owner';
	const copy = row.seq > 0 && !row.erased;
	const edits = own && !settings?.archived && isInTime(row, settings?.edit_minutes);
	const react = stands && held !== undefined && !held.settings?.archived;
	return { react, pin: react, save: stands, copy, edit: stands && edits, erase: stands && (own || erases === true), any: copy };
}

function isInTime({ time = 0 }: Row, minutes: number | undefined): boolean {
	return minutes === undefined || Date.now() - time <= minutes * 60_000;
}

export function startEdit(room: string, seq: number): void {
	editing.value = { room, seq };
}

export function stopEdit(): void {
	editing.value = undefined;
}

export function askErase(room: string, seq: number): void {
	openDialog.value = () =>
		h(Confirm, {
			title: t('erase_title'),
			text: t('erase_text'),
			action: t('message_erase'),
			onConfirm: () => {
				if (editing.value?.seq === seq) stopEdit();
				client().outbox.erase(room, seq);
			},
		});
}

export function copyText(text: string): Promise<boolean> {
	const { clipboard } = navigator as { clipboard?: Clipboard };
	if (!clipboard) return Promise.resolve(false);
	return clipboard.writeText(text).then(
		() => true,
		() => false,
	);
}

export async function copyMessageLink(room: string, seq: number): Promise<void> {
	const isCopied = await copyText(location.origin + roomPath(room, seq));
	notify(isCopied ? t('message_copied') : t('copy_failed'));
}
