/* Keeps something for later: on the agenda of the meeting that goes on, or else of the room's next one. */
import { t } from '../../i18n';
import type { AgendaDraft, Meeting } from '../../protocol/types';
import { goesOn } from '../../state/meeting';
import { leads } from '../../state/meetingPeople';
import { memberOf } from '../../state/room';
import type { RoomEntry } from '../../state/rooms';
import type { Place } from '../records';
import { app, client, me } from '../store';
import { notify } from '../toast';
import { shortDay } from './due';

const MINUTES = 10;

/* false: there is no meeting it could stand on, which has been said. */
export async function park({ room, meeting: here }: Place, title: string, id: string): Promise<boolean> {
	const entry = app.peek().rooms.get(room);
	const meetings = entry?.held?.meetings ?? [];
	const meeting = here === undefined ? nextOf(meetings) : meetings.find((one) => one.meeting === here);
	if (!entry || !meeting) {
		notify(t('park_nowhere'));
		return false;
	}
	const draft: AgendaDraft = { title, purpose: 'discuss', minutes: MINUTES };
	await client().call('agenda.add', { room, meeting: meeting.meeting, client_id: id, draft });
	const isLed = leads(meeting, me.peek(), ownsRoom(entry));
	if (isLed && goesOn(meeting)) await setAside(room, meeting, title);
	notify(wordsFor(meeting, isLed));
	return true;
}

function nextOf(meetings: readonly Meeting[]): Meeting | undefined {
	return meetings.filter(({ plan }) => plan.start !== undefined).sort((a, b) => a.plan.start! - b.plan.start!)[0];
}

function ownsRoom({ held }: RoomEntry): boolean {
	return held !== undefined && memberOf(held, me.peek())?.role === 'owner';
}

/* What was added a moment ago is the newest of that title. */
async function setAside(room: string, { meeting }: Meeting, title: string): Promise<void> {
	const read = await client().call('meeting.open', { room, meeting });
	const item = Math.max(...read.meeting.agenda.items.filter((one) => one.title === title && one.state === 'open').map((one) => one.item));
	if (Number.isFinite(item)) await client().call('agenda.change', { room, meeting, client_id: client().ids.next(), item, state: 'parked' });
}

function wordsFor(meeting: Meeting, isLed: boolean): string {
	const { title, start = 0 } = meeting.plan;
	if (goesOn(meeting)) return isLed ? t('park_here', { title }) : t('park_proposed_here', { title });
	return t(isLed ? 'park_next' : 'park_proposed_next', { title, day: shortDay(start, Date.now()) });
}
