/* In a case's header: how many wait to be let in. It leads to them. */
import { t } from '../../../i18n';
import type { RoomEntry } from '../../../state/rooms';
import { Icon } from '../../icon';
import { casePath } from '../../router';

export function GuestsChip({ backstage: { id, held } }: { backstage: RoomEntry }) {
	const n = held?.guests?.filter(({ state }) => state === 'waiting').length ?? 0;
	const words = t('case_guests_waiting', { n });
	return (
		<span role="status">
			{n > 0 && (
				<a class="guests-chip" href={casePath(id, 'guests')} aria-label={words} title={words}>
					<Icon name="door-open" />
					<span class="only-wide">{words}</span>
					<span class="only-narrow">{n}</span>
				</a>
			)}
		</span>
	);
}
