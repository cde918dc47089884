/* What has been done about people and access: the house's own journal. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dateTimeText, momentText, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { JournalEvent } from '../../protocol/types';
import { csvOf } from '../../state/csv';
import { SelectField } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { doerOf } from '../person';
import { app, client, house } from '../store';
import { groupOf, sentenceOf, type AuditGroup } from './auditText';

/* The events before this number, the newest first, as far as one answer holds. */
async function readBefore(before: number): Promise<JournalEvent[]> {
	const room = app.peek().house;
	const to = before - 1;
	if (to < 1) return [];
	const page = await client().call('room.history', { room, from: Math.max(1, to - LIMITS.history_rows_max + 1), to });
	return page.events.filter(({ seq }) => seq <= to).reverse();
}

export function AuditPage() {
	const task = useTask();
	const group = useSignal<AuditGroup | 'all'>('all');
	const events = useSignal<readonly JournalEvent[]>([]);
	const head = house.value?.head ?? 0;
	const more = async () => {
		const first = events.value.at(-1)?.seq ?? head + 1;
		events.value = [...events.value, ...(await readBefore(first))];
	};
	/* Also what happens while one looks. */
	useEffect(() => {
		task.run(async () => {
			events.value = await readBefore(head + 1);
		});
	}, [head]);
	const shown = events.value.filter((event) => {
		const own = groupOf(event);
		return own !== undefined && (group.value === 'all' || group.value === own);
	});
	const isAll = (events.value.at(-1)?.seq ?? 1) <= 1;
	const save = (format: 'csv' | 'json') =>
		task.run(async () => {
			while ((events.value.at(-1)?.seq ?? 1) > 1) await more();
			const all = events.value.filter((event) => groupOf(event) !== undefined);
			if (format === 'json') download('runde-audit.json', 'application/json', JSON.stringify(all, null, '\t'));
			else download('runde-audit.csv', 'text/csv', `\uFEFF${csvOf([headRow(), ...all.map(rowOf)])}`);
		});
	return (
		<>
			<div class="page-tools">
				<SelectField<AuditGroup | 'all'>
					label={t('audit_filter')}
					name="group"
					value={group.value}
					onPick={(value) => (group.value = value)}
					options={[
						['all', t('audit_all')],
						['people', t('admin_people')],
						['access', t('audit_access')],
						['invitations', t('admin_invitations')],
						['groups', t('admin_groups')],
						['channels', t('admin_channels')],
						['bots', t('admin_bots')],
						['house', t('admin_house')],
					]}
				/>
				<button type="button" class="button" disabled={task.busy} onClick={() => save('csv')}>
					{t('audit_csv')}
				</button>
				<button type="button" class="button" disabled={task.busy} onClick={() => save('json')}>
					{t('audit_json')}
				</button>
			</div>
			<FormError task={task} />
			<ol class="audit">
				{shown.map((event) => (
					<li key={event.seq}>
						<time dateTime={new Date(event.time ?? 0).toISOString()} title={dateTimeText(event.time ?? 0)}>
							{momentText(event.time ?? 0, Date.now())}
						</time>
						<span>{sentenceOf(event)}</span>
					</li>
				))}
			</ol>
			{shown.length === 0 && !task.busy && <p class="browse-none">{t('audit_none')}</p>}
			{!isAll && (
				<button type="button" class="button" disabled={task.busy} onClick={() => task.run(more)}>
					{t('audit_more')}
				</button>
			)}
		</>
	);
}

function headRow(): string[] {
	return [t('audit_number'), t('audit_time'), t('audit_who'), t('audit_kind'), t('audit_what')];
}

function rowOf(event: JournalEvent): string[] {
	return [String(event.seq), new Date(event.time ?? 0).toISOString(), doerOf(event.author), event.kind, sentenceOf(event)];
}

function download(name: string, type: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
