/* The clocks of a meeting, drawn by one function, so that all of them say the same. */
import { t, timeText } from '../../i18n';
import type { AgendaItem, Meeting } from '../../protocol/types';
import { clockFace, minutesLate, type ClockFace } from '../../state/clockFace';
import { currentItem, forecast, itemLeft, MINUTE_MS, untilLeft } from '../../state/meetingClock';
import { second } from './store';

/* In words where the time is over. */
export function faceText({ digits, isOver }: ClockFace): string {
	return isOver ? t('meeting_over', { time: digits }) : digits;
}

/* What is left of the item that everybody is at. */
export function itemFace(meeting: Meeting, item: AgendaItem): ClockFace {
	return clockFace(itemLeft(meeting, item, second.value), item.minutes * MINUTE_MS);
}

/* Large, with a line that fills. */
export function ItemClock({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
	const face = itemFace(meeting, item);
	const isPaused = meeting.run.phase === 'paused';
	return (
		<div class={`clock is-${isPaused ? 'calm' : face.tone}`}>
			<p class="clock-time" role="timer" data-testid="item-clock">
				{faceText(face)}
			</p>
			<p class="clock-words">
				{item.minutes > 0 ? t('meeting_of_minutes', { n: item.minutes }) : t('meeting_no_minutes')}
				{face.tone === 'soon' && !isPaused && <span class="clock-soon"> · {t('meeting_soon')}</span>}
			</p>
			<div class="clock-line" aria-hidden="true">
				<span style={{ '--used': `${Math.round(face.used * 100)}%` }} />
			</div>
		</div>
	);
}

/* The meeting's own clock, and when it will end. */
export function MeetingTimes({ meeting }: { meeting: Meeting }) {
	const now = second.value;
	const { until = 0, started = 0 } = meeting.run;
	const face = clockFace(untilLeft(meeting, now) ?? 0, until - started);
	const expected = forecast(meeting, now) ?? now;
	const late = minutesLate(expected, until);
	return (
		<div class="meeting-times">
			<p>
				<span class="meeting-times-what">{t('meeting_clock')}</span>
				<span class={`is-${face.tone}`} role="timer" aria-label={t('meeting_clock')} data-testid="meeting-clock">
					{faceText(face)}
				</span>
			</p>
			{meeting.agenda.items.length > 0 && (
				<p>
					<span class="meeting-times-what">{t('meeting_forecast')}</span>
					<span class={late > 0 ? 'is-soon' : ''} data-testid="forecast">
						{timeText(expected)}, {lateText(late)}
					</span>
				</p>
			)}
		</div>
	);
}

function lateText(late: number): string {
	if (late === 0) return t('meeting_on_time');
	return late > 0 ? t('meeting_late', { n: late }) : t('meeting_early', { n: -late });
}

/* The current item's clock where there is little place. */
export function SmallClock({ meeting }: { meeting: Meeting }) {
	const item = currentItem(meeting);
	if (!item) return null;
	const face = itemFace(meeting, item);
	return <span class={`clock-small is-${face.tone}`}>{faceText(face)}</span>;
}
