/* Markdown of the driver, read back: what a parser of CommonMark and GitHub's additions makes of it, and
 * what is left of a document in it, in one shape to be compared. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const BLANK = /[\x00-\x20\x7f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const MARKS = { strong: 'strong', emphasis: 'em', delete: 'strike' };
const markOf = (mark) => (mark.type === 'link' ? `link ${mark.attrs.href}` : mark.type);

const isBlank = (character) => BLANK.test(character);
const unseen = (character) => character !== '\n' && isBlank(character);

/* Whether only blanks are between a place and the beginning or end of its line. */
function isAtEdge(line, at, step) {
	while (line[at] && unseen(line[at][0])) at += step;
	return !line[at] || line[at][0] === '\n';
}

/* Characters with their marks; blanks have none, and those at the ends of lines are gone. */
function tidied(characters) {
	const written = ([character, marks]) => (marks.length && !isBlank(character) ? `${character}{${[...marks].sort()}}` : character);
	const plain = characters.map(([character, marks]) => [/[^\n\P{Cc}]/u.test(character) ? ' ' : character, marks]);
	const kept = plain.filter(([character], at) => !unseen(character) || !(isAtEdge(plain, at, 1) || isAtEdge(plain, at, -1)));
	while (kept.length && isBlank(kept[0][0])) kept.shift();
	while (kept.length && isBlank(kept.at(-1)[0])) kept.pop();
	return kept.map(written).join('');
}

function charactersIn(node, oneLine) {
	const marks = (node.marks ?? []).map(markOf);
	if (node.type === 'hard_break') return [[oneLine ? ' ' : '\n', []]];
	const text = node.type === 'mention' ? `@${node.attrs.kind}` : node.text;
	const flat = oneLine || (marks.includes('code') && [...text].some((character) => !isBlank(character)));
	return [...text].map((character) => [character === '\n' && flat ? ' ' : character, marks]);
}

const lineOf = ({ content = [], type }) => tidied(content.flatMap((child) => charactersIn(child, type === 'heading')));

const codeOf = (text) => text.replace(/[ \t\r]+$/gm, '').replaceAll('\r', ' ');

/* What is left of a document in Markdown. */
export function leftOf(node) {
	const blocks = () => (node.content ?? []).map(leftOf).filter((block) => block !== null);
	const line = node.type === 'paragraph' || node.type === 'heading' ? lineOf(node) : '';
	switch (node.type) {
		case 'paragraph':
			return line ? ['paragraph', line] : null;
		case 'heading':
			return line ? [`heading ${node.attrs.level}`, line] : null;
		case 'code_block':
			return ['code', codeOf(node.content?.[0].text ?? '')];
		case 'rule':
			return ['rule'];
		case 'blockquote':
			return blocks().length ? ['quote', ...blocks()] : null;
		case 'ordered_list':
			return [`list ${node.attrs.order}`, ...blocks()];
		case 'list_item':
			return ['item', ...blocks()];
		case 'check_item': {
			const content = blocks();
			return content[0]?.[0] === 'paragraph' ? [`item ${node.attrs.checked}`, ...content]
				: ['item', ['paragraph', node.attrs.checked ? '[x]' : '[ ]'], ...content];
		}
		default:
			return [node.type === 'doc' ? 'document' : 'list', ...blocks()];
	}
}

function charactersOf(node, marks, out) {
	switch (node.type) {
		case 'text':
			for (const character of node.value) out.push([character, marks]);
			break;
		case 'inlineCode':
			for (const character of node.value) out.push([character, [...marks, 'code']]);
			break;
		case 'break':
			out.push(['\n', []]);
			break;
		case 'link': {
			const itself = ['', 'mailto:', 'http://'].some((scheme) => node.url === scheme + node.children[0].value);
			for (const child of node.children) charactersOf(child, itself ? marks : [...marks, `link ${node.url}`], out);
			break;
		}
		default:
			if (!MARKS[node.type]) throw new Error(`a ${node.type} in a line`);
			for (const child of node.children) charactersOf(child, [...marks, MARKS[node.type]], out);
	}
	return out;
}

const readLine = (node) => tidied(node.children.flatMap((child) => charactersOf(child, [], [])));

function read(node) {
	const blocks = () => node.children.map(read);
	switch (node.type) {
		case 'root':
			return ['document', ...blocks()];
		case 'paragraph':
			return ['paragraph', readLine(node)];
		case 'heading':
			return [`heading ${node.depth}`, readLine(node)];
		case 'code':
			return ['code', node.value];
		case 'thematicBreak':
			return ['rule'];
		case 'blockquote':
			return ['quote', ...blocks()];
		case 'list':
			return [node.ordered ? `list ${node.start}` : 'list', ...blocks()];
		case 'listItem':
			return [typeof node.checked === 'boolean' ? `item ${node.checked}` : 'item', ...blocks()];
		default:
			throw new Error(`a ${node.type}`);
	}
}

const GITHUB = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
export const readBack = (markdown) => read(fromMarkdown(markdown, GITHUB));

const SCRAPS = [
	...'\\`*_[]()<>|~#+-=:.!&;@"\' \t\nabc1äß„“—😀日\u00a0',
	...['**', '~~', '```', '](', '![', 'https://a.b/c_d', 'www.a.b/c_d', 'a_b@c.d', '&amp;', '<b>', '1. ', '- ', '[x] ', '  '],
];

/* The document with other texts in it, full of what Markdown takes for its own. */
export function scribbled(chance, json) {
	const { text, content } = json;
	const scrawl = () => Array.from({ length: chance.between(1, 7) }, () => chance.pick(SCRAPS)).join('');
	if (text) return { ...json, text: chance.next() < 0.8 ? scrawl() : text };
	return content ? { ...json, content: content.map((child) => scribbled(chance, child)) } : json;
}
