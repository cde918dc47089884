/* Before a meeting ends: what is still open, and what becomes of it. */
import { h } from 'preact';
import { t } from '../../i18n';
import type { AgendaItem } from '../../protocol/types';
import { summaryOf } from '../../state/summary';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import type { Acts } from './acts';
import { heldMeeting } from './store';
import { momentOf } from './words';

export function openEnd(acts: Acts): void {
	openDialog.value = () => h(EndDialog, { acts });
}

function EndDialog({ acts }: { acts: Acts }) {
	const { meeting, events = [] } = heldMeeting.value ?? {};
	if (!meeting) return null;
	const { items } = meeting.agenda;
	const current = meeting.run.item;
	const isOpen = (item: AgendaItem) => item.state !== 'done' && item.item !== current;
	const open = items.filter(isOpen);
	const unsaid = items.filter((item) => !isOpen(item) && !summaryOf(item.item, events)).length;
	const next = meeting.plan.later[0];
	return (
		<Dialog title={t('meeting_end')}>
			<ul class="end-list">
				<Point isFine={open.length === 0} words={open.length === 0 ? t('end_all_done') : t('end_open', { n: open.length })}>
					{open.length > 0 && (
						<ul>
							{open.map((item) => (
								<li key={item.item}>{item.title}</li>
							))}
						</ul>
					)}
				</Point>
				<Point
					isFine={next !== undefined || open.length === 0}
					words={next ? t(open.length > 0 ? 'end_next_takes' : 'end_next', { time: momentOf(next.start) }) : t('end_no_next')}
				/>
				{unsaid > 0 && <Point isFine={false} words={t('end_unsaid', { n: unsaid })} />}
			</ul>
			<div class="dialog-actions">
				<button type="button" class="button" onClick={closeDialog}>
					{t('end_not_yet')}
				</button>
				<button
					type="button"
					class="button button-primary"
					autofocus
					onClick={() => {
						closeDialog();
						void acts.run('ended');
					}}
				>
					{t('end_now')}
				</button>
			</div>
		</Dialog>
	);
}

function Point({ isFine, words, children }: { isFine: boolean; words: string; children?: preact.ComponentChildren }) {
	return (
		<li class={isFine ? 'end-point is-fine' : 'end-point'}>
			<Icon name={isFine ? 'check' : 'circle-dot'} />
			<div>
				{words}
				{children}
			</div>
		</li>
	);
}
