/* The agenda beside what is going on. */
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import type { Self } from './who';

interface Props {
	entry: RoomEntry | undefined;
	meeting: Meeting;
	self: Self;
	looked: number | undefined;
	onLook: (item: number) => void;
}

export function AgendaSide({ meeting, looked, onLook }: Props) {
	return (
		<section class="meeting-agenda" tabIndex={-1} data-region="agenda" aria-label={t('meeting_agenda')}>
			<h2>{t('meeting_agenda')}</h2>
			<ol>
				{meeting.agenda.items.map((item) => (
					<li key={item.item}>
						<button type="button" class="button" aria-pressed={item.item === looked} onClick={() => onLook(item.item)}>
							{item.title} {item.item === meeting.run.item ? '●' : item.state}
						</button>
					</li>
				))}
			</ol>
		</section>
	);
}
