/* What a case's team does about its guests. */
import { h } from 'preact';
import { Refusal } from '../../../connection/refusal';
import { t } from '../../../i18n';
import type { Guest } from '../../../protocol/types';
import { attempt, failed } from '../../attempt';
import { Confirm, openDialog } from '../../dialog/dialog';
import type { MenuEntry } from '../../dialog/menu';
import { client } from '../../store';
import { notify } from '../../toast';
import { DoorMessageDialog, GeneralLinkDialog } from './doorDialogs';
import { InviteGuestDialog } from './inviteDialog';
import { RefuseDialog, RemoveDialog } from './turnAwayDialogs';

/* One after the other, in the order given. Somebody else may have been faster: then there is nothing left to do, and that is said. */
export async function admitAll(room: string, guests: readonly Guest[]): Promise<void> {
	for (const { guest } of guests) {
		try {
			await client().call('guest.admit', { room, client_id: client().ids.next(), guest });
		} catch (error) {
			if (isSettled(error)) notify(t('guest_settled'));
			else return failed(error);
		}
	}
}

export function admit(room: string, guest: Guest): void {
	void admitAll(room, [guest]);
}

/* Whoever waited waits no longer. */
export function isSettled(error: unknown): boolean {
	return error instanceof Refusal && error.refusal === 'wrong_phase';
}

/* guest: who is to get another link, or to be invited again; left out: somebody new. */
export function openInvite(room: string, guest?: Guest): void {
	openDialog.value = () => h(InviteGuestDialog, { room, guest });
}

export function openRefuse(room: string, guest: Guest): void {
	openDialog.value = () => h(RefuseDialog, { room, guest });
}

export function openRemove(room: string, guest: Guest): void {
	openDialog.value = () => h(RemoveDialog, { room, guest });
}

export function openGeneralLink(room: string): void {
	openDialog.value = () => h(GeneralLinkDialog, { room });
}

export function openDoorMessage(room: string): void {
	openDialog.value = () => h(DoorMessageDialog, { room });
}

export function revokeGeneralLink(room: string): void {
	openDialog.value = () =>
		h(Confirm, {
			title: t('door_revoke'),
			text: t('door_revoke_text'),
			action: t('door_revoke'),
			onConfirm: () => attempt(client().call('guest.door', { room, client_id: client().ids.next(), revoke: true }), t('door_revoked')),
		});
}

/* What can be done about a guest, by how they stand. closed: nobody new comes into the case. */
export function guestEntries(room: string, guest: Guest, closed: boolean): MenuEntry[] {
	const { state } = guest;
	const isGone = state === 'refused' || state === 'removed';
	const words = isGone ? t('guest_again') : t('guest_new_link');
	const link: MenuEntry = { icon: isGone ? 'user-plus' : 'link', words, run: () => openInvite(room, guest) };
	const remove: MenuEntry = { icon: 'user-minus', words: state === 'invited' ? t('guest_uninvite') : t('guest_remove'), run: () => openRemove(room, guest), danger: true };
	const waits: MenuEntry[] = [
		{ icon: 'log-in', words: t('guest_admit'), run: () => admit(room, guest) },
		{ icon: 'x', words: t('guest_refuse'), run: () => openRefuse(room, guest), danger: true },
	];
	if (state === 'waiting') return closed ? waits.slice(1) : waits;
	return [...(closed ? [] : [link]), ...(isGone ? [] : [remove])];
}
