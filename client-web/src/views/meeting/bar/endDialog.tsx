/* Before a meeting ends: what is still open, and what becomes of it. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { AgendaItem } from '../../../protocol/types';
import { currentItem } from '../../../state/meetingClock';
import { summaryOf } from '../../../state/summary';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Gone } from '../../dialog/gone';
import { Icon } from '../../icon';
import type { Acts } from '../acts';
import { heldMeeting } from '../store';
import { momentOf } from '../words';

/* unsaved: how many summaries were begun that are not on record. */
export function EndDialog({ acts, unsaved }: { acts: Acts; unsaved: number }) {
	const { meeting, events = [] } = heldMeeting.value ?? {};
	/* Where people are when they end is mostly the last thing they have dealt with. */
	const isFinished = useSignal(true);
	if (!meeting) return <Gone />;
	const { items } = meeting.agenda;
	const current = currentItem(meeting);
	const isOpen = (item: AgendaItem) => item.state !== 'done' && !(item === current && isFinished.value);
	const open = items.filter(isOpen);
	const unsaid = items.filter((item) => !isOpen(item) && !summaryOf(item.item, events)).length;
	const next = meeting.plan.later[0];
	return (
		<Dialog title={t('end_title')}>
			{current && (
				<label class="check">
					<input type="checkbox" checked={isFinished.value} onChange={(event) => (isFinished.value = event.currentTarget.checked)} />
					{t('end_finished', { title: current.title })}
				</label>
			)}
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
				{unsaved > 0 && <Point isFine={false} words={t('end_unsaved', { n: unsaved })} />}
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
						void acts.run('ended', current !== undefined && isFinished.peek() ? 'done' : undefined);
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
