/* The register of a room's decisions, the newest first. */
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dateText, t } from '../../../i18n';
import type { DecisionListing } from '../../../protocol/types';
import { hasWords } from '../../../state/fold';
import { PageHead } from '../../frame/pageHead';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { openDecision } from '../../records';
import { roomPath } from '../../router';
import { useRowMoves, type Reach } from '../../rowMoves';
import { SearchField } from '../../searchField';
import { actOn } from '../../shortcuts';
import { useDecisions } from './decisionList';
import { Origin } from '../recordCard';
import { mayChange } from '../place';

function keyOf({ decision }: DecisionListing): string {
	return String(decision);
}

export function DecisionsPage({ room, title }: { room: string; title: string }) {
	const { decisions, more, isRead, isMissing, readOn } = useDecisions(room);
	const wanted = useSignal('');
	const shown = decisions.filter(({ decided }) => hasWords(`${decided.number} ${decided.text}`, wanted.value));
	const ref = useRef<HTMLUListElement>(null);
	const { moves, reach } = useRowMoves(ref, shown, keyOf);
	const numbers = new Map(decisions.map(({ decision, decided }) => [decision, decided.number]));
	return (
		<main class="inbox tasks-page" aria-label={title}>
			<PageHead title={title} back={roomPath(room)}>
				{mayChange(room) && (
					<button type="button" class="button" onClick={() => openDecision({ room })}>
						<Icon name="plus" />
						{t('decision_new')}
					</button>
				)}
			</PageHead>
			<div class="page-tools decision-tools">
				<SearchField label={t('decisions_search')} wanted={wanted} />
				<p role="status">{isRead && !isMissing && t('decisions_count', { n: shown.length })}</p>
			</div>
			{isMissing && <p class="tasks-none">{t('room_missing_text')}</p>}
			<ul ref={ref} class="decision-list" tabIndex={-1} data-region="tasks" aria-label={title} aria-busy={!isRead} onKeyDown={(event) => actOn(event, 'threads', moves().acts)}>
				{shown.map((one) => (
					<Item key={keyOf(one)} room={room} listing={one} numbers={numbers} reach={reach(one)} />
				))}
			</ul>
			{more && (
				<button type="button" class="button inbox-more" onClick={readOn}>
					{t('inbox_more')}
				</button>
			)}
		</main>
	);
}

interface ItemProps {
	room: string;
	listing: DecisionListing;
	/* Of those that have been read. */
	numbers: ReadonlyMap<number, number>;
	reach: Reach;
}

function Item({ room, listing, numbers, reach }: ItemProps) {
	const { decision, author, time, meeting, decided, corrected } = listing;
	const { number, text, message, corrects } = decided;
	const link = (seq: number, words: string) => <a href={roomPath(room, seq)}>{words}</a>;
	return (
		<li class={corrected === undefined ? 'decision' : 'decision is-corrected'}>
			<a class="decision-words" href={roomPath(room, decision)} {...reach}>
				<span class="decision-number">{t('decision_n', { n: number })}</span>
				{corrected === undefined ? <span class="record-text">{text}</span> : <s class="record-text">{text}</s>}
			</a>
			<p class="record-kind">
				<span>
					{dateText(time)}, {nameOf(author)}
				</span>
				<Origin room={room} meeting={meeting} message={message} />
				{corrects !== undefined && link(corrects, numbers.has(corrects) ? t('decision_replaces_n', { n: numbers.get(corrects)! }) : t('decision_replaces'))}
				{corrected !== undefined && link(corrected, numbers.has(corrected) ? t('decision_replaced_n', { n: numbers.get(corrected)! }) : t('decision_replaced'))}
				{corrected === undefined && mayChange(room) && (
					<button
						type="button"
						class="text-button"
						aria-label={t('decision_correct_n', { n: number })}
						onClick={() => openDecision({ room }, { corrects: decision, text })}
					>
						{t('decision_correct')} …
					</button>
				)}
			</p>
		</li>
	);
}
