/* Copies of minutes, with files as they were once given out: tests/unit/frozen. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkSeal } from '../src/session/sealCheck';
import { hexOf, parseKeyName, readSealedFile, statementOf } from '../src/state/sealedFile';

const { subtle } = globalThis.crypto;
const FILES = ['sealed.de.md', 'sealed.de.json', 'sealed.en.md', 'sealed.en.json'];
/* As tests/unit/journal_sealing.c has it, and as a person may write the beginning of its hash. */
const KEY = 'a2fa2f4a355ba2e907a53009e9e37caddf7ac7e66a08ba07631f553072b3f24c';

function frozen(name: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(readFileSync(`../tests/unit/frozen/${name}`));
}

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('what is sealed is read in both forms and languages, and is what was sealed', () => {
	for (const name of FILES) {
		const file = readSealedFile(frozen(name));
		assert.ok(file, name);
		assert.equal(file.form, name.endsWith('.md') ? 'markdown' : 'json');
		assert.equal(file.seal.key, KEY);
		const whole = decode(frozen(name));
		assert.ok(whole.includes(decode(file.content).trimEnd()), 'it is all of it');
		assert.match(decode(file.content), name.endsWith('.md') ? /^# .*[^\n]\n$/s : /^\{"format":1.*\}\n$/s);
	}
});

test('a whole copy holds under the key that sealed it and its fingerprint, and says when another is meant', async () => {
	for (const name of FILES) {
		const bytes = frozen(name);
		const checked = await checkSeal(subtle, bytes, KEY);
		assert.equal(checked.verdict, 'holds', name);
		assert.match(checked.fingerprint ?? '', /^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/);
		assert.equal((await checkSeal(subtle, bytes, parseKeyName(checked.fingerprint!))).verdict, 'holds');
		assert.equal((await checkSeal(subtle, bytes, 'b'.repeat(64))).verdict, 'others');
		assert.equal((await checkSeal(subtle, bytes, undefined)).verdict, 'unknown');
		const statement = statementOf(checked.seal!);
		assert.equal(checked.name, hexOf(await subtle.digest('SHA-256', encode(statement))));
	}
});

test('P-89: any byte that is changed is found, wherever it stands', async () => {
	for (const name of ['sealed.de.md', 'sealed.en.json']) {
		const bytes = frozen(name);
		for (let at = 0; at < bytes.length; at++) {
			const changed = bytes.slice();
			changed[at]! ^= 1;
			const { verdict } = await checkSeal(subtle, changed, KEY);
			assert.ok(verdict === 'broken' || verdict === 'absent', `${name} at ${at}: ${verdict}`);
		}
	}
});

test('a byte more or less, and other ends of lines, are found', async () => {
	const bytes = frozen('sealed.de.md');
	const cut = (from: number, to: number) => checkSeal(subtle, bytes.slice(from, to), KEY).then(({ verdict }) => verdict);
	assert.equal(await cut(1, bytes.length), 'broken');
	assert.equal(await cut(0, bytes.length - 1), 'broken');
	assert.equal((await checkSeal(subtle, encode(`${decode(bytes)}\n`), KEY)).verdict, 'broken');
	assert.equal((await checkSeal(subtle, encode(decode(bytes).replaceAll('\n', '\r\n')), KEY)).verdict, 'broken');
});

test('what bears no seal says so, and nothing is claimed where nothing can be checked', async () => {
	assert.equal((await checkSeal(subtle, frozen('../golden/minutes.de.md'), KEY)).verdict, 'absent');
	assert.equal((await checkSeal(subtle, encode(''), KEY)).verdict, 'absent');
	assert.equal((await checkSeal(undefined, frozen('sealed.de.md'), KEY)).verdict, 'cannot');
	const without = { digest: subtle.digest.bind(subtle), importKey: () => Promise.reject(new Error('no such algorithm')) };
	assert.equal((await checkSeal(without as unknown as SubtleCrypto, frozen('sealed.de.md'), KEY)).verdict, 'cannot');
});

test('a seal may be cited in the minutes themselves: the last one counts', async () => {
	const text = decode(frozen('sealed.de.md'));
	const at = text.indexOf('\n---\n\n## Siegel');
	const cited = text.slice(at).replace(/[0-9a-f]{128}/, 'a'.repeat(128));
	const twice = encode(text.slice(0, at) + cited + text.slice(at));
	assert.equal((await checkSeal(subtle, twice, KEY)).verdict, 'broken', 'the content is another');
	assert.equal(decode(readSealedFile(twice)!.content), text.slice(0, at) + cited);
});

test('a key is understood as people write it', () => {
	assert.equal(parseKeyName(`${KEY.toUpperCase().replace(/(.{4})/g, '$1 ')}`), KEY);
	assert.equal(parseKeyName('0011-2233:4455 6677-8899 aabb-ccdd eeff'), '00112233445566778899aabbccddeeff');
	assert.equal(parseKeyName('0011'), undefined);
	assert.equal(parseKeyName(`${KEY}0`), undefined);
	assert.equal(parseKeyName('x'.repeat(64)), undefined);
});
