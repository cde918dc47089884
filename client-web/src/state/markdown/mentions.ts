/* Mentions within a message's tree. While the text is parsed a sign nobody types stands for each. */
import type { Mention } from '../../protocol/types';
import { spansOf, type Span } from '../mentions';
import { parseMarkdown } from './blocks';
import { withCircles } from './circles';
import type { Block, Inline, MentionNode } from './tree';

const FIRST_SIGN = 0xf0000;
const SIGNS = /[\u{f0000}-\u{f0fff}]/gu;
/* Before anything else it is part of an address or a word. */
const BEFORE = /(?:^|[\s([{"'„“‚‘»«*_~>|,;:!?-])$/u;

export function parseMessage(text: string, mentions: readonly Mention[] = []): Block[] {
	if (mentions.length === 0 || text.search(SIGNS) >= 0) return parseMarkdown(text);
	const found = spansOf(text, mentions).filter(({ from }) => BEFORE.test(text.slice(Math.max(0, from - 1), from)));
	let signed = '';
	let at = 0;
	found.forEach(({ from, to }, i) => {
		signed += text.slice(at, from) + String.fromCodePoint(FIRST_SIGN + i);
		at = to;
	});
	return new Restorer(text, found).blocks(parseMarkdown(signed + text.slice(at)));
}

class Restorer {
	#text: string;
	#spans: readonly Span[];

	constructor(text: string, spans: readonly Span[]) {
		this.#text = text;
		this.#spans = spans;
	}

	blocks(blocks: readonly Block[]): Block[] {
		return blocks.map((block) => this.#block(block));
	}

	#block(block: Block): Block {
		switch (block.type) {
		case 'code':
			return { ...block, text: this.#words(block.text) };
		case 'quote':
			return { ...block, blocks: this.blocks(block.blocks) };
		case 'list':
			return { ...block, items: block.items.map((item) => ({ ...item, blocks: this.blocks(item.blocks) })) };
		case 'table': {
			const row = (cells: readonly (readonly Inline[])[]) => cells.map((cell) => this.#inline(cell));
			return { ...block, head: row(block.head), rows: block.rows.map(row) };
		}
		default:
			return { ...block, children: this.#inline(block.children) };
		}
	}

	#inline(nodes: readonly Inline[]): Inline[] {
		return nodes.flatMap((node): Inline[] => {
			if (node.type === 'text') return this.#pieces(node.text);
			if ('children' in node) return [{ ...node, children: this.#inline(node.children) }];
			return [{ ...node, text: this.#words(node.text) }];
		});
	}

	/* Words, and the mentions between them. */
	#pieces(text: string): Inline[] {
		const pieces: Inline[] = [];
		let at = 0;
		for (const { 0: sign, index } of text.matchAll(SIGNS)) {
			if (index > at) pieces.push({ type: 'text', text: text.slice(at, index) });
			pieces.push(this.#mention(sign));
			at = index + sign.length;
		}
		if (at < text.length) pieces.push({ type: 'text', text: text.slice(at) });
		return pieces;
	}

	#mention(sign: string): MentionNode {
		const { from, to, kind, id } = this.#spans[sign.codePointAt(0)! - FIRST_SIGN]!;
		return { type: 'mention', text: withCircles(this.#text.slice(from, to)), called: id === undefined ? { kind } : { kind, id } };
	}

	/* In code a name is the letters that were typed. */
	#words(text: string): string {
		return text.replace(SIGNS, (sign) => this.#mention(sign).text);
	}
}
