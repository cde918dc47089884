/* One's own meetings, week by week. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import { addDays, dayAt, isDay, mondayOf } from '../../../state/dates';
import { placeKey } from '../../../state/place';
import { overlapsIn, spanOf, templatesOf, weekOf, type Day, type Slot } from '../../../state/week';
import { minute } from '../../clock';
import { PageHead } from '../../frame/pageHead';
import { Icon } from '../../icon';
import { go, visit } from '../../router';
import { useRowMoves, type Reach } from '../../rowMoves';
import { actOn } from '../../shortcuts';
import { meetingList, meetings } from '../store';
import { dayName, daysText, ownZone } from '../times';
import { Templates } from './templateList';
import { WeekRow } from './weekRow';

const LAST_DAY = 6;

function weekPath(monday: string, today: string): string {
	return monday === mondayOf(today) ? '/meetings' : `/meetings/${monday}`;
}

function keyOf({ listing: { room, meeting }, start }: Slot): string {
	return `${placeKey(room, meeting)} ${start}`;
}

export function WeekPage() {
	const { route } = visit.value;
	const zone = ownZone();
	const today = dayAt(minute.value, zone);
	const wanted = route.page === 'meetings' && isDay(route.week) ? route.week : today;
	const monday = mondayOf(wanted);
	useEffect(() => {
		const { from, to } = spanOf(monday, zone);
		meetings.listSpan(from, to);
	}, [monday]);
	useEffect(() => () => meetings.closeList(), []);
	const list = meetingList.value;
	const days = useMemo(() => weekOf(list?.meetings ?? [], monday, zone), [list, monday]);
	const slots = useMemo(() => days.flatMap((day) => day.slots), [days]);
	const overlaps = useMemo(() => overlapsIn(slots), [slots]);
	const ref = useRef<HTMLDivElement>(null);
	const { moves, reach } = useRowMoves(ref, slots, keyOf);
	const to = (weeks: number) => go(weekPath(addDays(monday, weeks * (LAST_DAY + 1)), today));
	const onKeyDown = (event: KeyboardEvent) =>
		actOn(event, 'meetings', { ...moves().acts, previousWeek: () => to(-1), nextWeek: () => to(1), thisWeek: () => go('/meetings') });
	return (
		<main class="inbox week">
			<PageHead title={t('week_title')}>
				<nav class="week-turn" aria-label={daysText(monday, addDays(monday, LAST_DAY))}>
					<a class="icon-button" href={weekPath(addDays(monday, -LAST_DAY - 1), today)} aria-label={t('week_previous')} title={t('week_previous')}>
						<Icon name="chevron-left" />
					</a>
					<span class="week-span" role="status">{daysText(monday, addDays(monday, LAST_DAY))}</span>
					<a class="icon-button" href={weekPath(addDays(monday, LAST_DAY + 1), today)} aria-label={t('week_next')} title={t('week_next')}>
						<Icon name="chevron-right" />
					</a>
				</nav>
				{monday !== mondayOf(today) && (
					<a class="button week-this" href="/meetings">
						{t('week_this')}
					</a>
				)}
			</PageHead>
			<div ref={ref} class="week-days" tabIndex={-1} data-region="meetings" aria-busy={list?.isRead !== true} onKeyDown={onKeyDown}>
				{days.map((day) => (
					<DaySection key={day.day} day={day} isToday={day.day === today} isRead={list?.isRead === true} overlaps={overlaps} reach={reach} />
				))}
				{list?.more && <p class="week-more">{t('week_more')}</p>}
			</div>
			<Templates listings={templatesOf(list?.meetings ?? [])} />
		</main>
	);
}

interface DayProps {
	day: Day;
	isToday: boolean;
	isRead: boolean;
	overlaps: ReadonlySet<Slot>;
	reach: (slot: Slot) => Reach;
}

function DaySection({ day: { day, slots }, isToday, isRead, overlaps, reach }: DayProps) {
	const id = `day-${day}`;
	return (
		<section class={isToday ? 'week-day is-today' : 'week-day'} aria-labelledby={id}>
			<h2 id={id}>
				{dayName(day)}
				{isToday && <span class="tag">{t('today')}</span>}
			</h2>
			{slots.length === 0 ? (
				<p class="week-none">{isRead && t('week_none')}</p>
			) : (
				<ul>
					{slots.map((slot) => (
						<WeekRow key={keyOf(slot)} slot={slot} overlaps={overlaps.has(slot)} reach={reach(slot)} />
					))}
				</ul>
			)}
		</section>
	);
}
