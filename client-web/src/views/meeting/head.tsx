/* What the meeting is about: title, where and when, its goal, and how far it has come. */
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import { goesOn, isOver } from '../../state/meeting';
import type { RoomEntry } from '../../state/rooms';
import { Icon } from '../icon';
import { meetingPath, roomPath } from '../router';
import { titleOf } from '../room/title';
import { MeetingTimes } from './clock';
import { openHeadMenu } from './headMenu';
import { MeetingLinks, OutLink } from './links';
import { isNarrow } from './narrow';
import { PhaseTag } from './phase';
import { momentSpan, rhythmText } from './words';

interface Props {
	room: string;
	entry: RoomEntry | undefined;
	meeting: Meeting;
}

export function Head({ room, entry, meeting }: Props) {
	const { plan, run } = meeting;
	return (
		<div class="meeting-head">
			<header class="room-header">
				<a class="icon-button only-narrow" href={roomPath(room)} aria-label={t('back')}>
					<Icon name="arrow-left" />
				</a>
				<div class="room-heading">
					<h1 title={plan.title}>{plan.title}</h1>
					<p class="room-topic">
						<PhaseTag run={run} />
						<span>
							<a href={roomPath(room)}>{entry ? titleOf(entry) : t('meeting_room')}</a>
						</span>
						{plan.start !== undefined && <span class="meeting-when">{momentSpan(plan.start, plan.minutes)}</span>}
						{plan.rhythm !== 'once' && <span class="meeting-when">{rhythmText(plan.rhythm)}</span>}
					</p>
				</div>
				{goesOn(meeting) && <MeetingTimes meeting={meeting} />}
				<button
					type="button"
					class="icon-button"
					aria-label={`${t('meeting_menu')}: ${plan.title}`}
					title={t('meeting_menu')}
					aria-haspopup="dialog"
					onClick={(event) => openHeadMenu(room, meeting, event.currentTarget)}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			</header>
			<div class="meeting-goal">
				{plan.goal && (
					<p title={plan.goal}>
						<strong>{t('meeting_goal')}</strong> {plan.goal}
					</p>
				)}
				{!isNarrow.value && <Ways room={room} meeting={meeting} />}
			</div>
		</div>
	);
}

/* Where one goes from here: the call, what there is to look at, the meeting before. */
export function Ways({ room, meeting }: { room: string; meeting: Meeting }) {
	const { plan, previous } = meeting;
	const call = isOver(meeting) ? undefined : plan.call;
	const before = !goesOn(meeting) ? previous : undefined;
	if (call === undefined && before === undefined && !plan.links?.length) return null;
	return (
		<div class="meeting-ways">
			{call !== undefined && <OutLink class="button" words={t('meeting_call')} address={call} />}
			<MeetingLinks links={plan.links} />
			{before !== undefined && (
				<a class="meeting-previous" href={meetingPath(room, before)}>
					{t('meeting_previous')}
				</a>
			)}
		</div>
	);
}
