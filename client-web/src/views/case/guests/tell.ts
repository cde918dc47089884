/* Tells who receives the customer that somebody waits. */
import { t } from '../../../i18n';
import { tellAnyway } from '../../frame/notifier';
import { bylineText } from '../../person';
import { casePath } from '../../router';
import { app, client } from '../../store';
import { admit } from './acts';

/* seq: the event by which they came. The room may not be held: so it is read. */
export async function tellOfGuest(room: string, seq: number): Promise<void> {
	const { events } = await client().call('room.history', { room, from: seq, to: seq });
	const event = events.find((one) => one.seq === seq);
	if (event?.kind !== 'guest.changed' || !event.body) return;
	const { guest } = event.body;
	const words = t('guest_waits_in', { whom: bylineText(guest), room: app.peek().rooms.get(room)?.title ?? '' });
	tellAnyway('called', room, seq, casePath(room, 'guests'), words, { words: t('guest_admit'), run: () => admit(room, guest) });
}
