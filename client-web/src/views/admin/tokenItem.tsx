/* A token or webhook in the list of its bot's; never its secret. */
import { h } from 'preact';
import { dateText, t } from '../../i18n';
import type { Token } from '../../protocol/types';
import { Confirm, openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { app } from '../store';

export function TokenItem({ token, busy, onRevoke }: { token: Token; busy: boolean; onRevoke: () => void }) {
	const { name, room } = token;
	const ask = () =>
		(openDialog.value = () =>
			h(Confirm, { title: t('invitation_revoke'), text: t('token_revoke_text', { name }), action: t('invitation_revoke'), onConfirm: onRevoke }));
	return (
		<li class="plain-item">
			<Icon name={room === undefined ? 'key-round' : 'webhook'} />
			<div class="plain-words">
				<strong>{name}</strong>
				<p>{factsOf(token).join(' · ')}</p>
			</div>
			<button type="button" class="button button-danger" aria-label={`${t('invitation_revoke')}: ${name}`} disabled={busy} onClick={ask}>
				{t('invitation_revoke')}
			</button>
		</li>
	);
}

function factsOf({ scopes, room, made, used, expires }: Token): string[] {
	const words = { read: t('token_reads'), post: t('token_posts'), hook: t('webhook_into', { title: channelOf(room) }) };
	return [
		...scopes.map(({ scope }) => words[scope]),
		t('token_made_on', { time: dateText(made) }),
		used === undefined ? t('token_unused') : t('token_used', { time: dateText(used) }),
		...(expires === undefined ? [] : [t('until', { time: dateText(expires) })]),
	];
}

/* Administrators may not be members of it. */
function channelOf(room: string | undefined): string {
	return (room !== undefined && app.value.rooms.get(room)?.title) || t('audit_channel_unknown', { id: room ?? '' });
}
