/* Steps that nobody's editor makes: others, changed in ways that JSON allows. */

const JUNK = [null, undefined, true, false, 0, 1, 2, 3, -1, 0.5, 1e9, 5.0, '', 'text', 'doc', [], {}, [null], [{}], '\0', '\ud83d'];
const NAMES = [
	'doc', 'paragraph', 'heading', 'blockquote', 'code_block', 'bullet_list', 'ordered_list', 'list_item', 'check_list',
	'check_item', 'rule', 'hard_break', 'mention', 'text', 'table', 'link', 'strong', 'em', 'strike', 'code', 'replace',
	'replaceAround', 'addMark', 'removeMark', 'attr', 'addNodeMark', 'removeNodeMark', 'markSet', 'docAttr',
];
const HREFS = [
	'javascript:alert(1)', 'JavaScript:x', '//brandt.example', '/\\brandt.example', '/\t/x', 'https://', 'https:/x',
	'HTTPS://x', 'ftp://x', 'data:text/html,x', '', '/', '#', `/${'x'.repeat(2047)}`, `/${'x'.repeat(2048)}`, 'tel:',
	'mailto:x', '/\u0085', '/ä', '/😀',
];

const junkOf = (chance, more = []) => structuredClone(chance.pick([...JUNK, ...more]));

/* Every object and list in a JSON value, with itself. */
function holders(value, found = []) {
	if (typeof value !== 'object' || value === null) return found;
	found.push(value);
	for (const inner of Object.values(value)) holders(inner, found);
	return found;
}

const changes = {
	shift(holder, key, chance) {
		if (typeof holder[key] === 'number') holder[key] += chance.pick([-2, -1, -1, 1, 1, 2, 0.5]);
		else if (typeof holder[key] === 'boolean') holder[key] = !holder[key];
	},
	rename(holder, key, chance) {
		if (typeof holder[key] === 'string') holder[key] = chance.pick(NAMES);
	},
	retext(holder, key, chance) {
		if (key === 'href') holder[key] = chance.pick(HREFS);
		else if (key === 'text') holder[key] = chance.pick(['', 'x\0', '\ud83d', '\u0001', 'ok', '😀😀', ' ']);
	},
	drop(holder, key) {
		if (Array.isArray(holder)) holder.splice(Number(key), 1);
		else delete holder[key];
	},
	junk(holder, key, chance) {
		holder[key] = junkOf(chance);
	},
	twice(holder, key) {
		if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[key]));
	},
	mark(holder, key, chance) {
		if (!('type' in holder)) return;
		const type = chance.pick(['strong', 'em', 'code', 'link']);
		holder.marks = [{ type, attrs: { href: '/x' } }, ...(Array.isArray(holder.marks) ? holder.marks : [])];
	},
	attrs(holder, key, chance) {
		if (!('type' in holder)) return;
		const name = chance.pick(['level', 'order', 'checked', 'kind', 'id', 'href', 'other']);
		holder.attrs = { ...holder.attrs, [name]: junkOf(chance, ['person', 'all', '1vb8r3hn4t6yz', 999_999_999]) };
	},
	nest(holder, key, chance) {
		if (!('type' in holder)) return;
		const inner = { ...holder };
		for (const name of Object.keys(holder)) delete holder[name];
		Object.assign(holder, { type: chance.pick(NAMES.slice(0, 13)), content: [inner] });
	},
	open(holder, key, chance) {
		if (!('content' in holder) || 'type' in holder) return;
		holder[chance.pick(['openStart', 'openEnd'])] = chance.between(0, 4);
	},
};

/* A step with one to three things changed. */
export function changedStep(chance, step) {
	const root = { step: structuredClone(step) };
	for (let i = chance.pick([1, 1, 1, 2, 3]); i > 0; i--) {
		const holder = chance.pick(holders(root));
		const keys = Object.keys(holder);
		if (keys.length > 0) changes[chance.pick(Object.keys(changes))](holder, chance.pick(keys), chance);
	}
	return root.step ?? null;
}

/* Several mark steps as one, as undoing makes them; now and then one in another. */
export function markSet(chance, steps) {
	const set = { stepType: 'markSet', steps };
	return chance.next() < 0.1 ? { stepType: 'markSet', steps: [set] } : set;
}
