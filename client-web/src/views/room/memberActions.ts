import { h } from 'preact';
import { Refusal } from '../../connection/refusal';
import { refusalText, t } from '../../i18n';
import type { MemberRole } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { Confirm, openDialog } from '../dialog/dialog';
import { notify } from '../notice';
import { nameOf } from '../person';
import { client } from '../store';

/* Does something that has no form; what went wrong is said at the edge. */
export function attempt(work: Promise<unknown>, done?: string): void {
	work.then(() => done !== undefined && notify(done), failed);
}

export function failed(error: unknown): void {
	notify(error instanceof Refusal ? refusalText(error) : t('error_offline'));
}

export function changeRole(room: string, person: string, role: MemberRole): void {
	const name = nameOf(person);
	const said = role === 'owner' ? t('member_promoted', { name }) : t('member_demoted', { name });
	attempt(client().call('member.change', { room, client_id: client().ids.next(), person, role }), said);
}

export function removeMember({ id, title }: RoomEntry, person: string): void {
	const name = nameOf(person);
	openDialog.value = () =>
		h(Confirm, {
			title: t('member_remove'),
			text: t('member_remove_text', { name, title }),
			action: t('member_remove'),
			onConfirm: () => attempt(client().call('member.remove', { room: id, client_id: client().ids.next(), person })),
		});
}
