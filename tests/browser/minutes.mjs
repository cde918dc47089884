/* Minutes in the house of a test. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson } from './house.mjs';
import { inMeeting, planMeeting } from './meeting.mjs';

export const NOTE = 'Brandt waits for the offer until Friday.';

/* A meeting that Ada ran and Ben was in, with something on record of it. */
export async function holdMeeting(house, plan) {
	const { server, room, ada, ben } = house;
	const meeting = await planMeeting(house, plan, undefined, true);
	await inMeeting(house, meeting, ben, (call) => call('meeting.attend', { here: true }));
	const [item] = await asPerson(server, ada, async (call) => (await call('meeting.open', { room, meeting })).meeting.agenda.items.map((one) => one.item));
	await asPerson(server, ada, async (call) => {
		const say = (method, params) => call(method, { room, client_id: newClientId(), ...params });
		await say('decision.make', { meeting, item, text: 'Up to 12 % the region decides.' });
		await say('task.make', { meeting, item, text: 'Send the offer', person: ben.id });
		await say('agenda.summarise', { meeting, item, text: 'Three deals.' });
		const typed = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: NOTE }] } };
		await call('note.write', { room, of: meeting, item, version: 0, editor: newClientId(), steps: [typed] });
		await say('meeting.run', { meeting, phase: 'ended' });
	});
	return meeting;
}

/* Says commands about minutes as this person. */
export const say = (house, meeting, person, method, params) => inMeeting(house, meeting, person, (call) => call(method, params));

/* Presented, approved by both, and sealed. */
export async function sealed(house, plan) {
	const meeting = await holdMeeting(house, plan);
	await say(house, meeting, house.ada, 'minutes.present', {});
	for (const person of [house.ada, house.ben]) await say(house, meeting, person, 'minutes.answer', { approves: true, text: '' });
	await say(house, meeting, house.ada, 'minutes.seal', {});
	return meeting;
}
