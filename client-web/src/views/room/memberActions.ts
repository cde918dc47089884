import { h } from 'preact';
import { t } from '../../i18n';
import type { MemberRole } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { attempt } from '../attempt';
import { Confirm, openDialog } from '../dialog/dialog';
import { nameOf } from '../person';
import { client } from '../store';

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
