/* Documents by chance. */
import { schema } from './schema.mjs';

const WORDS = ['Angebot', 'für', 'Größe', 'Maß', '😀', 'a\u0301', '—', '"ja"', '\\', 'x', '\t', '日本', '👩‍👧', 'der Kunde '];
const LINKS = ['https://brandt.example/4711', 'mailto:a@brandt.example', '/rooms/1', '#a', 'tel:+49'];
const IDS = ['1vb8r3hn4t6yz', '28jvpg4ktgt0r'];

export function textOf(chance) {
	const words = Array.from({ length: chance.between(1, 4) }, () => chance.pick(WORDS));
	return words.join(chance.pick(['', ' ']));
}

export function markOf(chance) {
	const name = chance.pick(['link', 'strong', 'em', 'strike', 'code']);
	return schema.mark(name, name === 'link' ? { href: chance.pick(LINKS) } : null);
}

function marksOf(chance) {
	let marks = [];
	for (let i = chance.pick([0, 0, 1, 2]); i > 0; i--) marks = markOf(chance).addToSet(marks);
	return marks;
}

function mentionOf(chance) {
	const kind = chance.pick(['person', 'group', 'all']);
	return schema.node('mention', { kind, id: kind === 'all' ? '' : chance.pick(IDS) }, null, marksOf(chance));
}

export function inlineOf(chance) {
	switch (chance.pick(['text', 'text', 'text', 'text', 'break', 'mention'])) {
		case 'break':
			return schema.node('hard_break', null, null, marksOf(chance));
		case 'mention':
			return mentionOf(chance);
		default:
			return schema.text(textOf(chance), marksOf(chance));
	}
}

const several = (chance, most, make) => Array.from({ length: chance.between(1, most) }, make);

function itemOf(chance, name, depth) {
	const rest = chance.next() < 0.3 ? [blockOf(chance, depth + 1)] : [];
	const attrs = name === 'check_item' ? { checked: chance.next() < 0.5 } : null;
	return schema.node(name, attrs, [lineOf(chance, 'paragraph'), ...rest]);
}

function lineOf(chance, name, attrs = null) {
	const content = chance.next() < 0.15 ? [] : several(chance, 4, () => inlineOf(chance));
	return schema.node(name, attrs, content);
}

export function blockOf(chance, depth = 0) {
	const lines = { paragraph: 5, heading: 1, code_block: 1, rule: 0.5 };
	const deep = { blockquote: 1, bullet_list: 1.5, ordered_list: 1, check_list: 1 };
	const name = chance.weighted(depth < 4 ? { ...lines, ...deep } : lines);
	switch (name) {
		case 'heading':
			return lineOf(chance, name, { level: chance.between(1, 3) });
		case 'code_block':
			return schema.node(name, null, chance.next() < 0.2 ? [] : [schema.text(textOf(chance))]);
		case 'rule':
			return schema.node(name);
		case 'blockquote':
			return schema.node(name, null, several(chance, 2, () => blockOf(chance, depth + 1)));
		case 'check_list':
			return schema.node(name, null, several(chance, 3, () => itemOf(chance, 'check_item', depth)));
		case 'bullet_list':
		case 'ordered_list': {
			const attrs = name === 'ordered_list' ? { order: chance.between(0, 12) } : null;
			return schema.node(name, attrs, several(chance, 3, () => itemOf(chance, 'list_item', depth)));
		}
		default:
			return lineOf(chance, name);
	}
}

export function docOf(chance) {
	return schema.node('doc', null, several(chance, 6, () => blockOf(chance)));
}

/* A position in a document: any, or one soon after another. */
export function placeOf(chance, doc, after) {
	const { size } = doc.content;
	return after === undefined ? chance.between(0, size) : Math.min(size, after + chance.between(0, 6));
}

/* From one position to another; half of them are short. */
export function rangeOf(chance, doc, place = placeOf) {
	const from = place(chance, doc);
	const to = place(chance, doc, chance.next() < 0.5 ? from : undefined);
	return from < to ? [from, to] : [to, from];
}
