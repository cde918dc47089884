/* What a message's text amounts to: a tree that views draw, never HTML. */
import type { Called } from '../mentions';

/* text: as it was typed; who it is may be called otherwise today. */
export interface MentionNode {
	readonly type: 'mention';
	readonly text: string;
	readonly called: Called;
}

export type Inline =
	| { readonly type: 'text'; readonly text: string }
	| { readonly type: 'em' | 'strong' | 'strike'; readonly children: readonly Inline[] }
	| { readonly type: 'code'; readonly text: string }
	| MentionNode
	/* note: where it really leads, when its words say otherwise. */
	| { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[]; readonly note?: string };

export type Align = 'start' | 'center' | 'end';

export interface Item {
	/* The number as it was typed; 0 in a list without numbers. */
	readonly number: number;
	readonly blocks: readonly Block[];
}

export type Block =
	/* Lines as they were typed, empty ones too. */
	| { readonly type: 'text' | 'heading'; readonly children: readonly Inline[] }
	| { readonly type: 'code'; readonly text: string; readonly language: string }
	| { readonly type: 'quote'; readonly blocks: readonly Block[] }
	| { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
	| {
			readonly type: 'table';
			readonly align: readonly Align[];
			readonly head: readonly Cell[];
			readonly rows: readonly (readonly Cell[])[];
	  };

export type Cell = readonly Inline[];

/* What a mention reads. */
export type SayMention = (node: MentionNode) => string;

const asTyped: SayMention = ({ text }) => text;

export function inlineText(nodes: readonly Inline[], say = asTyped): string {
	return nodes
		.map((node) => {
			if ('children' in node) return inlineText(node.children, say);
			return node.type === 'mention' ? say(node) : node.text;
		})
		.join('');
}

/* The words alone, as they are read aloud. */
export function plainText(blocks: readonly Block[], say = asTyped): string {
	return blocks.map((block) => blockText(block, say)).join('\n');
}

function blockText(block: Block, say: SayMention): string {
	switch (block.type) {
	case 'code':
		return block.text;
	case 'quote':
		return plainText(block.blocks, say);
	case 'list':
		return block.items
			.map(({ number, blocks }) => (block.ordered ? `${number}. ` : '') + plainText(blocks, say))
			.join('\n');
	case 'table':
		return [block.head, ...block.rows].map((row) => row.map((cell) => inlineText(cell, say)).join(', ')).join('\n');
	default:
		return inlineText(block.children, say);
	}
}

/* About how many elements it takes to draw them. */
export function elementsOf(blocks: readonly Block[]): number {
	return sum(blocks, blockElements);
}

function blockElements(block: Block): number {
	switch (block.type) {
	case 'code':
		return 6;
	case 'quote':
		return 1 + elementsOf(block.blocks);
	case 'list':
		return 1 + sum(block.items, ({ blocks }) => 1 + elementsOf(blocks));
	case 'table':
		return 4 + sum([block.head, ...block.rows], (row) => 1 + sum(row, (cell) => 1 + sum(cell, inlineElements)));
	default:
		return 1 + sum(block.children, inlineElements);
	}
}

function inlineElements(node: Inline): number {
	if ('children' in node) return 1 + sum(node.children, inlineElements);
	return node.type === 'text' ? 0 : 1;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
	return all.reduce((total, one) => total + of(one), 0);
}
