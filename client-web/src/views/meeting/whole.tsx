/* A meeting that has been read: its head, the agenda beside what is going on, and the bar where one acts. */
import { useEffect } from 'preact/hooks';
import { useComputed, useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import type { HeldMeeting } from '../../state/heldMeeting';
import { goesOn, isOver } from '../../state/meeting';
import { currentItem, itemOf } from '../../state/meetingClock';
import { usePageName } from '../frame/title';
import { LaterPart } from '../laterPart';
import { app, client } from '../store';
import { actsOn } from './acts';
import { AgendaSide } from './agendaSide';
import { Before } from './before';
import { MeetingBar } from './bar/bar';
import { focusRegion, showTop } from './focus';
import { Head, Ways } from './head';
import { remember } from './keeping';
import { floorActsOn } from './floor/floorActs';
import { keysOn } from './keys';
import { isNarrow } from './narrow';
import { NowItem } from './nowItem';
import { useOffers } from './summary/offers';
import { People } from './people';
import { ItemMore } from './record/itemMore';
import { Side } from './side/side';
import { Speaker } from './speaker';
import { Summaries } from './summary/summaries';
import { Unsaid } from './summary/unsaid';
import { selfIn } from './who';

const loadItemNotes = () => import('./notes/later').then(({ ItemNotes }) => ItemNotes);
const loadNotesBefore = () => import('./notes/later').then(({ NotesBefore }) => NotesBefore);
const loadAfter = () => import('./ended').then(({ After }) => After);

export function Whole({ held, meeting }: { held: HeldMeeting; meeting: Meeting }) {
	const { room, events, floor } = held;
	/* Not drawn anew with what happens elsewhere. */
	const entry = useComputed(() => app.value.rooms.get(room)).value;
	/* After the meeting itself: who owns the room, and what follows in the series. */
	useEffect(() => client().rooms.open(room), [room]);
	useEffect(() => remember(room, meeting), [meeting]);
	usePageName(meeting.plan.title);
	const self = selfIn(entry, meeting);
	const acts = actsOn(room, meeting);
	const hands = floorActsOn(room, meeting.meeting, floor);
	const isRunning = goesOn(meeting);
	const current = currentItem(meeting);
	/* The item that this person looks at, while the others are elsewhere. */
	const looking = useSignal(0);
	const looked = itemOf(meeting.agenda, looking.value);
	const isElsewhere = looked !== undefined && looked !== current;
	/* Where they have come there as well, one goes on with them. */
	useEffect(() => {
		if (looking.peek() === current?.item) looking.value = 0;
	}, [looking.value, current?.item]);
	const look = (item: number) => {
		looking.value = item;
		showTop();
		if (isNarrow.peek()) focusRegion('meeting');
	};
	const back = () => {
		looking.value = 0;
		focusRegion('meeting');
	};
	useEffect(showTop, [isOver(meeting)]);
	const offers = useOffers(meeting, events, self.acts && (self.moderates || self.writes));
	const place = { room, meeting: meeting.meeting, ...(current && { item: current.item }) };
	const keys = keysOn({ place, meeting, self, acts, offers, floor, hands, isElsewhere, back });
	/* What has become of the items stands with their outcome once it is over. */
	const agenda = !isOver(meeting) && (
		<AgendaSide
			key="agenda"
			held={held}
			entry={entry}
			meeting={meeting}
			self={self}
			acts={acts}
			looked={isElsewhere ? looked.item : undefined}
			onLook={look}
		/>
	);
	const side = !isOver(meeting) && meeting.run.phase !== 'planned' && <Side key="side" held={held} entry={entry} meeting={meeting} self={self} />;
	return (
		<main class={`meeting is-${meeting.run.phase}`} aria-label={meeting.plan.title} onKeyDown={keys}>
			<Head room={room} entry={entry} meeting={meeting} />
			<div class="meeting-body">
				{!isNarrow.value && agenda}
				<div class="meeting-centre" tabIndex={-1} data-region="meeting" aria-label={t('meeting_now')} role="region">
					{isRunning && <NowItem key="now" meeting={meeting} item={isElsewhere ? looked : current} isElsewhere={isElsewhere} onBack={back} />}
					{isRunning && <ItemMore key="more" room={room} entry={entry} meeting={meeting} item={isElsewhere ? looked : current} self={self} acts={acts} />}
					{isRunning && <LaterPart key="notes" load={loadItemNotes} props={{ room, meeting, item: isElsewhere ? looked : current }} />}
					{!isRunning && !isOver(meeting) && <Before room={room} entry={entry} meeting={meeting} self={self} />}
					{!isRunning && !isOver(meeting) && meeting.plan.start !== undefined && <LaterPart key="prepared" load={loadNotesBefore} props={{ room, meeting }} />}
					{isNarrow.value && side}
					{isNarrow.value && <Ways room={room} meeting={meeting} />}
					{isOver(meeting) ? (
						<>
							<Unsaid meeting={meeting} offers={offers} />
							<LaterPart load={loadAfter} props={{ room, entry, meeting, events, self }} />
						</>
					) : (
						<Summaries room={room} meeting={meeting} events={events} self={self} offers={offers} first={isElsewhere ? looked.item : 0} />
					)}
					{isNarrow.value && agenda}
					<People room={room} entry={entry} meeting={meeting} self={self} />
				</div>
				{!isNarrow.value && side}
			</div>
			<MeetingBar place={place} meeting={meeting} self={self} acts={acts} offers={offers} floor={floor} hands={hands} />
			<Speaker meeting={meeting} events={events} floor={floor} />
		</main>
	);
}
