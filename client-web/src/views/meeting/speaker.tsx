/* Says what happens, for those who do not see it: where everybody is, and three times how much time is left. No clock is
 * ever read aloud by itself. What was taken from whom everybody is told, on screen as well. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t, type Key } from '../../i18n';
import type { Floor, JournalEvent, Meeting, MeetingPhase } from '../../protocol/types';
import { floorNews, turnLeft, turnMark, type FloorNews } from '../../state/floor';
import { currentItem, itemLeft } from '../../state/meetingClock';
import { markBetween, newsOf, type Mark, type News } from '../../state/meetingNews';
import { nameOf } from '../person';
import { pollText } from './poll/said';
import { me } from '../store';
import { notify } from '../toast';
import { second } from './store';

interface Props {
	meeting: Meeting;
	events: readonly JournalEvent[];
	floor: Floor | undefined;
}

export function Speaker({ meeting, events, floor }: Props) {
	const said = useSignal('');
	const before = useRef(meeting);
	useEffect(() => {
		const news = newsOf(before.current, meeting);
		before.current = meeting;
		const words = news.flatMap((one) => (isShown(one) ? [] : [newsText(one, meeting)]));
		if (words.length > 0) said.value = words.join(' ');
		for (const one of news) if (isShown(one)) notify(newsText(one, meeting));
	}, [meeting]);
	useMarks(meeting, (words) => (said.value = words));
	useRecord(events, (words) => (said.value = words));
	useFloor(floor, (words) => (said.value = words));
	useTurn(floor, (words) => (said.value = words));
	return (
		<p role="status" class="visually-hidden" data-testid="meeting-said">
			{said.value}
		</p>
	);
}

/* On screen as well, for a while. */
function isShown({ what }: News): boolean {
	return what === 'extended' || what === 'moderator' || what === 'parked';
}

const PHASES: Partial<Record<MeetingPhase, Key>> = {
	lobby: 'meeting_lobby_title',
	running: 'said_running',
	paused: 'meeting_pause_text',
	ended: 'said_ended',
	cancelled: 'said_cancelled',
};

function newsText(news: News, { agenda: { items } }: Meeting): string {
	switch (news.what) {
	case 'phase':
		return t(PHASES[news.phase] ?? 'meeting');
	case 'item':
		return t('said_item', { n: items.indexOf(news.item) + 1, title: news.item.title, minutes: news.item.minutes });
	case 'parked':
		return t('said_parked', { title: news.item.title });
	case 'extended':
		return news.from
			? t('said_extended_giver', { n: news.minutes, title: news.item.title, from: news.from.title })
			: t('said_extended', { n: news.minutes, title: news.item.title });
	case 'moderator':
		return news.person === me.peek() ? t('said_you_moderate') : t('said_moderates', { name: nameOf(news.person) });
	}
}

const MARKS: Record<Mark, Key> = { half: 'said_half', minute: 'said_minute', zero: 'said_zero' };

/* Says how an item's time stands, when a mark is passed. What changes the clock passes none. */
function useMarks(meeting: Meeting, onMark: (words: string) => void): void {
	const item = currentItem(meeting);
	const { phase, deadline } = meeting.run;
	const left = item && phase === 'running' ? itemLeft(meeting, item, second.value) : undefined;
	const last = useRef({ deadline, left });
	useEffect(() => {
		const before = last.current;
		last.current = { deadline, left };
		if (!item || left === undefined || before.left === undefined || before.deadline !== deadline) return;
		const mark = markBetween(item.minutes, before.left, left);
		if (mark) onMark(t(MARKS[mark], { title: item.title, n: Math.round(item.minutes / 2) }));
	}, [left, deadline]);
}

/* Says who gets the word, and what of the list concerns this person. */
function useFloor(floor: Floor | undefined, onWords: (words: string) => void): void {
	const last = useRef(floor);
	useEffect(() => {
		const words = floorNews(last.current, floor, me.peek()).map(floorText);
		last.current = floor;
		if (words.length > 0) onWords(words.join(' '));
	}, [floor]);
}

function floorText(news: FloorNews): string {
	switch (news.what) {
	case 'word':
		return news.person === me.peek() ? t('floor_yours') : t('floor_has', { name: nameOf(news.person) });
	case 'next':
		return t('said_next');
	case 'closed':
		return t('said_closed');
	case 'opened':
		return t('said_opened');
	case 'asked':
		return t('check');
	}
}

/* Says to whoever has the word that their time is running out. */
function useTurn(floor: Floor | undefined, onWords: (words: string) => void): void {
	const turn = floor?.speaker?.person === me.value ? floor.speaker : undefined;
	const left = turn?.until === undefined ? undefined : turnLeft(turn, second.value);
	const last = useRef({ until: turn?.until, left });
	useEffect(() => {
		const before = last.current;
		last.current = { until: turn?.until, left };
		if (left === undefined || before.left === undefined || before.until !== turn?.until) return;
		const mark = turnMark(before.left, left);
		if (mark) onWords(t(mark === 'soon' ? 'said_turn_soon' : 'said_turn_zero'));
	}, [left, turn?.until]);
}

/* Says what others put on record, and what they add to it; of a poll that is closed everybody is told what came out. */
function useRecord(events: readonly JournalEvent[], onWords: (words: string) => void): void {
	const last = useRef(events.at(-1)?.seq ?? 0);
	useEffect(() => {
		const fresh = events.filter(({ seq, kind, author }) => seq > last.current && (author !== me.peek() || kind === 'poll.closed'));
		last.current = Math.max(last.current, events.at(-1)?.seq ?? 0);
		const words = fresh.map((event) => recordText(event, events)).filter(Boolean);
		if (words.length > 0) onWords(words.join(' '));
	}, [events]);
}

function recordText(event: JournalEvent, events: readonly JournalEvent[]): string {
	const { kind, body, author } = event;
	const name = nameOf(author);
	if (kind === 'meeting.called' && body) return t('said_called', { name, whom: nameOf(body.person) });
	if (kind === 'decision.made' && body) return t('said_decision', { name, n: body.decided.number, text: body.decided.text });
	if (kind === 'task.made' && body) return body.what.person === undefined ? t('said_task', { name, text: body.what.text }) : t('said_task_for', { name, whom: nameOf(body.what.person), text: body.what.text });
	if (kind === 'agenda.summarised' && body) return t('said_summary', { name, text: body.text });
	if (kind === 'agenda.confirmed' && body?.text) return `${t('summary_adds', { name })} ${body.text}`;
	return pollText(event, events);
}
