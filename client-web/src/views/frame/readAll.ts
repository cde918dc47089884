/* Everything is read, wherever it stands. */
import { t } from '../../i18n';
import { notify } from '../toast';
import { client, status } from '../store';

export function readAll(): void {
	const undo = client().marks.setAll();
	if (!undo) {
		notify(t('read_all_none'));
		return;
	}
	const words = status.peek() === 'open' ? t('read_all_done') : t('read_all_offline');
	notify(words, { words: t('undo'), run: undo });
}
