/* Who waits to be let in, in order of coming. */
import { useId } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { Guest } from '../../../protocol/types';
import { Icon } from '../../icon';
import { bylineText } from '../../person';
import { admitAll, openDoorMessage, openRefuse } from './acts';
import { GuestRow } from './guestItem';

interface Props {
	room: string;
	guests: readonly Guest[];
	/* Nobody new comes into the case. */
	closed: boolean;
	/* What they read. */
	message: string;
}

export function Waiting({ room, guests, closed, message }: Props) {
	const id = useId();
	const busy = useSignal(false);
	if (guests.length === 0) return null;
	const admit = async (some: readonly Guest[]) => {
		busy.value = true;
		await admitAll(room, some);
		busy.value = false;
	};
	return (
		<section class="guests-waiting" aria-labelledby={id}>
			<header class="guests-waiting-head">
				<h3 id={id}>
					<Icon name="door-open" />
					{t('case_guests_waiting', { n: guests.length })}
				</h3>
				{guests.length > 1 && !closed && (
					<button type="button" class="button" disabled={busy.value} onClick={() => void admit(guests)}>
						<Icon name="log-in" />
						{t('guest_admit_all')}
					</button>
				)}
			</header>
			<ol class="guests-list">
				{guests.map((guest) => (
					<GuestRow key={guest.guest} guest={guest}>
						<div class="guest-actions">
							{!closed && (
								<button type="button" class="button button-primary" aria-label={`${t('guest_admit')}: ${bylineText(guest)}`} disabled={busy.value} onClick={() => void admit([guest])}>
									{t('guest_admit')}
								</button>
							)}
							<button type="button" class="button button-danger" aria-label={`${t('guest_refuse')}: ${bylineText(guest)}`} aria-haspopup="dialog" onClick={() => openRefuse(room, guest)}>
								{t('guest_refuse')}
							</button>
						</div>
					</GuestRow>
				))}
			</ol>
			<p class="guests-message">
				{message ? t('door_message_now', { message }) : t('door_message_none')}{' '}
				<button type="button" class="text-button" aria-haspopup="dialog" onClick={() => openDoorMessage(room)}>
					{t('door_message_change')}
				</button>
			</p>
		</section>
	);
}
