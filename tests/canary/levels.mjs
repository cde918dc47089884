/* At no level does the log hold what people say, who and where they are, or what lets them in. (P-63) */
import { Connection } from '../lib/connection.mjs';
import { expectNone, test } from '../lib/report.mjs';
import { Server } from '../lib/server.mjs';
import { Marks } from './marks.mjs';
import { findMarks, formsOfText } from './scan.mjs';
import { playScenario } from './scenario.mjs';

const LEVELS = ['error', 'warning', 'notice', 'info', 'debug'];
const ADDRESS = '203.0.113.77';

/* Somebody from elsewhere tries a link, a webhook and a socket, and is refused each. */
async function tryDoors(server, marks) {
	const fields = { 'X-Forwarded-For': ADDRESS, Origin: server.origin };
	const link = '0123456789abcdefghjkmnpqrs';
	marks.secret('a link that is none', link);
	const type = { 'Content-Type': 'application/json' };
	const body = JSON.stringify({ token: link });
	await fetch(`${server.origin}/session`, { method: 'POST', headers: { ...fields, ...type }, body });
	await fetch(`${server.origin}/hooks/${link}`, { method: 'POST', headers: { ...fields, ...type }, body: '{}' });
	await Connection.open(server, `Bearer ${link}`).catch(() => undefined);
	marks.forms['an address behind a proxy'] = formsOfText(ADDRESS);
	marks.forms['an address'] = formsOfText('127.0.0.1');
}

function expectLevels(lines, level) {
	const allowed = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
	const levels = new Set(lines.map((line) => line.split(' ')[1]));
	expectNone([...levels].filter((each) => !allowed.includes(each)).map((each) => `${each} is above ${level}`));
	for (const sure of ['notice', 'debug'])
		if (allowed.includes(sure) && !levels.has(sure)) throw new Error(`there is no line of level ${sure}`);
}

export async function testLevels() {
	for (const level of LEVELS)
		await test(`the log at level ${level} names nobody and nothing that was said`, async () => {
			const marks = new Marks();
			const server = await Server.start({
				settings: ['--log', level, '--rates', 'no', '--trusted_proxies', '127.0.0.1'],
			});
			try {
				await playScenario(server, marks);
				await tryDoors(server, marks);
				await server.stop();
				const log = server.log();
				expectLevels(log.split('\n').filter((line) => line), level);
				expectNone(findMarks(marks.forms, { 'the log': Buffer.from(log) }));
			} finally {
				await server.remove();
			}
		});
}
