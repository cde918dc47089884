/* What is said aloud of a meeting's polls. */
import { language, listText, t } from '../../../i18n';
import type { JournalEvent } from '../../../protocol/types';
import { pollsOf, type PollRecord } from '../../../state/poll';
import { averageOf, isDropped, sharesOf } from '../../../state/voting';
import { nameOf } from '../../person';

/* events: all that is on record, this one among them. */
export function pollText({ seq, kind, ref, author }: JournalEvent, events: readonly JournalEvent[]): string {
	const poll = pollsOf(events).find((one) => one.poll === (kind === 'poll.asked' ? seq : ref));
	if (!poll || isDropped(poll)) return '';
	const { question } = poll.asked;
	switch (kind) {
	case 'poll.asked':
		return poll.phase === 'prepared' ? '' : t('said_poll', { name: nameOf(author), question });
	case 'poll.opened':
		return t('said_poll_opened', { question });
	case 'poll.restarted':
		return t('said_poll_restarted', { question });
	case 'poll.closed':
		return t('said_poll_closed', { question, result: resultText(poll) });
	default:
		return '';
	}
}

function resultText({ asked, result }: PollRecord): string {
	const { voted = 0, counts = [] } = result ?? {};
	const average = averageOf(counts);
	if (asked.form === 'scale' && average !== undefined) return t('said_average', { n: average.toLocaleString(language.value, { maximumFractionDigits: 1 }) });
	const shares = sharesOf(asked, counts, voted).filter(({ votes }) => votes > 0);
	return shares.length === 0 ? t('said_no_votes') : `${listText(shares.map(({ text, votes }) => `${text} ${votes}`))}.`;
}
