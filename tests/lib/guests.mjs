/* Guests of a case without a browser: they come by a link, and hear what is theirs over a socket of their own. */
import { Connection } from './connection.mjs';

/* Comes in by a link's token; returns the session's cookie, or the answer's status where it was refused. */
export async function joinBy(server, token, names = {}) {
	const answer = await fetch(`${server.origin}/join`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Origin: server.origin },
		body: JSON.stringify({ token, ...names }),
	});
	return answer.status === 204 ? answer.headers.get('set-cookie').split(';')[0] : answer.status;
}

/* Likewise, and stays: {cookie, connection, hello, heard}; heard: the notifications so far, as [method, params]; and closed, which
 * resolves when the server ends the connection. */
export async function come(server, token, names, client = 'runde tests') {
	const cookie = await joinBy(server, token, names);
	if (typeof cookie !== 'string') throw new Error(`joining: ${cookie}`);
	const connection = await Connection.open(server, cookie, '/join/ws');
	const heard = [];
	connection.onNotification = (...one) => heard.push(one);
	const closed = new Promise((resolve) => (connection.onClose = resolve));
	const hello = await connection.call('guest.hello', { client });
	return { cookie, connection, hello, heard, closed };
}
