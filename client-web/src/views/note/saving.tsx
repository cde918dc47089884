/* What of the document is stored: said as it is, and only spoken where something is to be known. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { Saving } from '../../note/editing';
import { Icon, type IconName } from '../icon';
import { tools } from './withTools';

/* An answer takes a moment; what takes longer is counted. */
const MOMENT_MS = 2_000;

export function SavingLine({ saving }: { saving: Saving }) {
	const isLong = useSignal(false);
	const since = saving.is === 'open' ? saving.since : 0;
	useEffect(() => {
		isLong.value = false;
		if (since === 0) return;
		const timer = setTimeout(() => (isLong.value = true), Math.max(0, since + MOMENT_MS - Date.now()));
		return () => clearTimeout(timer);
	}, [since]);
	const [icon, words] = said(saving, isLong.value);
	return (
		<p class={`note-saving is-${saving.is}`} data-testid="note-saving">
			<Icon name={icon} />
			<span>{words}</span>
			<span class="visually-hidden" role="status">
				{saving.is === 'refused' || (saving.is === 'open' && saving.offline) ? words : ''}
			</span>
		</p>
	);
}

function said(saving: Saving, isLong: boolean): [IconName, string] {
	switch (saving.is) {
	case 'saved':
		return ['check', t('note_saved')];
	case 'refused':
		return ['triangle-alert', `${t('note_refused')} ${tools.value?.refusedText(saving.reason) ?? ''}`];
	case 'open':
		if (saving.offline) return ['triangle-alert', t('note_open_offline', { n: saving.changes })];
		return ['clock', isLong ? t('note_open', { n: saving.changes }) : t('note_saving')];
	}
}
