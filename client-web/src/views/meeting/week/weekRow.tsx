import { t } from '../../../i18n';
import { isOver } from '../../../state/meeting';
import { MINUTE_MS } from '../../../state/meetingClock';
import type { Slot } from '../../../state/week';
import { Icon } from '../../icon';
import { roomName } from '../../roomName';
import { meetingPath, minutesPath } from '../../router';
import type { Reach } from '../../rowMoves';
import { Answers } from '../answers';
import { MenuButton } from '../elsewhere/menuButton';
import { PhaseTag } from '../phase';
import { elsewhereText, spanText } from '../times';

/* A meeting in the week, or a date of its series: what leads there, what one says to it, and what one can do with it. */
export function WeekRow({ slot, overlaps, reach }: { slot: Slot; overlaps: boolean; reach: Reach }) {
	const { listing, start, end, isLater } = slot;
	const { room, meeting, plan, run, invited, answer } = listing;
	const isOpen = !isOver(listing) && !isLater;
	const facts = [roomName(room), t('week_minutes', { n: Math.max(1, Math.round((end - start) / MINUTE_MS)) }), elsewhereText(start, plan), isLater && t('week_later')];
	const classes = ['week-item', isLater && 'is-later', isOver(listing) && 'is-past', answer === 'declined' && 'is-declined'];
	return (
		<li class={classes.filter(Boolean).join(' ')}>
			<a class="week-link" href={meetingPath(room, meeting)} {...reach}>
				<time class="week-time" dateTime={new Date(start).toISOString()}>
					{spanText(start, end)}
				</time>
				<span class="week-words">
					<span class="week-name">
						<span class="week-title">{plan.title}</span>
						{!isLater && <PhaseTag run={run} />}
					</span>
					<small>{facts.filter(Boolean).join(' · ')}</small>
					{overlaps && (
						<small class="week-overlap">
							<Icon name="triangle-alert" />
							{t('week_overlaps')}
						</small>
					)}
				</span>
			</a>
			{isOpen && run.started === undefined && invited && <Answers room={room} meeting={meeting} title={plan.title} answer={answer} />}
			{run.phase === 'ended' && (
				<p class="week-minutes">
					<a class="button" href={minutesPath(room, meeting)} aria-label={`${t('card_minutes')}: ${plan.title}`}>
						{t('card_minutes')}
					</a>
				</p>
			)}
			{!isLater && <MenuButton listed={listing} />}
		</li>
	);
}
