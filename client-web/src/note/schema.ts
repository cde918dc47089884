/* The schema of notes as ProseMirror has it; server/room/notes/schema.h is the same in C. Its validators refuse what the
 * server would. */
import { Schema, type NodeSpec } from 'prosemirror-model';

import { LIMITS } from '../protocol/limits';

const LINK = /^(?:https?:\/\/[^]|mailto:[^]|tel:[^]|\/(?![/\\])|#)/i;
const ID = /^(?!0{13})[0-7][0-9a-hjkmnp-tv-z]{12}$/;

type Is = (value: unknown) => boolean;

const isWhole =
	(from: number, to: number): Is =>
	(value) =>
		Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const isOneOf =
	(list: readonly unknown[]): Is =>
	(value) =>
		list.includes(value);
/* Whether it is an address that may be followed. */
export const isLink: Is = (value) =>
	typeof value === 'string' && value.length <= LIMITS.note_link_max && !/\p{Cc}/u.test(value) && LINK.test(value);

/* What each attribute may be, whatever node it is of: no two share a name. */
const ATTRS: Record<string, Is> = {
	level: isWhole(1, 3),
	order: isWhole(0, 999_999_999),
	checked: (value) => typeof value === 'boolean',
	kind: isOneOf(['person', 'group', 'all']),
	id: (value) => value === '' || (typeof value === 'string' && ID.test(value)),
	href: isLink,
};

function attr(name: string, fallback?: unknown): NonNullable<NodeSpec['attrs']> {
	const validate = (value: unknown): void => {
		if (!ATTRS[name]?.(value)) throw new RangeError('an attribute that is none');
	};
	return { [name]: fallback === undefined ? { validate } : { validate, default: fallback } };
}

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
		hard_break: { group: 'inline', inline: true, linebreakReplacement: true },
		mention: { group: 'inline', inline: true, attrs: { ...attr('kind'), ...attr('id') } },
		text: { group: 'inline' },
	},
	marks: {
		link: { attrs: attr('href'), inclusive: false },
		strong: {},
		em: {},
		strike: {},
		code: { excludes: 'code strong em strike' },
	},
});
