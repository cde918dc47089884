/* Text without format that is pasted: what people write of Markdown becomes what it means, all else stays as it was. */
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { isLink, schema } from '../../../note/schema';
import { blocksOf } from '../../../state/markdown/blocks';
import { inlineText, type Block, type Inline, type Item } from '../../../state/markdown/tree';

const { nodes, marks } = schema;
const HEADING = /^ {0,3}(#{1,6}) +(\S.*?)(?: +#+)? *$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/;
const FENCE = /^ {0,3}(`{3,})/;
const LEVEL_MAX = 3;

export function fromMarkdown(text: string): Fragment {
	const made: Node[] = [];
	let plain: string[] = [];
	const end = () => {
		made.push(...blocksOf(plain, 0).flatMap(blockNodes));
		plain = [];
	};
	let fence = '';
	for (const line of clean(text).split('\n')) {
		const [, signs = ''] = FENCE.exec(line) ?? [];
		const [, hashes, words] = fence === '' ? (HEADING.exec(line) ?? []) : [];
		if (hashes !== undefined && words !== undefined) {
			end();
			const [block] = blocksOf([words], 0);
			const inline = block?.type === 'text' ? inlineNodes(block.children) : [schema.text(words)];
			made.push(nodes.heading.create({ level: Math.min(hashes.length, LEVEL_MAX) }, inline));
		} else if (fence === '' && RULE.test(line)) {
			end();
			made.push(nodes.rule.create());
		} else plain.push(line);
		if (signs !== '') fence = fence === '' ? signs : signs.startsWith(fence) ? '' : fence;
	}
	end();
	return Fragment.from(made);
}

/* What no text may contain: the rest of a character, and what is none. */
export function clean(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/\0/g, '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function blockNodes(block: Block): Node[] {
	switch (block.type) {
	case 'code':
		return [nodes.code_block.create(null, block.text === '' ? null : schema.text(block.text))];
	case 'quote':
		return [nodes.blockquote.create(null, filled(block.blocks.flatMap(blockNodes)))];
	case 'list':
		return listNodes(block.items, block.ordered);
	case 'table':
		return [block.head, ...block.rows].map((row) =>
			nodes.paragraph.create(null, row.flatMap((cell, i) => [...(i > 0 ? [schema.text(' | ')] : []), ...inlineNodes(cell)])),
		);
	default:
		return paragraphs(inlineNodes(block.children));
	}
}

const filled = (blocks: Node[]): Node[] => (blocks.length > 0 ? blocks : [nodes.paragraph.create()]);

const BOX = /^\[([ xX])\] /;

const hasBox = ({ blocks: [first] }: Item): boolean => first?.type === 'text' && BOX.test(inlineText(first.children));

/* Items with a box and without are lists of their own. */
function listNodes(items: readonly Item[], ordered: boolean): Node[] {
	if (ordered) return [nodes.ordered_list.create({ order: items[0]?.number ?? 1 }, items.map(listItem))];
	const made: Node[] = [];
	for (let from = 0, to = 0; from < items.length; from = to) {
		const isChecks = hasBox(items[from]!);
		while (to < items.length && hasBox(items[to]!) === isChecks) to++;
		const some = items.slice(from, to);
		made.push(isChecks ? nodes.check_list.create(null, some.map(checkItem)) : nodes.bullet_list.create(null, some.map(listItem)));
	}
	return made;
}

function listItem({ blocks }: Item): Node {
	const content = filled(blocks.flatMap(blockNodes));
	if (content[0]!.type !== nodes.paragraph) content.unshift(nodes.paragraph.create());
	return nodes.list_item.create(null, content);
}

function checkItem(item: Item): Node {
	const { content } = listItem(item);
	const first = content.firstChild!;
	const checked = /^\[x/i.test(first.textContent);
	return nodes.check_item.create({ checked }, content.replaceChild(0, first.cut('[ ] '.length)));
}

/* An empty line ends a paragraph, another breaks it. */
function paragraphs(inline: readonly Node[]): Node[] {
	const all: Node[][] = [[]];
	let breaks = 0;
	for (const node of inline)
		for (const [i, line] of (node.text ?? '').split('\n').entries()) {
			if (i > 0) breaks++;
			if (line === '') continue;
			const last = all.at(-1)!;
			if (breaks > 1) all.push([]);
			else if (breaks === 1 && last.length > 0) last.push(nodes.hard_break.create());
			breaks = 0;
			all.at(-1)!.push(schema.text(line, node.marks));
		}
	return all.map((content) => nodes.paragraph.create(null, content));
}

function inlineNodes(tree: readonly Inline[], around: readonly Mark[] = []): Node[] {
	return tree.flatMap((node): Node[] => {
		switch (node.type) {
		case 'text':
		case 'mention':
			return node.text === '' ? [] : [schema.text(node.text, around)];
		case 'code':
			return node.text === '' ? [] : [schema.text(node.text, marks.code.create().addToSet(around))];
		case 'link': {
			const isOne = isLink(node.href);
			return inlineNodes(node.children, isOne ? marks.link.create({ href: node.href }).addToSet(around) : around);
		}
		default:
			return inlineNodes(node.children, marks[node.type].create().addToSet(around));
		}
	});
}
