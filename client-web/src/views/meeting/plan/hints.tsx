/* What may be worth a second thought before people are invited, and what the meeting costs. It stands in nobody's way. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { MeetingListing } from '../../../protocol/types';
import { MINUTE_MS } from '../../../state/meetingClock';
import { hintsOn, personHours, type Hint } from '../../../state/planning';
import { clashesWith, type Slot } from '../../../state/week';
import { Icon } from '../../icon';
import { client } from '../../store';
import { shortDay, spanText } from '../times';
import { endOf, invitedBy, laterDates, startOf, type PlanForm } from './form';
const DAY_MS = 86_400_000;
const SHOWN_MAX = 3;

export function PlanHints({ form, isTemplate }: { form: PlanForm; isTemplate: boolean }) {
	const people = invitedBy(form).length;
	const minutes = form.minutes.value || 0;
	const hints = hintsOn({ goal: form.goal.value, minutes, items: form.agenda.value.items, people, rhythm: form.rhythm.value, end: endOf(form) });
	const clashes = useClashes(form);
	if (isTemplate) return null;
	/* Of each meeting the first date. */
	const told = clashes.filter(({ listing }, i) => clashes.findIndex((one) => one.listing === listing) === i).slice(0, SHOWN_MAX);
	return (
		<section class="plan-hints" aria-label={t('plan_hints')}>
			<p class="plan-cost">
				<Icon name="clock" />
				{t('plan_cost', { people, minutes, hours: personHours(people, minutes) })}
			</p>
			{(hints.length > 0 || clashes.length > 0) && (
				<ul>
					{hints.map((hint) => (
						<li key={hint.about}>{hintText(hint)}</li>
					))}
					{told.map((slot) => (
						<li key={`${slot.listing.room} ${slot.start}`}>{clashText(slot)}</li>
					))}
					{clashes.length > told.length && <li>{t('hint_clashes', { n: clashes.length - told.length })}</li>}
				</ul>
			)}
		</section>
	);
}

function hintText(hint: Hint): string {
	switch (hint.about) {
	case 'goal':
		return t('hint_goal');
	case 'agenda':
		return t('hint_agenda');
	case 'minutes':
		return t('hint_minutes', { agenda: hint.agenda, over: hint.over });
	case 'deciding':
		return t('hint_deciding', { n: hint.people });
	case 'long':
		return t('hint_long');
	case 'endless':
		return t('hint_endless');
	}
}

function clashText({ listing, start, end }: Slot): string {
	return t('hint_clash', { title: listing.plan.title, date: shortDay(start), time: spanText(start, end) });
}

/* What else one is wanted for at its dates. One's meetings are read once; what is still to come is all there. */
function useClashes(form: PlanForm): readonly Slot[] {
	const mine = useSignal<readonly MeetingListing[]>([]);
	const start = startOf(form);
	const day = Math.floor(start / DAY_MS);
	useEffect(() => {
		if (Number.isNaN(day)) return;
		const span = { from: day * DAY_MS, to: (day + 1) * DAY_MS };
		client()
			.call('meeting.list', span)
			.then(({ meetings }) => (mine.value = meetings))
			.catch(() => undefined);
	}, [day]);
	if (Number.isNaN(start)) return [];
	const length = (form.minutes.value || 0) * MINUTE_MS;
	const spans = [start, ...laterDates(form).map(({ time }) => time)].map((time) => ({ start: time, end: time + length }));
	return clashesWith(mine.value, spans, form.meeting && { room: form.room, meeting: form.meeting.meeting });
}
