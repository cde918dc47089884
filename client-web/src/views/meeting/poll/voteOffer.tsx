/* Where something is asked that one has not answered: a way there. Nothing goes there by itself. */
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import { goesOn } from '../../../state/meeting';
import { pollsOf } from '../../../state/poll';
import { BarButton } from '../bar/barButton';
import { isNarrow } from '../narrow';
import { pane } from '../side/pane';
import { heldMeeting } from '../store';
import type { Self } from '../who';

export function VoteOffer({ meeting, self }: { meeting: Meeting; self: Self }) {
	const { events = [], polls: views = [] } = heldMeeting.value ?? {};
	/* The bar of whoever moderates is full, and they have asked it themselves. */
	const isBeside = pane.value === 'polls' || self.moderates;
	if (!self.isHere || !goesOn(meeting) || (isBeside && !isNarrow.value)) return null;
	const hasVoted = (poll: number) => views.some(({ tally, mine }) => tally.poll === poll && mine.length > 0);
	const asked = pollsOf(events).find(({ phase, poll }) => phase === 'open' && !hasVoted(poll))?.asked;
	if (!asked) return null;
	return <BarButton class="bar-vote" icon="vote" words={t('bar_vote')} label={`${t('bar_vote')}: ${asked.question}`} onPress={goThere} />;
}

function goThere(): void {
	pane.value = 'polls';
	const tab = document.getElementById('side-tab-polls')!;
	tab.focus({ preventScroll: true });
	const body = tab.closest('.meeting-body')!;
	body.scrollTop += tab.getBoundingClientRect().top - body.getBoundingClientRect().top;
}
