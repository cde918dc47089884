/* A poll in the flow of its room. */
import { useComputed } from '@preact/signals';
import { t } from '../../../i18n';
import { goesOn } from '../../../state/meeting';
import type { PollRecord } from '../../../state/poll';
import { nameOf } from '../../person';
import { meetingPath } from '../../router';
import { app } from '../../store';
import { PollPart } from './poll';
import { electorsOf, rightsIn } from './rights';
import { usePollView } from './store';

export function PollCard({ room, poll }: { room: string; poll: PollRecord }) {
	const entry = useComputed(() => app.value.rooms.get(room)).value;
	const view = usePollView(room, poll.poll, poll.phase === 'open');
	const meeting = entry?.held?.meetings.find((one) => one.meeting === poll.meeting);
	const rights = rightsIn(poll, entry, meeting);
	return (
		<div class="poll-card">
			<PollPart
				room={room}
				poll={poll}
				view={view}
				rights={rights}
				electors={electorsOf(poll, entry, meeting)}
				by={t('poll_by', { name: nameOf(poll.author) })}
			/>
			{meeting && goesOn(meeting) && poll.phase === 'open' && !rights.votes && (
				<p class="poll-hint">
					{t('poll_in_meeting')} <a href={meetingPath(room, meeting.meeting)}>{meeting.plan.title}</a>
				</p>
			)}
		</div>
	);
}
