/* The agenda beside what is going on: before it begins its lines are edited in place, while it runs one looks at them. */
import { t } from '../../i18n';
import type { AgendaItem, Meeting } from '../../protocol/types';
import type { HeldMeeting } from '../../state/heldMeeting';
import { goesOn } from '../../state/meeting';
import type { RoomEntry } from '../../state/rooms';
import type { MenuEntry } from '../dialog/menu';
import type { Acts } from './acts';
import { MeetingAgenda } from './agenda/meetingAgenda';
import type { Self } from './who';

interface Props {
	held: HeldMeeting;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	self: Self;
	acts: Acts;
	looked: number | undefined;
	onLook: (item: number) => void;
}

export function AgendaSide({ held, entry, meeting, self, acts, looked, onLook }: Props) {
	const isRunning = goesOn(meeting);
	const goTo = (item: AgendaItem): MenuEntry[] =>
		item.item === meeting.run.item ? [] : [{ icon: 'arrow-right', words: t('meeting_go_to'), run: () => void acts.go(item) }];
	return (
		<section class="meeting-agenda" tabIndex={-1} data-region="agenda" aria-label={t('meeting_agenda')}>
			<h2>{t('meeting_agenda')}</h2>
			<MeetingAgenda
				room={held.room}
				meeting={meeting}
				head={held.head}
				leads={self.leads}
				isLocked={!self.acts}
				people={(entry?.held?.members ?? []).map(({ person }) => person)}
				{...(isRunning && { onLook, looked })}
				{...(isRunning && self.acts && self.moderates && { more: goTo })}
			/>
		</section>
	);
}
