/* A case of the house, and its guests, over the protocol. */
import { newClientId } from '../lib/ids.mjs';
import { come } from '../lib/guests.mjs';
import { asPerson } from './house.mjs';

/* Ada Brandt opens it with these people, and receives the customer; deputy: who does so in her stead. {backstage, shared, title} */
export function openCase({ server, ada }, people, deputy) {
	const what = { customer: 'Müller Maschinenbau', title: 'Müller: Lieferverzug', shared_title: 'Lieferung der Pumpen' };
	return asPerson(server, ada, async (call) => {
		const { room } = await call('case.open', { client_id: newClientId(), ...what, people: people.map(({ id }) => ({ person: id })) });
		if (deputy) await call('case.change', { room, client_id: newClientId(), deputy: deputy.id });
		const { state } = await call('room.open', { room });
		return { backstage: room, shared: state.shared, title: what.title };
	});
}

/* The token of a personal link. */
export function inviteGuest({ server, ada }, { backstage: room }, name, company = 'Müller Maschinenbau') {
	return asPerson(server, ada, async (call) => (await call('guest.invite', { room, name, company, hours: 24 })).token);
}

/* The token of the general link. */
export function generalLink({ server, ada }, { backstage: room }) {
	return asPerson(server, ada, async (call) => (await call('guest.link', { room, hours: 24 })).token);
}

/* Guests who come by this general link one after the other, and wait. */
export async function comeInTurn(server, token, names) {
	const guests = [];
	for (const name of names) guests.push(await come(server, token, { name, company: 'Müller Maschinenbau' }));
	return guests;
}
