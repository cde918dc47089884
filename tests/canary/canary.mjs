/* Marked text goes into every field there is, and is looked for in everything the server writes,
 * while it runs, after kill -9 and after a clean stop. (P-44, P-14, P-18, P-63) */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { bytesOfBase32 } from '../lib/ids.mjs';
import { expectNone, finish, test } from '../lib/report.mjs';
import { BINARY, ROOT, Server } from '../lib/server.mjs';
import { textFieldsOf } from './fields.mjs';
import { filesIn, findMarks, formsOfBytes, formsOfText, readPieces } from './scan.mjs';
import { playScenario } from './scenario.mjs';
import { testScanner } from './self.mjs';

/* Every mark's text begins with a word of its own that is looked for, so that a part of a text, as
 * an index might hold, is found as well as the whole. */
class Marks {
	forms = {};
	filled = new Set();

	/* A text for the field; each time another. */
	text(field) {
		const word = `Kanarie${randomBytes(9).toString('hex')}Ende`;
		this.filled.add(field);
		this.forms[`${field} (${word})`] = formsOfText(word);
		return `${word} äöü`;
	}

	/* One for fields in which hardly anything fits. */
	short(field) {
		const word = `K${randomBytes(6).toString('hex')}E`;
		this.filled.add(field);
		this.forms[`${field} (${word})`] = formsOfText(word);
		return word;
	}

	/* A secret in base32, as text and as the number it stands for. */
	secret(name, token) {
		const bytes = bytesOfBase32(token, 128);
		this.forms[`${name} (${token})`] = [
			...formsOfText(token),
			...formsOfBytes(bytes, 'bytes'),
			...formsOfBytes(Buffer.from(bytes).reverse(), 'bytes in reverse'),
		];
	}
}

/* The links printed for the operator at the start are meant to be there. */
function withoutLinks(output) {
	return output.replace(/^sign in(?: as .*)?: \S+\/sign-in#.*\n/gm, '');
}

function pieces(server) {
	const read = readPieces(filesIn(server.place));
	for (const name of Object.keys(read))
		if (/^out-\d+$/.test(path.basename(name)))
			read[name] = Buffer.from(withoutLinks(read[name].toString()));
	return read;
}

/* The places where something must have been written, or the search proves nothing. */
function expectWritten(found, names) {
	for (const name of names) {
		const [, content] = Object.entries(found).find(([file]) => path.basename(file) === name) ?? [];
		if (!content?.length) throw new Error(`${name} is not there, or empty`);
	}
}

function runde(...words) {
	const { status, stderr } = spawnSync(BINARY, words, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`runde ${words[0]}: ${stderr}`);
}

const server = await Server.start({ settings: ['--log', 'debug', '--rates', 'no'] });
const marks = new Marks();
await testScanner();
try {
	await test('the scenario fills every text field of the protocol', async () => {
		await playScenario(server, marks);
		const fields = textFieldsOf(path.join(ROOT, 'proto'));
		expectNone(fields.filter((field) => !marks.filled.has(field)).map((field) => `${field} is not filled`));
		expectNone([...marks.filled].filter((field) => !fields.includes(field)).map((field) => `there is no field ${field}`));
	});
	await test('no marked text and no secret stands anywhere while the server runs', () => {
		const found = pieces(server);
		expectWritten(found, ['runde.db', 'runde.db-wal', 'err-1']);
		expectNone(findMarks(marks.forms, found));
	});
	await test('nor in a backup, in what is restored from it, or in the list of erasures', () => {
		const [backup, list] = ['backup', 'list'].map((name) => path.join(server.place, name));
		runde('backup', backup, '--data', server.data);
		copyFileSync(path.join(server.place, 'data.key.erasures'), list);
		const key = path.join(server.place, 'data.key');
		runde('restore', backup, '--data', path.join(server.place, 'restored'), '--key', key, '--erasures', list);
		const found = pieces(server);
		expectWritten(found, ['backup', 'data.key.erasures']);
		expectNone(findMarks(marks.forms, found));
	});
	await test('nor after kill -9', async () => {
		await server.kill();
		const found = pieces(server);
		expectWritten(found, ['runde.db', 'runde.db-wal']);
		expectNone(findMarks(marks.forms, found));
	});
	await test('nor after it has come back, and was stopped', async () => {
		await server.start();
		await server.stop();
		const found = pieces(server);
		expectWritten(found, ['runde.db', 'err-2']);
		expectNone(findMarks(marks.forms, found));
	});
	await test('nor is the master key among the data', () => {
		const found = pieces(server);
		const [keyFile] = Object.keys(found).filter((name) => name.endsWith('.key'));
		const key = Buffer.from(found[keyFile].toString().trim(), 'hex');
		if (key.length !== 32) throw new Error(`${keyFile} is not a key of 32 bytes in hex`);
		delete found[keyFile];
		expectNone(findMarks({ 'the master key': formsOfBytes(key, 'bytes') }, found));
	});
} finally {
	await server.remove();
}
finish();
