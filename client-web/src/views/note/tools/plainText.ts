/* A document, or a part of one, as text that can be read anywhere. */
import type { Fragment, Node } from 'prosemirror-model';

export type SayMention = (mention: Node) => string;

/* A line for each block; items with their signs, quotes and code as one writes them in mail. */
export function plainText(content: Fragment, say: SayMention): string {
	return linesOf(content, say).join('\n');
}

function linesOf(content: Fragment, say: SayMention): string[] {
	const lines: string[] = [];
	content.forEach((node, _offset, i) => {
		/* A line between paragraphs, as between thoughts; none between what belongs together. */
		if (i > 0 && node.isBlock && !node.type.name.endsWith('_item')) lines.push('');
		lines.push(...blockLines(node, say));
	});
	return content.firstChild?.isInline ? [inlineText(content, say)] : lines;
}

function blockLines(node: Node, say: SayMention): string[] {
	switch (node.type.name) {
	case 'rule':
		return ['---'];
	case 'blockquote':
		return linesOf(node.content, say).map((line) => `> ${line}`);
	case 'bullet_list':
	case 'check_list':
		return linesOf(node.content, say);
	case 'ordered_list': {
		const lines: string[] = [];
		node.forEach((item, _offset, n) => lines.push(...itemLines(`${Number(node.attrs.order) + n}. `, item, say)));
		return lines;
	}
	case 'check_item':
		return itemLines(node.attrs.checked ? '[x] ' : '[ ] ', node, say);
	case 'list_item':
		return itemLines('- ', node, say);
	default:
		return inlineText(node.content, say).split('\n');
	}
}

function itemLines(sign: string, item: Node, say: SayMention): string[] {
	const lines = linesOf(item.content, say).filter((line) => line !== '');
	return lines.length === 0 ? [sign.trimEnd()] : lines.map((line, i) => (i === 0 ? sign : '   ') + line);
}

export function inlineText(content: Fragment, say: SayMention): string {
	let text = '';
	content.forEach((node) => {
		if (node.type.name === 'mention') text += say(node);
		else text += node.type.name === 'hard_break' ? '\n' : (node.text ?? '');
	});
	return text;
}
