import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsOf, moveSpans, spansOf, trimmed, type Span } from '../src/state/mentions';
import { Chance } from './random';
import { treeOf } from './tree';

const ANNA = '1vb8r3hn4t6yz';

/* Where the spans lie, as the words they cover. */
function words(text: string, spans: readonly Span[]): string[] {
	return spans.map(({ from, to }) => text.slice(from, to));
}

test('the protocol counts characters: an emoji before a name is one', () => {
	const text = '🎉👍🏽 @Anna Berg, @alle';
	const mentions = [
		{ at: 4, size: 10, kind: 'person' as const, id: ANNA },
		{ at: 16, size: 5, kind: 'all' as const },
	];
	const spans = spansOf(text, mentions);
	assert.deepEqual(words(text, spans), ['@Anna Berg', '@alle']);
	assert.deepEqual(mentionsOf(text, spans), mentions);
});

const TEXT = 'Hallo @Anna Berg und @Anna Berg';
const SPANS: Span[] = [
	{ from: 6, to: 16, kind: 'person', id: ANNA },
	{ from: 21, to: 31, kind: 'person', id: ANNA },
];

function edited(from: number, to: number, insert: string): string[] {
	const after = TEXT.slice(0, from) + insert + TEXT.slice(to);
	return words(after, moveSpans(SPANS, TEXT, after, from + insert.length));
}

test('a name stays one while the text around it changes, and is words once it is touched', () => {
	const both = ['@Anna Berg', '@Anna Berg'];
	assert.deepEqual(edited(0, 5, 'Guten Morgen'), both);
	assert.deepEqual(edited(17, 20, 'oder'), both);
	assert.deepEqual(edited(31, 31, ' bitte'), both);
	assert.deepEqual(edited(6, 6, '@'), both, 'the same sign right before it');
	assert.deepEqual(edited(16, 16, 'g'), both, 'the same letter right behind it');
	assert.deepEqual(edited(8, 8, 'x'), ['@Anna Berg']);
	assert.deepEqual(edited(15, 16, ''), ['@Anna Berg']);
	assert.deepEqual(edited(6, 21, ''), ['@Anna Berg'], 'the first of two goes');
	assert.deepEqual(edited(0, 31, ''), []);
	assert.deepEqual(edited(6, 16, '**@Anna Berg**'), both, 'a format around the name');
});

test('whatever is typed, a span always covers the name it was made for', () => {
	for (let seed = 1; seed <= 300; seed++) {
		const chance = new Chance(seed);
		let [text, spans] = [TEXT, SPANS];
		for (let i = 0; i < 30; i++) {
			const from = chance.between(0, text.length);
			const to = Math.min(text.length, from + chance.between(0, 4));
			const insert = chance.pick(['', 'a', '@', 'g', '🎉', ' @Anna', '\n']);
			const after = text.slice(0, from) + insert + text.slice(to);
			spans = moveSpans(spans, text, after, from + insert.length);
			text = after;
			for (const word of words(text, spans)) assert.equal(word, '@Anna Berg', `seed ${seed}`);
			assert.deepEqual(words(text, spansOf(text, mentionsOf(text, spans))), words(text, spans));
		}
	}
});

test('space around the text goes, and the spans with it', () => {
	const { text, spans } = trimmed({ text: '  @Anna Berg ', spans: [{ from: 2, to: 12, kind: 'person', id: ANNA }] });
	assert.deepEqual([text, ...words(text, spans)], ['@Anna Berg', '@Anna Berg']);
});

/* All places where the words stand call upon everybody. */
function treeWith(text: string, words: string): string {
	const spans = [...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => {
		return { from: index, to: index + words.length, kind: 'all' as const };
	});
	return treeOf(text, mentionsOf(text, spans));
}

test('a mention stands in the tree wherever words may stand, and nowhere else', () => {
	assert.equal(treeWith('🎉 @a_b_c, los', '@a_b_c'), '<p>🎉 <@all>@a_b_c</@>, los</>');
	assert.equal(treeWith('**@alle**', '@alle'), '<p><strong><@all>@alle</@></strong></>');
	assert.equal(treeWith('- @alle\n> @alle', '@alle'), '<list><-><p><@all>@alle</@></></list><quote><p><@all>@alle</@></></quote>');
	assert.equal(treeWith('`@alle`', '@alle'), '<p><code>@alle</code></>');
	assert.equal(treeWith('```\n@alle\n```', '@alle'), '<pre >@alle</pre>');
	assert.equal(treeWith('https://a.example/@alle', '@alle'), '<p><a https://a.example/@alle>https://a.example/@alle</a></>');
	assert.equal(treeWith('\u{f0001} @alle', '@alle'), '<p>\u{f0001} @alle</>', 'a text with the sign itself');
});
