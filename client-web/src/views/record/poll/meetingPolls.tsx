/* The polls of a meeting: those that are open, what is prepared for those who can open it, and what came out. */
import { t } from '../../../i18n';
import type { Meeting, PollView } from '../../../protocol/types';
import type { HeldMeeting } from '../../../state/heldMeeting';
import { currentItem } from '../../../state/meetingClock';
import { pollsOf, type PollRecord } from '../../../state/poll';
import { inOrder } from '../../../state/voting';
import type { RoomEntry } from '../../../state/rooms';
import { openPoll } from '../../records';
import { PollPart } from './poll';
import { electorsOf, rightsIn } from './rights';

interface Props {
	held: HeldMeeting;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	/* Whether this person can ask something here. */
	asks: boolean;
}

/* Of those that are not told of nobody has voted. */
function nothing({ poll }: PollRecord): PollView {
	return { tally: { poll, voted: 0 }, mine: [] };
}

export function MeetingPolls({ held, entry, meeting, asks }: Props) {
	const { room, events, polls: views } = held;
	const all = inOrder(pollsOf(events)).map((poll) => ({ poll, rights: rightsIn(poll, entry, meeting) }));
	const shown = all.filter(({ poll, rights }) => poll.phase !== 'prepared' || rights.runs);
	const item = currentItem(meeting)?.item;
	return (
		<div class="polls">
			{shown.length === 0 && <p class="meeting-state">{t('polls_none')}</p>}
			{asks && (
				<button
					type="button"
					class="button"
					aria-haspopup="dialog"
					onClick={() => openPoll({ room, meeting: meeting.meeting, ...(item !== undefined && { item }) })}
				>
					{t('poll_ask')}
				</button>
			)}
			{shown.map(({ poll, rights }) => (
				<PollPart
					key={poll.poll}
					room={room}
					poll={poll}
					view={views.find(({ tally }) => tally.poll === poll.poll) ?? nothing(poll)}
					rights={rights}
					electors={electorsOf(poll, entry, meeting)}
				/>
			))}
		</div>
	);
}
