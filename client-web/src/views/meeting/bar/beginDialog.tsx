/* A meeting cannot be begun twice, so one whose time has by far not come asks first. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import { minute } from '../../clock';
import { closeDialog, Dialog, openDialog } from '../../dialog/dialog';
import type { Acts } from '../acts';
import { momentOf } from '../words';

const EARLY_MS = 60 * 60_000;

export function begin({ plan: { start = 0 } }: Meeting, acts: Acts): void {
	if (start - minute.peek() > EARLY_MS) openDialog.value = () => h(BeginDialog, { start, acts });
	else void acts.run('running');
}

function BeginDialog({ start, acts }: { start: number; acts: Acts }) {
	return (
		<Dialog title={t('meeting_begin_early')}>
			<p>{t('meeting_begin_text', { time: momentOf(start) })}</p>
			<div class="dialog-actions">
				<button type="button" class="button" autofocus onClick={closeDialog}>
					{t('end_not_yet')}
				</button>
				<button
					type="button"
					class="button button-primary"
					onClick={() => {
						closeDialog();
						void acts.run('running');
					}}
				>
					{t('meeting_begin')}
				</button>
			</div>
		</Dialog>
	);
}
