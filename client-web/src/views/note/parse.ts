/* What nodes and marks are in a page that something was copied from. */
import { DOMParser, type TagParseRule } from 'prosemirror-model';
import { isLink, schema } from '../../note/schema';

/* Addresses within the page it comes from mean nothing here. */
function linkOf(dom: HTMLElement): { href: string } | false {
	const href = dom.getAttribute('href')?.trim() ?? '';
	return isLink(href) && !/^[/#]/.test(href) ? { href } : false;
}

/* kind, and id of whom. */
function mentionOf(dom: HTMLElement): { kind: string; id: string } | false {
	const [, kind, id] = /^(person|group|all) ([0-9a-z]*)$/.exec(dom.getAttribute('data-mention') ?? '') ?? [];
	if (kind === undefined || id === undefined) return false;
	try {
		schema.nodes.mention.create({ kind, id }).check();
		return (kind === 'all') === (id === '') && { kind, id };
	} catch {
		return false;
	}
}

const headings = [1, 2, 3, 4, 5, 6].map((n): TagParseRule => ({ tag: `h${n}`, node: 'heading', attrs: { level: Math.min(n, 3) } }));

export const parser = new DOMParser(schema, [
	...headings,
	{ tag: 'p', node: 'paragraph' },
	{ tag: 'blockquote', node: 'blockquote' },
	{ tag: 'pre', node: 'code_block', preserveWhitespace: 'full' },
	{ tag: 'ul[data-checks], ul.note-checks', node: 'check_list' },
	{ tag: 'li[data-checked]', node: 'check_item', getAttrs: (dom) => ({ checked: dom.getAttribute('data-checked') === 'true' }) },
	{ tag: 'ul', node: 'bullet_list' },
	{
		tag: 'ol',
		node: 'ordered_list',
		getAttrs: (dom) => {
			const order = Number(dom.getAttribute('start') ?? 1);
			return { order: Number.isInteger(order) && order >= 0 && order < 1e9 ? order : 1 };
		},
	},
	{ tag: 'li', node: 'list_item' },
	{ tag: 'hr', node: 'rule' },
	{ tag: 'br', node: 'hard_break' },
	{ tag: 'span[data-mention]', node: 'mention', getAttrs: mentionOf },
	{ tag: 'a[href]', mark: 'link', getAttrs: linkOf },
	{ tag: 'strong', mark: 'strong' },
	{ tag: 'b', mark: 'strong' },
	{ tag: 'em', mark: 'em' },
	{ tag: 'i', mark: 'em' },
	{ tag: 's', mark: 'strike' },
	{ tag: 'strike', mark: 'strike' },
	{ tag: 'del', mark: 'strike' },
	{ tag: 'code', mark: 'code' },
	{ tag: 'kbd', mark: 'code' },
	{ tag: 'tt', mark: 'code' },
	{ tag: 'samp', mark: 'code' },
	{ tag: 'input, button, select, textarea, img, picture, svg, video, audio, canvas, map', ignore: true },
]);
