/* In a case's header: how many wait to be let in. It leads to them. */
import { t } from '../../../i18n';
import type { RoomEntry } from '../../../state/rooms';
import { Icon } from '../../icon';
import { casePath } from '../../router';

export function GuestsChip({ backstage: { id, held } }: { backstage: RoomEntry }) {
	const n = held?.guests?.filter(({ state }) => state === 'waiting').length ?? 0;
	return (
		<span role="status">
			{n > 0 && (
				<a class="guests-chip" href={casePath(id, 'guests')}>
					<Icon name="door-open" />
					{t('case_guests_waiting', { n })}
				</a>
			)}
		</span>
	);
}
