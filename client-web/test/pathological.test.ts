import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../src/state/markdown/blocks';
import { plainText, type Block, type Inline } from '../src/state/markdown/tree';

const LENGTH = 8000;
const MOST_MS = 200;

const repeat = (part: string, length = LENGTH) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/* Parts that, repeated, have brought parsers of Markdown to a halt. */
const PARTS = [
	'[', ']', '(', ')', '![', '](', '[a](', '[a](b', '[a](http://b', '[a](<b', '[a][b]', '[a]: b\n', '[[]', '[a](b))', '\\[',
	'*', '_', '~', '*a ', 'a*', '**a ', '*a_ ', '_a', '*_', '~~a ', '~~', '*a **b ', 'a**b', '*a* ', '**a** ', '***', '* *',
	'`', '`a', '``a`', '```\n', '```a\n', ' `', '<', '<a ', '<!--', '<http://', '<a@', '&amp', '\\', '\\*', '"', '"(',
	'>', '> ', '> > ', '>\t', '- ', '- a\n', '- a\n\n', '1. ', '1. a\n', '1. > ', '- > ', '* a\n ', '> - 1. ', '•\t', '-',
	'|', '|-', 'a|', '|a|\n', '|a|\n|-|\n', '|-|\n', ':-|', '# ', '#', '# a\n', 'a\n=\n', '---\n', ' ', '\n', ' \n', '\t', '\r',
	'http://', 'http://a.', 'https://a?', 'http://[', 'http://a(', 'www.', 'www.a', 'mailto:', 'a@a.', 'a@', 'a.', 'a-', 'a', 'ä',
	'http://a\u202e', '\u200d', '👩‍👩‍👧 ', '\u0301', '\ud800', '\0', 'https://xn--', 'https://ä.', '%', 'http://%',
];

/* Others whose shape is more than a repetition. */
const SHAPES = [
	Array.from({ length: 125 }, (_, i) => `${'`'.repeat(i + 1)}a`).join(''),
	Array.from({ length: 120 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
	Array.from({ length: 120 }, (_, i) => `${'>'.repeat(i)} a`).join('\n'),
	`${repeat('*a ', 4000)}${repeat(' a*', 4000)}`,
	`${repeat('*a _b ', 4000)}${repeat(' b_ a*', 4000)}`,
	`${repeat('*', 4000)}a${repeat('*', 3999)}`,
	`${repeat('[', 4000)}${repeat('](https://a.example)', 4000)}`,
	`${repeat('[a](http://a', 4000)}${repeat(')', 4000)}`,
	`http://a${repeat('(', 4000)}${repeat(')', 3990)}`,
	`http://a${repeat(')', 7990)}`,
	`http://a${repeat('.,', 7990)}`,
	`|${repeat('a|', 2000)}\n|${repeat('-|', 2000)}\n${repeat('|\n', 3990)}`,
	`- a${repeat('\n', 7990)}b`,
	`\`\`\`${repeat('\n``', 7990)}`,
	`${repeat('a', 4000)}@${repeat('a', 3999)}`,
	`${repeat('a', 4000)}@${repeat('a.', 3999)}`,
	`${repeat('a ', 7000)}https://example.com/${repeat('_', 900)}`,
];

/* The time of this process alone: other work on the machine does not count. */
function took(work: () => void): number {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user / 1000;
}

/* Of what is drawn: views call themselves for each level. */
function depthOf(nodes: readonly (Block | Inline)[]): number {
	let deepest = 0;
	for (const node of nodes) {
		if (node.type === 'list') for (const item of node.items) deepest = Math.max(deepest, 1 + depthOf(item.blocks));
		else if (node.type === 'quote') deepest = Math.max(deepest, 1 + depthOf(node.blocks));
		else if ('children' in node) deepest = Math.max(deepest, 1 + depthOf(node.children));
	}
	return deepest;
}

test('no text of 8,000 characters takes long or is nested deep', () => {
	const texts = [...PARTS.map((part) => repeat(part)), ...SHAPES];
	for (const text of texts) {
		let blocks: Block[] = [];
		const ms = took(() => plainText((blocks = parseMarkdown(text))));
		const what = `${JSON.stringify(text.slice(0, 40))} of ${text.length}`;
		assert.ok(ms < MOST_MS, `${what} took ${ms} ms`);
		assert.ok(depthOf(blocks) < 20, `${what} is nested too deep`);
	}
});

/* Far longer than a message may be: what grows with the square of the length shows here. */
test('twenty times the text takes about twenty times as long', () => {
	for (const text of PARTS.map((part) => repeat(part, LENGTH * 20))) {
		const ms = took(() => parseMarkdown(text));
		assert.ok(ms < MOST_MS * 20, `${JSON.stringify(text.slice(0, 40))} took ${ms} ms`);
	}
});
