/* A poll while it is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOption, askedOf, faultOf, moveOption, newDraft, removeOption, type OptionDraft, type PollDraft } from '../src/state/pollDraft';

const texts = (options: readonly OptionDraft[]) => options.map(({ text }) => text).join(' ');
const draft = (options: string[], rest: Partial<PollDraft> = {}): PollDraft => ({ ...newDraft('Wer fährt?', options), ...rest });

test('options are added behind one, moved past their neighbours, and taken out down to two; each keeps its key', () => {
	const { options } = draft(['a', 'b', 'c']);
	const more = addOption(options, 1);
	assert.deepEqual(more.map(({ key, text }) => `${key}${text}`), ['0a', '1b', '3', '2c']);
	assert.equal(texts(moveOption(options, 2, -1)), 'a c b');
	assert.equal(texts(moveOption(options, 0, 1)), 'b a c');
	assert.equal(moveOption(options, 0, -1), options);
	assert.equal(moveOption(options, 2, 1), options);
	const fewer = removeOption(options, 1);
	assert.equal(texts(fewer), 'a c');
	assert.equal(removeOption(fewer, 0), fewer);
	assert.deepEqual(addOption(fewer, 2).map(({ key }) => key), [0, 2, 3]);
});

test('at first there is place for two options, or as many as are given', () => {
	assert.equal(draft([]).options.length, 2);
	assert.equal(texts(draft(['a']).options), 'a ');
	assert.equal(texts(draft(['a', 'b', 'c']).options), 'a b c');
});

test('what is wrong is said of the field it is about', () => {
	assert.deepEqual(faultOf(draft(['a', 'b'], { question: '  ' })), { field: 'question', what: 'missing' });
	assert.deepEqual(faultOf(draft(['a', ' '])), { field: 'options', what: 'few' });
	assert.deepEqual(faultOf(draft(['a', ' a', 'b'])), { field: 'options', what: 'alike' });
	assert.equal(faultOf(draft(['a', '', 'b'])), undefined);
	assert.equal(faultOf(draft([], { form: 'scale' })), undefined);
});

test('it is asked without what is empty, and without what its form does not have', () => {
	const base = { question: 'Wer fährt?', secrecy: 'open', live: true };
	assert.deepEqual(askedOf(draft([' a ', '', 'b'], { most: 1, lowText: 'nie' })), { ...base, form: 'single', options: [{ text: 'a' }, { text: 'b' }] });
	assert.deepEqual(askedOf(draft(['a', 'b', 'c'], { form: 'multiple', most: 2 })).most, 2);
	for (const most of [0, 3, 9]) assert.equal('most' in askedOf(draft(['a', 'b', 'c'], { form: 'multiple', most })), false);
	assert.deepEqual(askedOf(draft(['a'], { form: 'scale', low: 0, high: 7, lowText: ' nie ' })), { ...base, form: 'scale', options: [], low: 0, high: 7, low_text: 'nie' });
});

test('results of a secret poll never show meanwhile', () => {
	assert.equal(askedOf(draft(['a', 'b'], { secrecy: 'secret' })).live, false);
	assert.equal(askedOf(draft(['a', 'b'], { secrecy: 'named', live: false })).live, false);
	assert.equal(askedOf(draft(['a', 'b'], { secrecy: 'named' })).live, true);
});
