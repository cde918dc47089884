/* What was chosen: bars, how many, and who, where that is told. */
import { listText, t } from '../../../i18n';
import type { Poll, PollCount, PollVote } from '../../../protocol/types';
import { averageOf, endsOf, sharesOf, votersOf, type Share } from '../../../state/voting';
import { byName, nameOf } from '../../person';
import { numberText, shareText } from './words';

export interface Outcome {
	voted: number;
	counts: readonly PollCount[];
	votes?: readonly PollVote[] | undefined;
}

export function sharesIn(asked: Poll, { counts, voted }: Outcome): Share[] {
	return sharesOf(asked, counts, voted);
}

/* Without a choice. */
export function Results({ asked, outcome }: { asked: Poll; outcome: Outcome }) {
	const average = asked.form === 'scale' ? averageOf(outcome.counts) : undefined;
	return (
		<>
			{average !== undefined && <p class="poll-average">{t('poll_average', { n: numberText(average) })}</p>}
			<ul class="poll-results" aria-label={t('poll_results')}>
				{sharesIn(asked, outcome).map((share) => (
					<li key={share.option}>
						<p class="poll-line">
							<span class="poll-words">{wordsOf(asked, share)}</span> <span class="poll-share">{shareText(share)}</span>
						</p>
						<Bar share={share} />
						<Voters votes={outcome.votes} option={share.option} />
					</li>
				))}
			</ul>
		</>
	);
}

/* The ends of a scale have words beside them. */
function wordsOf(asked: Poll, { option, text }: Share): string {
	if (asked.form !== 'scale') return text;
	const { low, high } = endsOf(asked);
	const words = option === low ? asked.low_text : option === high ? asked.high_text : undefined;
	return words ? `${text} – ${words}` : text;
}

export function Bar({ share }: { share: Share }) {
	return (
		<div class="poll-bar" aria-hidden="true">
			<span style={{ '--share': `${share.percent}%` }} />
		</div>
	);
}

/* So many names stand there at once. */
const NAMES_MAX = 12;

export function Voters({ votes = [], option }: { votes: readonly PollVote[] | undefined; option: number }) {
	const voters = votersOf(votes, option).sort(byName);
	if (voters.length === 0) return null;
	const names = <p class="poll-names">{listText(voters.map(nameOf))}</p>;
	if (voters.length <= NAMES_MAX) return names;
	return (
		<details class="poll-many">
			<summary>{t('poll_names', { n: voters.length })}</summary>
			{names}
		</details>
	);
}
