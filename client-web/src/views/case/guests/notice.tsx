/* What the inbox says of who waits, beside who it is: how sure that is, and the button that lets them in as long as they do. */
import { t } from '../../../i18n';
import type { JournalEvent, NoticeReason as Reason } from '../../../protocol/types';
import { bylineText } from '../../person';
import { app } from '../../store';
import { admit } from './acts';

/* Why it is there, between who it is about and the case. */
export function NoticeReason({ reason }: { reason: Reason }) {
	return <>{t(reason === 'guest_waiting' ? 'reason_guest_waiting' : 'reason_case_due')}</>;
}

export function GuestSelf() {
	return <>{t('guest_self')}</>;
}

export function NoticeGuest({ room, event }: { room: string; event: JournalEvent }) {
	if (event.kind !== 'guest.changed' || !event.body) return null;
	const { guest } = event.body;
	const now = app.value.rooms.get(room)?.held?.guests?.find((one) => one.guest === guest.guest) ?? guest;
	if (now.state !== 'waiting') return null;
	return (
		<button type="button" class="button button-primary" aria-label={`${t('guest_admit')}: ${bylineText(guest)}`} onClick={() => admit(room, guest)}>
			{t('guest_admit')}
		</button>
	);
}
