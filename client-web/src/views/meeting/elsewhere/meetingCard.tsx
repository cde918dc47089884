/* A meeting in the flow of its room, as it is now. */
import { t, type Key } from '../../../i18n';
import type { AttendeeAnswer, Meeting } from '../../../protocol/types';
import { isOver } from '../../../state/meeting';
import { answerOf, invites, isHere, moderatorOf } from '../../../state/meetingPeople';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { meetingPath, minutesPath } from '../../router';
import { app } from '../../store';
import { Answers } from '../answers';
import { PhaseTag } from '../phase';
import { elsewhereText, whenText } from '../times';
import { MenuButton } from './menuButton';

interface Props {
	room: string;
	meeting: Meeting;
	/* Who planned it; none: it came of its series. */
	author: string | undefined;
}

export function MeetingCard({ room, meeting, author }: Props) {
	const { plan, run, meeting: number } = meeting;
	const { me } = app.value;
	const isOpen = !isOver(meeting);
	/* It goes on without this person. */
	const isMissed = isOpen && run.phase !== 'planned' && !isHere(meeting, me);
	const words = t(isMissed ? 'card_attend' : 'card_open');
	const path = meetingPath(room, number);
	return (
		<div class={isOpen ? 'meeting-card' : 'meeting-card is-past'} role="group" aria-label={plan.title}>
			<header class="meeting-card-head">
				<div class="meeting-card-title">
					<h2>
						<a href={path}>{plan.title}</a>
					</h2>{' '}
					<PhaseTag run={run} />
				</div>
				<MenuButton listed={{ room, ...meeting }} />
			</header>
			<p class="meeting-card-when">
				<Icon name="calendar" />
				<When meeting={meeting} />
			</p>
			{plan.goal !== '' && <p class="meeting-card-goal">{t('card_goal', { goal: plan.goal })}</p>}
			<p class="meeting-card-facts">
				{factsOf(meeting, author).map((fact) => (
					<span key={fact}>{fact}</span>
				))}
			</p>
			{run.phase === 'ended' && (
				<p class="meeting-card-facts">
					<a href={minutesPath(room, number)}>{t('card_minutes')}</a>
				</p>
			)}
			{isOpen && (
				<div class="meeting-card-foot">
					{run.started === undefined && invites(meeting, me) && <Answers room={room} meeting={number} title={plan.title} answer={answerOf(meeting, me)} />}
					<a class={isMissed ? 'button button-primary' : 'button'} href={path} aria-label={`${words}: ${plan.title}`}>
						{words}
					</a>
				</div>
			)}
		</div>
	);
}

function When({ meeting: { plan } }: { meeting: Meeting }) {
	if (plan.start === undefined) return null;
	const elsewhere = elsewhereText(plan.start, plan);
	return (
		<>
			<time dateTime={new Date(plan.start).toISOString()}>{whenText(plan.start, plan.minutes)}</time>
			{elsewhere && (
				<>
					{' '}
					<small>({elsewhere})</small>
				</>
			)}
		</>
	);
}

function factsOf(meeting: Meeting, author: string | undefined): string[] {
	const by = author === undefined ? t('card_by_series') : t('card_by', { name: nameOf(author) });
	return [by, t('card_moderator', { name: nameOf(moderatorOf(meeting)) }), ...countsOf(meeting)];
}

const COUNTED: [AttendeeAnswer, Key][] = [
	['accepted', 'answers_accepted'],
	['tentative', 'answers_tentative'],
	['declined', 'answers_declined'],
];

function countsOf({ answers }: Meeting): string[] {
	return COUNTED.flatMap(([answer, words]) => {
		const n = answers.filter((one) => one.answer === answer).length;
		return n > 0 ? [t(words, { n })] : [];
	});
}
