/* What stands in the dialog that plans a meeting, and the plan it makes. */
import { signal, type Signal } from '@preact/signals';
import { LIMITS } from '../../../protocol/limits';
import type { Agenda, Attendee, Meeting, MeetingLink, MeetingPlan, MeetingRhythm } from '../../../protocol/types';
import { agendaOf, EMPTY_AGENDA } from '../../../state/agenda';
import { addDays, clockAt, dayAt, timeOf, weekdayOf, type SeriesEnd } from '../../../state/dates';
import { datesByRule, datesOfPlan, withExceptions, type Exceptions, type SeriesDate } from '../../../state/planning';
import { isBot } from '../../person';
import { app } from '../../store';
import { ownZone, zoneOf } from '../times';
import type { Template } from './templates';

/* given: the dates that are planned already. */
export type EndKind = 'count' | 'until' | 'open' | 'given';

export interface PlanForm {
	readonly room: string;
	/* What is to be changed; none: a meeting is planned. */
	readonly meeting: Meeting | undefined;
	/* Grows when fields are filled by another hand than the person's. */
	readonly filled: Signal<number>;
	readonly title: Signal<string>;
	readonly goal: Signal<string>;
	/* Its first day and its beginning there. */
	readonly day: Signal<string>;
	readonly clock: Signal<string>;
	readonly zone: Signal<string>;
	readonly minutes: Signal<number>;
	readonly rhythm: Signal<MeetingRhythm>;
	readonly end: Signal<EndKind>;
	readonly count: Signal<number>;
	readonly until: Signal<string>;
	readonly given: readonly SeriesDate[];
	readonly exceptions: Signal<Exceptions>;
	readonly everyone: Signal<boolean>;
	readonly named: Signal<readonly string[]>;
	readonly presenters: Signal<readonly string[]>;
	readonly moderator: Signal<string>;
	readonly taker: Signal<string>;
	readonly call: Signal<string>;
	readonly links: Signal<readonly MeetingLink[]>;
	readonly agenda: Signal<Agenda>;
}

const COUNT = 10;
const MINUTES = 45;
const MONTH_DAYS = 91;
const MORNING = '09:00';
const EVENING = '17:00';
const WEEKEND = [0, 6];
const HOUR_MS = 3_600_000;

/* The next full hour of a working day. */
function soon(zone: string): { day: string; clock: string } {
	const next = Math.ceil((Date.now() + HOUR_MS / 4) / HOUR_MS) * HOUR_MS;
	const [today, clock] = [dayAt(next, zone), clockAt(next, zone)];
	let day = clock > EVENING ? addDays(today, 1) : today;
	while (WEEKEND.includes(weekdayOf(day))) day = addDays(day, 1);
	const isHour = day === today && clock >= MORNING;
	return { day, clock: isHour ? clock : MORNING };
}

export function newForm(room: string): PlanForm {
	const zone = ownZone();
	const { day, clock } = soon(zone);
	return {
		room,
		meeting: undefined,
		filled: signal(0),
		title: signal(''),
		goal: signal(''),
		day: signal(day),
		clock: signal(clock),
		zone: signal(zone),
		minutes: signal(MINUTES),
		rhythm: signal<MeetingRhythm>('once'),
		end: signal<EndKind>('count'),
		count: signal(COUNT),
		until: signal(addDays(day, MONTH_DAYS)),
		given: [],
		exceptions: signal<Exceptions>(new Map()),
		everyone: signal(true),
		named: signal<readonly string[]>([]),
		presenters: signal<readonly string[]>([]),
		moderator: signal(app.peek().me),
		taker: signal(''),
		call: signal(''),
		links: signal<readonly MeetingLink[]>([]),
		agenda: signal(EMPTY_AGENDA),
	};
}

/* The form as it is for a meeting that is planned. */
export function formOf(room: string, meeting: Meeting): PlanForm {
	const { plan } = meeting;
	const form = newForm(room);
	form.title.value = plan.title;
	form.goal.value = plan.goal;
	const zone = zoneOf(plan);
	form.zone.value = zone;
	form.minutes.value = plan.minutes;
	form.rhythm.value = plan.rhythm;
	if (plan.start !== undefined) {
		form.day.value = dayAt(plan.start, zone);
		form.clock.value = clockAt(plan.start, zone);
	}
	form.end.value = 'given';
	fillPeople(form, plan);
	form.agenda.value = meeting.agenda;
	return { ...form, meeting, given: datesOfPlan(plan) };
}

/* Who comes, and what they look at: as in this plan. */
export function fillPeople(form: PlanForm, plan: MeetingPlan): void {
	const of = (role: Attendee['role']) => plan.attendees.filter((one) => one.role === role).map(({ person }) => person);
	form.everyone.value = plan.everyone;
	form.named.value = of('participant');
	form.presenters.value = of('presenter');
	form.moderator.value = plan.moderator;
	form.taker.value = plan.minute_taker ?? '';
	form.call.value = plan.call ?? '';
	form.links.value = plan.links ?? [];
}

/* What the template says takes the place of what the last one said; what the person wrote stays. */
export function fillFrom(form: PlanForm, template: Template, before: Template | undefined): void {
	const isUntouched = (now: string, then: string | undefined) => now === '' || now === then;
	if (isUntouched(form.title.value, before?.title)) form.title.value = template.title;
	if (isUntouched(form.goal.value, before?.goal)) form.goal.value = template.goal;
	const isSame = before && JSON.stringify(form.agenda.value) === JSON.stringify(agendaOf(before.items));
	if (isSame || form.agenda.value.items.length === 0) form.agenda.value = agendaOf(template.items);
	form.minutes.value = template.minutes;
	form.rhythm.value = template.rhythm;
	form.exceptions.value = new Map();
	form.filled.value++;
}

export function startOf({ day, clock, zone }: PlanForm): number {
	return timeOf(day.value, clock.value, zone.value);
}

export function endOf({ end, count, until }: PlanForm): SeriesEnd {
	if (end.value === 'count') return { count: count.value };
	return end.value === 'until' ? { until: until.value } : 'open';
}

/* The dates after the first, as the rule has them. */
export function ruledDates(form: PlanForm): SeriesDate[] {
	if (Number.isNaN(startOf(form)) || form.rhythm.value === 'once') return [];
	if (form.end.value === 'given') return [...form.given];
	const { day, clock, zone, rhythm } = form;
	return datesByRule({ day: day.value, clock: clock.value, zone: zone.value, rhythm: rhythm.value, end: endOf(form) });
}

export function laterDates(form: PlanForm): SeriesDate[] {
	return withExceptions(ruledDates(form), form.exceptions.value);
}

/* Who owns it. */
export function ownerOf({ meeting }: PlanForm): string {
	return meeting?.owner ?? app.value.me;
}

/* The people of the room, without programs. */
export function peopleIn(room: string): string[] {
	const members = app.value.rooms.get(room)?.held?.members ?? [];
	return members.map(({ person }) => person).filter((person) => !isBot(person));
}

export function invitedBy(form: PlanForm): readonly string[] {
	if (form.everyone.value) return peopleIn(form.room);
	const all = [ownerOf(form), form.moderator.value, form.taker.value, ...form.named.value, ...form.presenters.value];
	return [...new Set(all.filter((person) => person !== ''))];
}

function attendeesOf({ everyone, named, presenters }: PlanForm): Attendee[] {
	const participants = everyone.value ? [] : named.value.filter((person) => !presenters.value.includes(person));
	return [
		...participants.map((person): Attendee => ({ person, role: 'participant' })),
		...presenters.value.map((person): Attendee => ({ person, role: 'presenter' })),
	];
}

/* A template has no date. */
export function planOf(form: PlanForm, isTemplate: boolean): MeetingPlan {
	const links = form.links.value.filter(({ address }) => address.trim() !== '').map(trimmed);
	const call = form.call.value.trim();
	return {
		title: form.title.value.trim(),
		goal: form.goal.value.trim(),
		...(!isTemplate && { start: startOf(form) }),
		minutes: form.minutes.value,
		time_zone: form.zone.value,
		rhythm: form.rhythm.value,
		later: isTemplate ? [] : laterDates(form).map(({ time }) => ({ start: time })),
		moderator: form.moderator.value,
		...(form.taker.value !== '' && { minute_taker: form.taker.value }),
		everyone: form.everyone.value,
		attendees: attendeesOf(form),
		...(call !== '' && { call }),
		...(links.length > 0 && { links }),
	};
}

/* An address speaks for itself where it has no title. */
function trimmed({ title, address }: MeetingLink): MeetingLink {
	return { title: title.trim() || address.trim().slice(0, LIMITS.agenda_title_max), address: address.trim() };
}
