/* Meetings in the house of a test. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson } from './house.mjs';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

export const ITEMS = [
	{ title: 'Check-in', purpose: 'inform', minutes: 5, outcome: 'Everybody has spoken once', standing: true },
	{ title: 'Figures', purpose: 'inform', minutes: 10 },
	{ title: 'Price list', purpose: 'decide', minutes: 10 },
	{ title: 'Trade fair', purpose: 'discuss', minutes: 5 },
];

/* Plans one in the house's room that begins soon, once more in a week; returns its number. */
export async function planMeeting({ server, ada, room }, plan = {}, items = ITEMS, begin = false) {
	const start = Date.now() + (begin ? 0 : 15 * MINUTE_MS);
	const whole = { title: 'Weekly', goal: 'Everybody knows who helps.', start, minutes: 30, time_zone: 'Europe/Berlin', rhythm: 'weekly', later: [{ start: start + WEEK_MS }], moderator: ada.id, everyone: true, attendees: [], ...plan };
	return asPerson(server, ada, async (call) => (await call('meeting.plan', { room, client_id: newClientId(), plan: whole, items, begin })).seq);
}

/* Its page, once it is there. */
export async function openMeeting(seat, room, number, title = 'Weekly') {
	await seat.page.goto(`/r/${room}/${number}/meeting`);
	await seat.page.getByRole('main', { name: title }).waitFor();
}

/* Says commands about a meeting as this person. */
export function inMeeting({ server, room }, meeting, person, run) {
	const which = (method) => ({
		...(method !== 'agenda.confirm' && { meeting }),
		/* What is said on the floor is no event: it may be said twice. */
		...(!method.startsWith('floor.') && { client_id: newClientId() }),
	});
	return asPerson(server, person, (call) => run((method, params) => call(method, { room, ...which(method), ...params })));
}
