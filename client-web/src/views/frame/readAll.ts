/* Everything is read, in rooms and threads. */
import { t } from '../../i18n';
import { unreadThreads } from '../../state/threads';
import { notify } from '../toast';
import { app, client, status } from '../store';

/* Returns what takes that back, if anything was unread. */
export function readAll(): (() => void) | undefined {
	const { threads, rooms } = app.peek();
	const unread = unreadThreads(threads, rooms);
	const undoRooms = client().marks.setAll();
	if (!undoRooms && unread.length === 0) {
		notify(t('read_all_none'));
		return undefined;
	}
	const undoThreads = client().threads.read(unread);
	const undo = () => {
		undoRooms?.();
		undoThreads();
	};
	const words = status.peek() === 'open' ? t('read_all_done') : t('read_all_offline');
	notify(words, { words: t('undo'), run: undo });
	return undo;
}
