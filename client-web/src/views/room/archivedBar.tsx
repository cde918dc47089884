import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { caseOf } from '../../state/side';
import { Icon } from '../icon';
import { app, client } from '../store';
import { attempt } from '../attempt';
import { isInCharge } from './rights';

/* Stands where one would write. Both sides of a case are opened again by its backstage. */
export function ArchivedBar({ entry }: { entry: RoomEntry }) {
	const kept = caseOf(app.value.rooms, entry.id) ?? entry;
	const restore = () =>
		attempt(client().call('room.change', { room: kept.id, client_id: client().ids.next(), archived: false }));
	return (
		<div class="archived-bar">
			<Icon name="archive" />
			<p>{FOR_GUESTS ? t('guest_archived') : t('archived_text')}</p>
			{!FOR_GUESTS && isInCharge(kept) && (
				<button type="button" class="button" onClick={restore}>
					{t('archive_undo')}
				</button>
			)}
		</div>
	);
}
