/* In a room's head: the meeting that runs or comes next, and how to begin one at once. */
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { Icon } from '../icon';
import { LaterPart } from '../laterPart';
import { loadMeetings } from '../lazy';
import { openStart } from '../meetings';

const loadChip = () => loadMeetings().then((module) => module.RoomChip);

/* Those that have begun come before those that are only planned, in order of their dates; templates are none. */
function nextOf(meetings: readonly Meeting[]): Meeting | undefined {
	const rank = ({ plan, run }: Meeting) => (run.phase === 'planned' ? plan.start! : 0);
	return meetings.filter(({ plan }) => plan.start !== undefined).sort((a, b) => rank(a) - rank(b))[0];
}

export function MeetingSlot({ entry: { id, held, archived } }: { entry: RoomEntry }) {
	if (!held) return null;
	const next = nextOf(held.meetings);
	return (
		<>
			{next && <LaterPart load={loadChip} props={{ room: id, meeting: next }} />}
			{!archived && (
				<button
					type="button"
					class={next ? 'icon-button only-wide' : 'icon-button'}
					aria-label={t('start_meeting')}
					title={t('start_meeting')}
					aria-haspopup="dialog"
					onClick={() => openStart(id)}
				>
					<Icon name="play" />
				</button>
			)}
		</>
	);
}
