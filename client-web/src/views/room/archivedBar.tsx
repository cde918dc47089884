import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { Icon } from '../icon';
import { client } from '../store';
import { attempt } from '../attempt';
import { isInCharge } from './rights';

/* Stands where one would write. */
export function ArchivedBar({ entry }: { entry: RoomEntry }) {
	const restore = () =>
		attempt(client().call('room.change', { room: entry.id, client_id: client().ids.next(), archived: false }));
	return (
		<div class="archived-bar">
			<Icon name="archive" />
			<p>{FOR_GUESTS ? t('guest_archived') : t('archived_text')}</p>
			{isInCharge(entry) && (
				<button type="button" class="button" onClick={restore}>
					{t('archive_undo')}
				</button>
			)}
		</div>
	);
}
