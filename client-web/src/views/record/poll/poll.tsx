/* A poll as it is now: one votes there, sees how it stands, and what came out. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { PollView } from '../../../protocol/types';
import type { PollRecord } from '../../../state/poll';
import { choicesOf } from '../../../state/voting';
import { attempt } from '../../attempt';
import { Confirm, openDialog } from '../../dialog/dialog';
import { useFocusKept } from '../../meeting/focus';
import { openDecision } from '../../records';
import { client } from '../../store';
import { Ballot } from './ballot';
import { Results, type Outcome } from './results';
import type { PollRights } from './rights';
import { decisionText, formText, secrecyText, SECRECIES } from './words';

interface Props {
	room: string;
	poll: PollRecord;
	/* How it stands while it is open; undefined: that is not known yet. */
	view: PollView | undefined;
	rights: PollRights;
	/* How many can vote, if that is known. */
	electors: number | undefined;
	/* Who asks, where that does not stand beside it. */
	by?: string;
}

export function PollPart({ room, poll, view, rights, electors, by }: Props) {
	const { asked, phase } = poll;
	const outcome = outcomeOf(poll, view);
	const votes = phase === 'open' && rights.votes;
	const box = useFocusKept(`${phase} ${votes}`);
	return (
		<div ref={box} class={phase === 'closed' ? 'poll is-past' : 'poll'} role="group" aria-label={asked.question} tabIndex={-1}>
			<p class="poll-by">{[by, t(SECRECIES[asked.secrecy]), formText(asked)].filter(Boolean).join(' · ')}</p>
			<h2>{asked.question}</h2>
			{phase === 'open' && poll.restarted && <p class="note poll-restarted">{t('poll_restarted')}</p>}
			{votes && <Ballot room={room} poll={poll.poll} asked={asked} mine={view?.mine ?? []} outcome={outcome} />}
			{!votes && !outcome && asked.form !== 'scale' && <Choices poll={poll} />}
			{outcome && (!votes || asked.form === 'scale') && <Results asked={asked} outcome={outcome} />}
			{phase !== 'closed' && <p class="poll-hint">{secrecyText(asked)}</p>}
			<p class="poll-stand">{standText(poll, view, electors)}</p>
			<Foot room={room} poll={poll} rights={rights} stand={standText(poll, view, electors)} />
		</div>
	);
}

/* What shows of the votes. */
function outcomeOf({ asked, phase, result }: PollRecord, view: PollView | undefined): Outcome | undefined {
	if (phase === 'closed') return result && { counts: [], ...result };
	return phase === 'open' && asked.live && view ? { counts: [], ...view.tally } : undefined;
}

/* What there is to choose, for those who cannot. */
function Choices({ poll: { asked } }: { poll: PollRecord }) {
	return (
		<ul class="poll-results">
			{choicesOf(asked).map(({ option, text }) => (
				<li key={option} class="poll-words">
					{text}
				</li>
			))}
		</ul>
	);
}

function standText({ phase, result }: PollRecord, view: PollView | undefined, electors: number | undefined): string {
	if (phase === 'prepared') return t('poll_prepared');
	if (phase === 'closed') return t('poll_closed', { n: result?.voted ?? 0 });
	if (!view) return '';
	const n = view.tally.voted;
	return electors === undefined ? t('poll_so_far', { n }) : t('poll_so_far_of', { n, of: Math.max(n, electors) });
}

interface FootProps {
	room: string;
	poll: PollRecord;
	rights: PollRights;
	stand: string;
}

function Foot({ room, poll: record, rights, stand }: FootProps) {
	const { poll, phase, asked, meeting, item } = record;
	const say = (method: 'poll.open' | 'poll.close') => attempt(client().call(method, { room, poll, client_id: client().ids.next() }));
	const close = () =>
		(openDialog.value = () =>
			h(Confirm, { title: t('poll_close_ask', { question: asked.question }), text: `${stand} ${t('poll_close_text')}`, action: t('poll_close_do'), onConfirm: () => say('poll.close') }));
	const place = { room, ...(meeting !== undefined && { meeting }), ...(item !== undefined && { item }) };
	if (phase === 'closed')
		return rights.decides ? (
			<div class="poll-actions">
				<button type="button" class="button" aria-haspopup="dialog" onClick={() => openDecision(place, { poll, text: decisionText(record) })}>
					{t('poll_decide')}
				</button>
			</div>
		) : null;
	if (!rights.runs) return null;
	return (
		<div class="poll-actions">
			{phase === 'prepared' && (
				<>
					<button type="button" class="button button-primary" onClick={() => say('poll.open')}>
						{t('poll_begin')}
					</button>
					<button type="button" class="button" onClick={() => say('poll.close')}>
						{t('poll_drop')}
					</button>
				</>
			)}
			{phase === 'open' && (
				<button type="button" class="button" aria-haspopup="dialog" onClick={close}>
					{t('poll_close')}
				</button>
			)}
		</div>
	);
}
