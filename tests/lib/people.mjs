/* People of the house: signing in, and adding others. */
import { Connection } from './connection.mjs';
import { newClientId } from './ids.mjs';

/* Exchanges a link's token for a session; returns its cookie. name and house only for the first. */
export function signIn(server, token, names = {}) {
	return postSession(server, { token, ...names });
}

/* Signs in with this body; returns the session's cookie. */
export async function postSession(server, body) {
	const answer = await fetch(`${server.origin}/session`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Origin: server.origin },
		body: JSON.stringify(body),
	});
	if (answer.status !== 204)
		throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
	return answer.headers.get('set-cookie').split(';')[0];
}

/* Founds the house of a new server. {name, id, cookie} of the first administrator. */
export async function foundHouse(server, names = { name: 'Ada Brandt', house: 'Brandt Vertrieb' }) {
	const cookie = await signIn(server, server.firstToken, names);
	const connection = await Connection.open(server, cookie);
	const { me } = await connection.hello();
	connection.close();
	return { name: names.name, id: me, cookie };
}

/* Adds somebody and makes their link; administrator is a connection that has said hello. */
export async function addPerson(administrator, name, role = 'member', email = undefined) {
	const { room, seq } = await administrator.call('person.add', {
		client_id: newClientId(),
		name,
		...(email ? { email } : {}),
		role,
	});
	const { events } = await administrator.call('room.history', { room, from: seq, to: seq });
	const id = events[0].body.person;
	const { token } = await administrator.call('person.link', { person: id });
	return { name, id, token };
}

/* Adds people and signs them in: [{name, id, cookie}]. */
export async function addPeople(server, administrator, names) {
	const connection = await Connection.open(server, administrator.cookie);
	await connection.hello();
	const people = [];
	for (const name of names) {
		const { token, ...person } = await addPerson(connection, name);
		people.push({ ...person, cookie: await signIn(server, token) });
	}
	connection.close();
	return people;
}
