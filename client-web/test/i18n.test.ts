import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageFaults, repeatedKeys } from '../message-faults.mjs';
import { guessLanguage, learn, speak, t } from '../src/i18n';

test('the first language that is spoken here is chosen', () => {
	assert.equal(guessLanguage(['fr-FR', 'de-AT', 'en']), 'de');
	assert.equal(guessLanguage(['en-US', 'de']), 'en');
	assert.equal(guessLanguage(['fr']), 'en');
});

test('before any words are there nothing is said', () => {
	assert.equal(t('today'), '');
});

test('messages take numbers and names in both languages', async () => {
	await speak('de');
	assert.equal(t('room_members', { n: 1 }), '1 Mitglied');
	assert.equal(t('room_members', { n: 1234 }), '1.234 Mitglieder');
	assert.equal(t('typing_one', { a: 'Anna' }), 'Anna schreibt …');
	await speak('en');
	assert.equal(t('room_members', { n: 1234 }), '1,234 members');
});

test('the words of a part are known in every language once it is learnt', async () => {
	await speak('de');
	assert.throws(() => t('admin_limits_hint'));
	await learn('admin');
	assert.match(t('admin_limits_hint'), /^Was für alle gilt/);
	assert.equal(t('people'), 'Leute');
	await speak('en');
	assert.match(t('admin_limits_hint'), /^What holds for everybody/);
	await Promise.all([speak('de'), speak('en')]);
	assert.match(t('admin_limits_hint'), /^What holds/);
});

test('whoever asks for a part has its words, though another asks at the same time', async () => {
	await speak('de');
	const first = learn('meeting').then(() => t('week_title'));
	await Promise.resolve();
	const second = learn('meeting');
	assert.equal(await first, 'Meine Besprechungen');
	await second;
});

test('a key that stands twice is found', () => {
	assert.deepEqual(repeatedKeys('{\n\t"a": "1",\n\t"b": "a",\n\t"a": "2"\n}\n'), ['a']);
});

test('missing, unused and differing messages are found', () => {
	const de = { a: 'ein {n}', b: 'zwei', c: 'drei' };
	const en = { a: 'one {m}', c: 'three', d: 'four' };
	assert.deepEqual(messageFaults(de, en, "t('a') t('b')"), [
		'a: other values in English',
		'b: missing in English',
		'c: used nowhere',
		'd: missing in German',
	]);
	assert.deepEqual(messageFaults({ a: 'ein {n}' }, { a: 'one {n}' }, "'a'"), []);
	const [joined, came] = ['{n, plural, one {ist} other {sind}} da', '{n, plural, other {here}}'];
	assert.deepEqual(messageFaults({ a: joined }, { a: came }, "'a'"), []);
	assert.equal(messageFaults({ a: joined }, { a: 'here' }, "'a'").length, 1);
	const [erste, first] = ['{n, plural, =1 {erste} other {letzte}}', '{n, plural, =1 {first} other {last}}'];
	assert.deepEqual(messageFaults({ a: erste }, { a: first }, "'a'"), []);
});
