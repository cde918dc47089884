/* What happened to a guest or at the door, as a line of the backstage's flow. */
import type { JournalEvent } from '../../../protocol/types';
import { doorBefore } from '../../../state/guests';
import { Icon, type IconName } from '../../icon';
import { app } from '../../store';
import { doorText, guestText } from './words';

const ICONS: Record<string, IconName> = { invited: 'mail', waiting: 'door-open', admitted: 'log-in', refused: 'x', removed: 'log-out' };

export function GuestLine({ room, event }: { room: string; event: JournalEvent }) {
	const held = app.value.rooms.get(room)?.held;
	if (event.kind === 'guest.changed' && event.body) {
		const { guest } = event.body;
		return (
			<span class={`guest-line is-${guest.state}`}>
				<Icon name={ICONS[guest.state]!} /> {guestText(guest, event)}
			</span>
		);
	}
	if (event.kind !== 'door.changed' || !event.body) return null;
	return (
		<span class="guest-line">
			<Icon name="link" /> {doorText(event.body.door, held && doorBefore(held, event.seq), event.author)}
		</span>
	);
}
