/* The screens of meetings, for the tour: one that this person moderates, from the plan to the pause, and one where
 * they take part, to the end. Both are made anew for each look. */
import { newClientId } from '../lib/ids.mjs';

const ROOM = 'vertrieb-süd';
const DAY_MS = 24 * 60 * 60_000;

/* What a command about a meeting says besides: a poll knows its own, and what is no event may be said twice. */
function besides(method, meeting) {
	const isVolatile = method.startsWith('floor.') || method === 'poll.vote';
	const isOfPoll = method.startsWith('poll.') && method !== 'poll.ask';
	return { ...(!isOfPoll && { meeting }), ...(!isVolatile && { client_id: newClientId() }) };
}

/* What the tour's two people have planned together in this look. */
async function plan(look, who, title) {
	const items = [
		{ title: 'Wie geht es uns?', purpose: 'inform', minutes: 5, standing: true },
		{ title: 'Übergabe der Kundinnen und Kunden in Oberschwaben', purpose: 'discuss', minutes: 15, outcome: 'Zu jedem Namen, wer ihn übernimmt' },
		{ title: 'Messe Nürnberg: Standdienst', purpose: 'decide', minutes: 10 },
	];
	return look.as(who, async (call, { me, rooms }) => {
		const { room } = rooms.find((one) => one.title === ROOM);
		const plan = { title, goal: 'Niemand wartet nach dem Wechsel auf eine Antwort.', start: Date.now() + 20 * 60_000, minutes: 30, time_zone: 'Europe/Berlin', rhythm: 'once', later: [], moderator: me, everyone: true, attendees: [] };
		const { seq } = await call('meeting.plan', { room, client_id: newClientId(), plan, items });
		const say = (method, params, person = who) => look.as(person, (their) => their(method, { room, ...besides(method, seq), ...params }));
		return { say, me, room, path: `/r/${room}/${seq}/meeting` };
	});
}

async function press(look, key) {
	await look.page.locator('.meeting-bar').getByRole('button', { name: look.t(key), exact: true }).click();
}

async function tab(look, key) {
	await look.page.getByRole('tab', { name: look.t(key) }).click();
}

const run = (look, phase) => look.meeting.say('meeting.run', { phase });

export const MEETING_SCREENS = {
	'24-meetings': async (look) => {
		await look.goto('/meetings');
		await look.page.locator('.week-day').first().waitFor();
	},
	'24-meetings-planned': async (look) => {
		look.meeting = await plan(look, 'Anna Berg', 'Übergabe Süd');
		await look.goto(look.meeting.path);
		await look.page.locator('.meeting-before .answers').waitFor();
	},
	'24-meetings-lobby': async (look) => {
		await press(look, 'meeting_open_lobby');
		await look.page.locator('.phase.is-lobby').first().waitFor();
	},
	'24-meetings-moderating': async (look) => {
		await press(look, 'meeting_begin');
		await look.page.getByTestId('item-clock').waitFor();
	},
	'24-meetings-floor': async (look) => {
		await look.meeting.say('meeting.attend', { here: true }, 'Lena Kurz');
		await look.meeting.say('floor.raise', { kind: 'direct' }, 'Lena Kurz');
		await look.page.locator('.floor-line').first().scrollIntoViewIfNeeded();
	},
	'24-meetings-poll': async (look) => {
		const { say } = look.meeting;
		const asked = { question: 'Wer fährt am ersten Tag nach Nürnberg?', form: 'single', secrecy: 'open', live: true, options: [{ text: 'Lena' }, { text: 'Tobias' }, { text: 'Beide' }] };
		look.meeting.poll = (await say('poll.ask', { asked, item: 1 })).seq;
		await say('poll.vote', { poll: look.meeting.poll, picks: [{ option: 3 }] }, 'Lena Kurz');
		await tab(look, 'side_polls');
		await look.page.locator('.poll-names').first().scrollIntoViewIfNeeded();
	},
	'24-meetings-poll-closed': async (look) => {
		await look.meeting.say('poll.close', { poll: look.meeting.poll });
		await look.page.locator('.poll.is-past').first().scrollIntoViewIfNeeded();
	},
	'24-meetings-outcomes': async (look) => {
		const { say, me, poll } = look.meeting;
		await say('decision.make', { text: 'Am ersten Messetag sind Lena und Tobias am Stand.', item: 1, poll });
		await say('task.make', { text: 'Zimmer für Nürnberg buchen', item: 1, person: me, until: Date.now() + 3 * DAY_MS });
		await tab(look, 'side_record');
		await look.page.locator('.meeting-side .task').first().scrollIntoViewIfNeeded();
	},
	'24-meetings-summary': async (look) => {
		await look.page.locator('.meeting-bar .bar-next').click();
		await look.page.locator('.summary-form').waitFor();
	},
	'24-meetings-more': (look) => press(look, 'meeting_more'),
	'24-meetings-paused': async (look) => {
		await press(look, 'meeting_pause');
		await look.page.locator('.meeting-pause').waitFor();
	},
	'24-meetings-elsewhere': async (look) => {
		await look.goto('/meetings');
		await look.page.locator('.running-bar').waitFor();
	},
	'24-meetings-card': async (look) => {
		await look.channel(ROOM);
		await look.page.locator('.meeting-card').last().waitFor();
	},
	'24-record-card': async (look) => {
		await look.page.locator('.record-card.is-task').last().scrollIntoViewIfNeeded();
	},
	'24-record-decisions': async (look) => {
		await look.goto(`/r/${look.meeting.room}/decisions`);
		await look.page.locator('.decision').first().waitFor();
	},
	'24-record-tasks': async (look) => {
		await look.goto('/tasks');
		await look.page.locator('.task').first().waitFor();
	},
	'24-meetings-taking-part': async (look) => {
		await run(look, 'ended');
		look.meeting = await plan(look, 'Lena Kurz', 'Übergabe Süd, zweiter Teil');
		await run(look, 'running');
		await look.meeting.say('meeting.attend', { here: true });
		await look.meeting.say('meeting.go', { seen: 1 });
		await look.meeting.say('agenda.summarise', { item: 1, text: 'Alle gut angekommen.' });
		await look.goto(look.meeting.path);
		await press(look, 'meeting_come_in');
		await look.page.locator('.summary-actions').waitFor();
	},
	'24-meetings-ended': async (look) => {
		await run(look, 'ended');
		await look.page.locator('.meeting-after').waitFor();
	},
	'24-minutes': async (look) => {
		await look.page.getByRole('link', { name: look.t('after_minutes') }).click();
		await look.page.locator('article.minutes').waitFor();
	},
	'24-minutes-all': async (look) => {
		await look.page.getByRole('link', { name: look.t('minutes_to_all') }).click();
		await look.page.locator('.minutes-stand').first().waitFor();
	},
};
