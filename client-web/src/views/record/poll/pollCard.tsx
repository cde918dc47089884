/* A poll in the flow of its room. */
import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import { goesOn } from '../../../state/meeting';
import type { PollRecord } from '../../../state/poll';
import { nameOf } from '../../person';
import { meetingPath } from '../../router';
import { app } from '../../store';
import { useLaterDecision } from '../laterDecision';
import { PollPart } from './poll';
import { electorsOf, rightsIn } from './rights';
import { usePollView } from './store';
import { outcomeText } from './words';

export function PollCard({ room, poll }: { room: string; poll: PollRecord }) {
	const entry = useComputed(() => app.value.rooms.get(room)).value;
	const view = usePollView(room, poll.poll, poll.phase === 'open');
	const meeting = entry?.held?.meetings.find((one) => one.meeting === poll.meeting);
	const rights = rightsIn(poll, entry, meeting);
	const decision = useLaterDecision(room, (one) => one.poll === poll.poll)?.decided;
	return (
		<div class="poll-card">
			<PollPart
				room={room}
				poll={poll}
				view={view}
				rights={rights}
				electors={electorsOf(poll, entry, meeting)}
				decision={decision?.number}
				by={t('poll_by', { name: nameOf(poll.author) })}
			/>
			<p class="visually-hidden" role="status">
				{useClosing(poll)}
			</p>
			{meeting && goesOn(meeting) && poll.phase === 'open' && !rights.votes && (
				<p class="poll-hint">
					{t('poll_in_meeting')} <a href={meetingPath(room, meeting.meeting)}>{meeting.plan.title}</a>
				</p>
			)}
		</div>
	);
}

/* What came out, for those who do not see it, once it is closed before their eyes. */
function useClosing(poll: PollRecord): string {
	const said = useSignal('');
	const before = useRef(poll.phase);
	useEffect(() => {
		if (before.current === 'open' && poll.phase === 'closed') said.value = t('poll_said_closed', { result: outcomeText(poll) });
		before.current = poll.phase;
	}, [poll.phase]);
	return said.value;
}
