/* The general link, and what whoever comes by it reads. */
import { t } from '../../../i18n';
import type { Door } from '../../../protocol/types';
import { minute } from '../../clock';
import { openDoorMessage, openGeneralLink, revokeGeneralLink } from './acts';
import { untilWhen } from './words';

export function DoorPart({ room, door, closed }: { room: string; door: Door | undefined; closed: boolean }) {
	const { general, message = '' } = door ?? {};
	const isGood = general !== undefined && general > minute.value;
	return (
		<>
			<p class="guest-fact">{isGood ? t('door_link_good', { time: untilWhen(general) }) : t('door_link_none')}</p>
			<p class="guest-fact">{message ? t('door_message_now', { message }) : t('door_message_none')}</p>
			{!closed && (
				<div class="guests-tools">
					<button type="button" class="button" aria-haspopup="dialog" onClick={() => openGeneralLink(room)}>
						{t(isGood ? 'door_link_again' : 'door_link_make')}
					</button>
					{isGood && (
						<button type="button" class="button button-danger" aria-haspopup="dialog" onClick={() => revokeGeneralLink(room)}>
							{t('door_revoke')}
						</button>
					)}
					<button type="button" class="button" aria-haspopup="dialog" onClick={() => openDoorMessage(room)}>
						{t('door_message_edit')}
					</button>
				</div>
			)}
		</>
	);
}
