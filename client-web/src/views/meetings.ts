/* What all of the client knows of meetings; what shows them comes later. */
import { computed, signal } from '@preact/signals';
import { t, timeText } from '../i18n';
import type { MeetingListing } from '../protocol/types';
import { goesOn } from '../state/meeting';
import { attempt } from './attempt';
import { loadMeetings, loadPlanning, openLater, whenIdle } from './lazy';
import { preferences } from './preferences';
import { go, meetingPath } from './router';
import { client, me, presence } from './store';

/* Those of one's meetings that are not over, once they have been read. */
export const mine = signal<readonly MeetingListing[]>([]);

export const runsNow = computed(() => mine.value.some((one) => one.invited && goesOn(one)));

/* The address of the meeting one is in; `elsewhere`: that is known from another device. Empty: in none. */
export const inMeeting = computed(() => preferences.value.meeting || (presence.value.get(me.value) === 'meeting' ? 'elsewhere' : ''));

/* Into a meeting that goes on, and to its page. */
export function joinMeeting(room: string, meeting: number): void {
	go(meetingPath(room, meeting));
	attempt(client().call('meeting.attend', { room, meeting, client_id: client().ids.next(), here: true }));
}

/* Once there is a connection. */
export function keepMineSoon(): void {
	const start = ({ keepMine, startQuiet }: Awaited<ReturnType<typeof loadMeetings>>) => {
		keepMine();
		startQuiet();
	};
	whenIdle(() => void loadMeetings().then(start).catch(() => undefined));
}

/* number: the meeting that is changed; from: the template one is planned from. */
export function openPlan(room: string, what: { number?: number; from?: number } = {}): void {
	openLater(() => loadPlanning().then(({ PlanDialog }) => PlanDialog), { room, ...what });
}

export function openStart(room: string): void {
	openLater(() => loadPlanning().then(({ StartDialog }) => StartDialog), { room });
}

/* That a meeting begins, in a sentence. One that was planned just now is read first. */
export async function soonText(room: string, meeting: number): Promise<string> {
	const listed = mine.peek().find((one) => one.room === room && one.meeting === meeting);
	const { plan } = listed ?? (await client().call('meeting.open', { room, meeting })).meeting;
	return t('soon_title', { title: plan.title, time: timeText(plan.start ?? Date.now()) });
}
