/* Where one is signed in. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dateText, t } from '../../i18n';
import type { SessionInfo } from '../../protocol/types';
import { Dialog } from '../dialog/dialog';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { Icon } from '../icon';
import { client } from '../store';

export function SessionsDialog() {
	const task = useTask();
	const sessions = useSignal<SessionInfo[]>([]);
	const load = async () => void (sessions.value = (await client().call('session.list', {})).sessions);
	useEffect(() => task.run(load), []);
	const end = (params: { session?: string }) =>
		task.run(async () => {
			await client().call('session.end', params);
			await load();
		});
	return (
		<Dialog title={t('sessions')}>
			<p class="field-hint form-intro">{t('sessions_text')}</p>
			<FormError task={task} />
			<ul class="plain-list">
				{sessions.value.map((one) => (
					<SessionItem key={one.session} session={one} busy={task.busy} onEnd={() => end({ session: one.session })} />
				))}
			</ul>
			{sessions.value.length > 1 && (
				<div class="dialog-actions">
					<button type="button" class="button button-danger" disabled={task.busy} onClick={() => end({})}>
						{t('sessions_end_others')}
					</button>
				</div>
			)}
		</Dialog>
	);
}

function SessionItem({ session, busy, onEnd }: { session: SessionInfo; busy: boolean; onEnd: () => void }) {
	const { device, created, seen, current } = session;
	const name = device || t('sessions_unknown');
	return (
		<li class="plain-item">
			<Icon name={/iPhone|iPad|Android/.test(device) ? 'smartphone' : 'monitor'} />
			<div class="plain-words">
				<strong>{name}</strong>
				{current && <small class="tag">{t('sessions_this')}</small>}
				<p>{t('sessions_since', { since: dateText(created), seen: dateText(seen) })}</p>
			</div>
			{!current && (
				<button type="button" class="button" disabled={busy} aria-label={`${t('sessions_end')}: ${name}`} onClick={onEnd}>
					{t('sessions_end')}
				</button>
			)}
		</li>
	);
}
