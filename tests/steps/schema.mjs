/* The schema of notes as ProseMirror has it; server/room/notes/schema.h is the same in C. Its validators
 * refuse what the server would. */
import { Schema } from 'prosemirror-model';

const LINK_UNITS_MAX = 2048;
const LINK = /^(?:https?:\/\/[^]|mailto:[^]|tel:[^]|\/(?![/\\])|#)/i;
const ID = /^(?!0{13})[0-7][0-9a-hjkmnp-tv-z]{12}$/;

function wants(is) {
	return (value) => {
		if (!is(value)) throw new RangeError('an attribute that is none');
	};
}

const isWhole = (from, to) => (value) => Number.isInteger(value) && value >= from && value <= to;
const isOneOf = (list) => (value) => list.includes(value);
const isLink = (value) =>
	typeof value === 'string' && value.length <= LINK_UNITS_MAX && !/\p{Cc}/u.test(value) && LINK.test(value);

/* What each attribute may be, whatever node it is of: no two share a name. */
export const validators = {
	level: wants(isWhole(1, 3)),
	order: wants(isWhole(0, 999_999_999)),
	checked: wants((value) => typeof value === 'boolean'),
	kind: wants(isOneOf(['person', 'group', 'all'])),
	id: wants((value) => value === '' || (typeof value === 'string' && ID.test(value))),
	href: wants(isLink),
};

const attr = (name, fallback) => ({
	[name]: fallback === undefined ? { validate: validators[name] } : { validate: validators[name], default: fallback },
});

export const schema = new Schema({
	nodes: {
		doc: { content: 'block+' },
		paragraph: { content: 'inline*', group: 'block' },
		heading: { content: 'inline*', group: 'block', attrs: attr('level', 1), defining: true },
		blockquote: { content: 'block+', group: 'block', defining: true },
		code_block: { content: 'text*', group: 'block', marks: '', code: true, defining: true },
		bullet_list: { content: 'list_item+', group: 'block' },
		ordered_list: { content: 'list_item+', group: 'block', attrs: attr('order', 1) },
		list_item: { content: 'paragraph block*', defining: true },
		check_list: { content: 'check_item+', group: 'block' },
		check_item: { content: 'paragraph block*', attrs: attr('checked', false), defining: true },
		rule: { group: 'block' },
		hard_break: { group: 'inline', inline: true },
		mention: { group: 'inline', inline: true, attrs: { ...attr('kind'), ...attr('id') } },
		text: { group: 'inline' },
	},
	marks: {
		link: { attrs: attr('href') },
		strong: {},
		em: {},
		strike: {},
		code: { excludes: 'code strong em strike' },
	},
});

/* What the text of a leaf is, where a mention's name is its kind. */
export function leafText(node) {
	if (node.type.name === 'hard_break') return '\n';
	return node.type.name === 'mention' ? `@${node.attrs.kind}` : '';
}
