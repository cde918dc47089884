/* Links by which new people join by themselves. */
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import { momentText, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Invitation, InvitationMakeResult, MemberRole } from '../../protocol/types';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { Field, SelectField } from '../dialog/field';
import { FormError, FormFoot } from '../dialog/formFoot';
import { LinkBox } from '../dialog/linkBox';
import { useTask, wordsOf } from '../dialog/useTask';
import { Icon } from '../icon';
import { limitOf } from '../limits';
import { nameOf } from '../person';
import { client, isAdministrator } from '../store';

const OPERATOR = '0'.repeat(13); /* nobody: whoever runs the server, at its command line */

type List = Signal<readonly Invitation[]>;

export function InvitationsPage() {
	const task = useTask();
	const list: List = useSignal<readonly Invitation[]>([]);
	const load = async () => void (list.value = (await client().call('invitation.list', {})).invitations);
	useEffect(() => task.run(load), []);
	const revoke = (invitation: string) =>
		task.run(async () => {
			await client().call('invitation.revoke', { invitation });
			await load();
		});
	return (
		<>
			<div class="page-tools">
				<button type="button" class="button button-primary" onClick={() => (openDialog.value = () => h(InvitationDialog, { onMade: () => task.run(load) }))}>
					<Icon name="plus" />
					{t('invitation_new')}
				</button>
			</div>
			<FormError task={task} />
			{list.value.length === 0 && !task.busy && <p class="browse-none">{t('invitation_none')}</p>}
			<ul class="plain-list">
				{list.value.map((one) => (
					<InvitationItem key={one.invitation} invitation={one} busy={task.busy} onRevoke={() => revoke(one.invitation)} />
				))}
			</ul>
		</>
	);
}

function InvitationItem({ invitation, busy, onRevoke }: { invitation: Invitation; busy: boolean; onRevoke: () => void }) {
	const { note, by, expires, uses, role } = invitation;
	const facts = { n: uses, time: momentText(expires, Date.now()), by: nameOf(by) };
	const name = note || t('invitation_without_note');
	return (
		<li class="plain-item">
			<Icon name="mail" />
			<div class="plain-words">
				<strong>{name}</strong>
				{role === 'owner' && <small class="tag">{t('role_admin')}</small>}
				<p>{t(by === OPERATOR ? 'invitation_facts_server' : 'invitation_facts', facts)}</p>
			</div>
			<button type="button" class="button button-danger" aria-label={`${t('invitation_revoke')}: ${name}`} disabled={busy} onClick={onRevoke}>
				{t('invitation_revoke')}
			</button>
		</li>
	);
}

/* The usual times, as far as the house lets them be, and the longest it does. */
function hoursOptions(): [string, string][] {
	const most = limitOf('invitation_hours');
	const hours = [24, 72, 168, LIMITS.invitation_hours_max].filter((n) => n < most);
	return [...hours, most].map((n) => [String(n), n % 24 === 0 ? t('invitation_days', { n: n / 24 }) : t('invitation_hours_n', { n })]);
}

function InvitationDialog({ onMade }: { onMade: () => void }) {
	const task = useTask(['uses', 'note']);
	const hours = hoursOptions();
	const made = useSignal<InvitationMakeResult | undefined>(undefined);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const uses = Number(word('uses'));
		if (!Number.isInteger(uses) || uses < 1 || uses > LIMITS.invitation_uses_max) {
			task.fail('uses', t('wrong_number', { n: LIMITS.invitation_uses_max }));
			return;
		}
		task.run(async () => {
			const params = { role: (word('role') || 'member') as MemberRole, hours: Number(word('hours')), uses, note: word('note') };
			made.value = await client().call('invitation.make', params);
			onMade();
		});
	};
	if (made.value)
		return (
			<Dialog title={t('invitation_new')}>
				<p>{t('invitation_made')}</p>
				<LinkBox link={`${location.origin}/invitation#${made.value.token}`} label={t('invitation_link')} />
				<p class="field-hint">{t('invitation_made_text', { time: momentText(made.value.expires, Date.now()) })}</p>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={closeDialog}>
						{t('close')}
					</button>
				</div>
			</Dialog>
		);
	return (
		<Dialog title={t('invitation_new')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('invitation_note')} hint={t('invitation_note_hint')} name="note" max={LIMITS.invitation_note_max} autofocus error={task.errorOf('note')} />
				<Field label={t('invitation_uses')} hint={t('invitation_uses_hint')} name="uses" type="number" value={1} error={task.errorOf('uses')} />
				<SelectField
					label={t('invitation_hours')}
					hint={t('invitation_hours_hint')}
					name="hours"
					value={hours.some(([value]) => value === '72') ? '72' : hours.at(-1)![0]}
					options={hours}
				/>
				{isAdministrator.value && (
					<SelectField<MemberRole>
						label={t('role')}
						hint={t('invitation_role_hint')}
						name="role"
						value="member"
						options={[
							['member', t('role_member')],
							['owner', t('role_admin')],
						]}
					/>
				)}
				<FormFoot task={task} action={t('invitation_do')} />
			</form>
		</Dialog>
	);
}
