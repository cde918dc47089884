/* What came of a meeting: its items with their outcome and their time, and where what is unfinished went. */
import { t, timeText } from '../../i18n';
import type { AgendaItem, JournalEvent, Meeting } from '../../protocol/types';
import { MINUTE_MS } from '../../state/meetingClock';
import { pollsOf } from '../../state/poll';
import type { RoomEntry } from '../../state/rooms';
import { summaryOf } from '../../state/summary';
import { LaterPart } from '../laterPart';
import { loadRecords } from '../lazy';
import { meetingPath, minutesPath } from '../router';
import { SummaryCard } from './summary/summaryCard';
import type { Self } from './who';
import { momentOf, stateText, usedText } from './words';

const loadNote = () => import('./notes/later').then(({ FoldedNote }) => FoldedNote);
const noteTitle = (isWritten: boolean | undefined) => t(isWritten === false ? 'notes_none' : 'notes');
const loadRecord = () => loadRecords().then((module) => module.AfterRecords);

interface Props {
	room: string;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	events: readonly JournalEvent[];
	self: Self;
}

export function After({ room, entry, meeting, events, self }: Props) {
	const { run, agenda } = meeting;
	const next = entry?.held?.meetings.find(({ previous }) => previous === meeting.meeting);
	return (
		<section class="meeting-after">
			<h2>{endText(meeting)}</h2>
			{run.started !== undefined && <p>{t('after_took', { n: Math.round(((run.ended ?? run.started) - run.started) / MINUTE_MS), planned: meeting.plan.minutes })}</p>}
			{run.phase === 'ended' && (
				<p>
					<a class="button button-primary" href={minutesPath(room, meeting.meeting)}>
						{t('after_minutes')}
					</a>
				</p>
			)}
			{next?.plan.start !== undefined && (
				<p>
					<a class="button" href={meetingPath(room, next.meeting)}>
						{t('after_next', { time: momentOf(next.plan.start) })}
					</a>
				</p>
			)}
			{run.started !== undefined && (
				<ol class="after-items" aria-label={t('after_items')}>
					{agenda.items.map((item, i) => (
						<li key={item.item}>
							<ItemEnd meeting={meeting} item={item} place={i + 1} isCarried={next !== undefined} />
							<Outcome room={room} item={item} events={events} self={self} />
							<LaterPart load={loadNote} props={{ room, meeting, item, title: noteTitle, opens: true }} />
							<LaterPart load={loadRecord} props={{ room, events, isOf: (one) => one === item.item }} />
							<Polls room={room} item={item.item} events={events} />
						</li>
					))}
				</ol>
			)}
			<LaterPart load={loadRecord} props={{ room, events, isOf: (one) => !agenda.items.some(({ item }) => item === one) }} />
			<Polls room={room} item={undefined} events={events} />
		</section>
	);
}

function endText({ run }: Meeting): string {
	const time = run.ended === undefined ? '' : timeText(run.ended);
	if (run.phase === 'cancelled') return t('after_cancelled');
	return run.started === undefined ? t('after_never_begun') : t('after_ended', { time });
}

function ItemEnd({ meeting, item, place, isCarried }: { meeting: Meeting; item: AgendaItem; place: number; isCarried: boolean }) {
	const facts = [
		stateText(item.state),
		usedText(meeting, item, 0),
		isCarried && item.state !== 'done' && t('after_carried'),
	];
	return (
		<div class="after-item">
			<h3>
				{place}. {item.title}
			</h3>
			<p class="now-facts">{facts.filter(Boolean).join(' · ')}</p>
			{item.outcome && (
				<p class="now-outcome">
					<strong>{t('meeting_outcome')}</strong> {item.outcome}
				</p>
			)}
		</div>
	);
}

function Outcome({ room, item, events, self }: { room: string; item: AgendaItem; events: readonly JournalEvent[]; self: Self }) {
	const summary = summaryOf(item.item, events);
	return summary ? <SummaryCard key={summary.seq} room={room} title={t('summary_of', { title: item.title })} summary={summary} mayAnswer={self.isMember} /> : null;
}

const loadOutcomes = () => loadRecords().then((module) => module.PollOutcomes);

/* What was asked at an item, or at none. */
function Polls({ room, item, events }: { room: string; item: number | undefined; events: readonly JournalEvent[] }) {
	const polls = pollsOf(events).filter((poll) => poll.item === item && poll.result?.counts);
	return polls.length > 0 ? <LaterPart load={loadOutcomes} props={{ room, polls }} /> : null;
}
