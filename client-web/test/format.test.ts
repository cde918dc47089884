import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakLine, format, linkOver, type Edit, type Format } from '../src/state/format';

/* A text with its selection in braces, or with its caret as one bar. */
function read(marked: string): [string, number, number] {
	const from = marked.search(/[{|]/);
	const text = marked.replace(/[{}|]/g, '');
	return [text, from, marked.includes('|') ? from : marked.indexOf('}') - 1];
}

function write(text: string, edit: Edit | undefined): string | undefined {
	if (!edit) return undefined;
	const changed = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
	const [from, to] = edit.select;
	const selected = from === to ? '|' : `{${changed.slice(from, to)}}`;
	return changed.slice(0, from) + selected + changed.slice(to);
}

function expectFormats(how: Format, cases: Record<string, string>): void {
	for (const [before, after] of Object.entries(cases)) {
		const [text, from, to] = read(before);
		assert.equal(write(text, format(text, from, to, how)), after, before);
	}
}

test('markers go around the words that are selected, and away again', () => {
	expectFormats('strong', {
		'ein {gutes} Wort': 'ein **{gutes}** Wort',
		'ein **{gutes}** Wort': 'ein {gutes} Wort',
		'ein {**gutes**} Wort': 'ein {gutes} Wort',
		'ein{ gutes }Wort': 'ein **{gutes}** Wort',
		'ein gu|tes Wort': 'ein **{gutes}** Wort',
		'|': '**|**',
		'**|**': '|',
	});
	expectFormats('em', { '**{a}**': '**_{a}_**', '_{a}_': '{a}' });
	expectFormats('strike', { '{a b}': '~~{a b}~~' });
	expectFormats('code', { '{a}': '`{a}`', 'x\n{a\nb}\ny': 'x\n```\n{a\nb}\n```\ny', 'x {a\nb}': 'x \n```\n{a\nb}\n```' });
});

test('signs go before the lines that are selected, and away again', () => {
	expectFormats('quote', { 'a\n{b\nc}\nd': 'a\n{> b\n> c}\nd', '{> b\n> c}': '{b\nc}', 'a|': '> a|' });
	expectFormats('list', { '{a\n- b}': '{- a\n- - b}', '- a|b': 'a|b', '|': '- |' });
	expectFormats('numbers', { '{a\nb}': '{1. a\n2. b}', '{1. a\n2. b}': '{a\nb}' });
});

test('a link asks for what is missing', () => {
	expectFormats('link', { 'ein {Wort}': 'ein [Wort]({https://})', 'ein |': 'ein [|](https://)' });
	const paste = (before: string, pasted: string) => {
		const [text, from, to] = read(before);
		return write(text, linkOver(text, from, to, pasted));
	};
	assert.equal(paste('ein {Wort}', 'https://example.com\n'), 'ein [Wort](https://example.com)|');
	assert.equal(paste('ein {Wort}', 'kein Link'), undefined);
	assert.equal(paste('ein |', 'https://example.com'), undefined);
	assert.equal(paste('{https://a.example}', 'https://b.example'), undefined);
});

test('a new line goes on with a list, and ends it when it is empty', () => {
	const press = (before: string) => {
		const [text, at] = read(before);
		return write(text, breakLine(text, at));
	};
	assert.equal(press('- a|'), '- a\n- |');
	assert.equal(press('x\n  9. a|b'), 'x\n  9. a\n  10. |b');
	assert.equal(press('1) a|'), '1) a\n2) |');
	assert.equal(press('> a|'), '> a\n> |');
	assert.equal(press('- a\n- |'), '- a\n|');
	assert.equal(press('kein Punkt|'), undefined);
	assert.equal(press('|- a'), undefined);
});
