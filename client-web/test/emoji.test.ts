import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emojiOf } from '../build-emoji.mjs';
import { begunAt } from '../src/state/completion';
import { emojiByCode, findEmoji, isOnlyEmoji, unpack, withTone, type PackedGroup } from '../src/state/emoji';
import { foldings } from '../src/state/fold';

const german = unpack(emojiOf('de') as PackedGroup[]);
const english = unpack(emojiOf('en') as PackedGroup[]);
const first = (groups: typeof german, words: string) => findEmoji(groups, words, 1)[0]?.char;

test('emoji are found by name, by word and by code, in both languages', () => {
	assert.equal(first(german, 'Daumen hoch'), '👍');
	assert.equal(first(german, 'rakete'), '🚀');
	assert.equal(first(german, 'feu'), '🔥');
	assert.equal(first(german, '+1'), '👍');
	assert.equal(first(german, 'thumbsup'), '👍');
	assert.equal(first(german, 'grüner apfel'), '🍏');
	assert.equal(first(german, 'gruener'), '🍏');
	assert.equal(first(german, 'gruner apf'), '🍏');
	assert.equal(first(english, 'rocket'), '🚀');
	assert.equal(first(english, 'tada'), '🎉');
	assert.deepEqual(findEmoji(german, 'gibtesnicht', 5), []);
	assert.deepEqual(findEmoji(german, ' ', 5), []);
	assert.equal(findEmoji(german, 'e', 8).length, 8);
	assert.equal(emojiByCode(german, 'tada')?.char, '🎉');
	assert.equal(emojiByCode(german, 'tad'), undefined);
});

test('both languages have the same emoji in nine groups', () => {
	const chars = (groups: typeof german) => groups.map(({ emoji }) => emoji.map(({ char }) => char));
	assert.deepEqual(chars(german), chars(english));
	assert.equal(german.length, 9);
	assert.ok(chars(german).flat().length > 1800);
	assert.ok(german.every(({ name }) => /^\p{Lu}/u.test(name)) && english.every(({ name }) => /^\p{Lu}/u.test(name)));
});

test('skin tones go where they belong', () => {
	assert.equal(withTone({ char: '👍', tones: 1 }, 0), '👍');
	assert.equal(withTone({ char: '👍', tones: 1 }, 5), '👍🏿');
	assert.equal(withTone({ char: '☝️', tones: 1 }, 1), '☝🏻');
	assert.equal(withTone({ char: '👩‍💻', tones: 1 }, 3), '👩🏽‍💻');
	assert.equal(withTone({ char: '👩‍❤️‍👨', tones: 2 }, 3), '👩🏽‍❤️‍👨🏽');
	assert.equal(withTone({ char: '🎉', tones: 0 }, 3), '🎉');
	const thumb = emojiByCode(german, 'thumbsup')!;
	assert.equal(withTone(thumb, 2), '👍🏼');
});

test('only messages of emoji alone are shown larger', () => {
	for (const text of ['👍', '🎉🎉', '👩🏽‍💻 ❤️', '🇩🇪', '👨‍👩‍👧‍👦']) assert.ok(isOnlyEmoji(text), text);
	for (const text of ['', ' ', 'a', '👍!', '1', '12', '*', '#', '©', '👍'.repeat(30)]) assert.ok(!isOnlyEmoji(text), text);
});

test('umlauts are found however they are typed', () => {
	assert.equal(foldings('Müller'), 'muller mueller');
	assert.equal(foldings('Mu\u0308ller'), 'muller mueller');
	assert.equal(foldings('Straße'), 'strasse');
	assert.equal(foldings('Sinéad'), 'sinead');
});

test('a completion begins with its sign, at the start of a word', () => {
	const triggers = [
		{ sign: ':', word: /^[\p{L}\p{N}_+-]{2,}$/u },
		{ sign: '@', word: /^[\p{L} ]*$/u },
	];
	const begun = (marked: string) => {
		const found = begunAt(marked.replace('|', ''), marked.indexOf('|'), triggers);
		return found && `${found.from} ${found.trigger.sign} ${found.word}`;
	};
	assert.equal(begun('gut :thu|'), '4 : thu');
	assert.equal(begun(':thu|msup'), '0 : thu');
	assert.equal(begun('(:ta|'), '1 : ta');
	assert.equal(begun('@Lena Ku|'), '0 @ Lena Ku');
	assert.equal(begun('@|'), '0 @ ');
	for (const none of ['um 10:30|', ':)|', ':D|', ':t|', 'a@b|', 'http://|', ':ta\n|', ':a b|', '::ta|', '|'])
		assert.equal(begun(none), undefined, none);
});
