/* A tree of Markdown written down so that a person can write the expected one by hand. */
import type { Mention } from '../src/protocol/types';
import { parseMarkdown } from '../src/state/markdown/blocks';
import { parseMessage } from '../src/state/markdown/mentions';
import type { Block, Inline } from '../src/state/markdown/tree';

/* Elements stand in angle brackets, text as it is. */
export function treeOf(text: string, mentions: Mention[] = []): string {
	return parseMessage(text, mentions).map(writeBlock).join('');
}

function writeBlock(block: Block): string {
	switch (block.type) {
	case 'code':
		return `<pre ${block.language}>${block.text}</pre>`;
	case 'quote':
		return `<quote>${block.blocks.map(writeBlock).join('')}</quote>`;
	case 'list': {
		const items = block.items.map(
			({ number, blocks }) => `<${block.ordered ? number : '-'}>${blocks.map(writeBlock).join('')}`,
		);
		return `<list>${items.join('')}</list>`;
	}
	case 'table': {
		const rows = [block.head, ...block.rows].map((row) => row.map(write).join('|'));
		return `<table ${block.align.join()}>${rows.join('/')}</table>`;
	}
	default:
		return `<${block.type === 'text' ? 'p' : 'h'}>${write(block.children)}</>`;
	}
}

function write(nodes: readonly Inline[]): string {
	return nodes.map(writeInline).join('');
}

function writeInline(node: Inline): string {
	switch (node.type) {
	case 'text':
		return node.text;
	case 'code':
		return `<code>${node.text}</code>`;
	case 'mention':
		return `<@${node.called.id ?? node.called.kind}>${node.text}</@>`;
	case 'link':
		return `<a ${node.href}>${write(node.children)}</a>${node.note === undefined ? '' : `!${node.note}`}`;
	default:
		return `<${node.type}>${write(node.children)}</${node.type}>`;
	}
}

/* The addresses of all links. */
export function linksOf(text: string): string[] {
	const found: string[] = [];
	const look = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(look);
		else if (typeof value === 'object' && value !== null) {
			if ('href' in value) found.push(String(value.href));
			Object.values(value).forEach(look);
		}
	};
	look(parseMarkdown(text));
	return found;
}
