/* Until a meeting begins: when that is, and whether one comes. */
import { t } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import { MINUTE_MS } from '../../state/meetingClock';
import { answerOf } from '../../state/meetingPeople';
import type { RoomEntry } from '../../state/rooms';
import { minute } from '../clock';
import { LaterPart } from '../laterPart';
import { loadRecords } from '../lazy';
import { me } from '../store';
import { Answers } from './answers';
import type { Self } from './who';
import { momentOf } from './words';

const loadReview = () => loadRecords().then((module) => module.ReviewItem);

interface Props {
	room: string;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	self: Self;
}

export function Before({ room, entry, meeting, self }: Props) {
	const { plan, run } = meeting;
	if (plan.start === undefined) return <p class="meeting-state">{t('meeting_template_text')}</p>;
	return (
		<section class="meeting-before">
			<h2>{run.phase === 'lobby' ? t('meeting_lobby_title') : startText(plan.start)}</h2>
			<p>{run.phase === 'lobby' ? lobbyText(plan.start) : t('meeting_planned_text')}</p>
			{self.acts && (
				<Answers room={room} meeting={meeting.meeting} title={plan.title} answer={answerOf(meeting, me.value)} />
			)}
			{plan.later.length > 0 && (
				<p class="field-hint">
					{t('meeting_later', { time: momentOf(plan.later[0]!.start), n: plan.later.length - 1 })}
				</p>
			)}
			{meeting.previous !== undefined && <LaterPart load={loadReview} props={{ room, entry, meeting }} />}
		</section>
	);
}

/* Who waits is told how long. */
function lobbyText(start: number): string {
	return start > minute.value ? startText(start) : t('meeting_lobby_text');
}

function startText(start: number): string {
	const minutes = Math.round((start - minute.value) / MINUTE_MS);
	if (minutes > 90 || minutes <= 0) return t('meeting_starts', { time: momentOf(start) });
	return t('meeting_starts_in', { n: minutes });
}
