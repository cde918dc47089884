/* What the editor of documents makes of keys, signs and pasted text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { AllSelection, EditorState, TextSelection, type Command } from 'prosemirror-state';
import { schema } from '../src/note/schema';
import { LIMITS } from '../src/protocol/limits';
import { ACTS, isAtLink, tick, type ActName } from '../src/views/note/commands';
import { huesOf } from '../src/views/note/tools/hues';
import { LastRule, ruled, ruledAtEnd } from '../src/views/note/inputRules';
import { keysWith } from '../src/views/note/keys';
import { hrefOf } from '../src/views/note/tools/href';
import { linkAt, setLink } from '../src/views/note/tools/links';
import { fromMarkdown } from '../src/views/note/tools/markdown';
import { plainText } from '../src/views/note/tools/plainText';
import { excessOf } from '../src/views/note/size';

const { nodes, marks } = schema;
const p = (...content: (string | Node)[]) => nodes.paragraph.create(null, content.map((one) => (typeof one === 'string' ? schema.text(one) : one)));
const bullets = (...items: Node[][]) => nodes.bullet_list.create(null, items.map((item) => nodes.list_item.create(null, item)));
const checks = (...items: [boolean, ...Node[]][]) => nodes.check_list.create(null, items.map(([checked, ...item]) => nodes.check_item.create({ checked }, item)));

/* | is the cursor, or each end of what is selected. */
function stateOf(...blocks: Node[]): EditorState {
	const doc = nodes.doc.create(null, blocks);
	let state = EditorState.create({ doc, plugins: [history()] });
	const found: number[] = [];
	doc.descendants((node, pos) => {
		for (let at = node.text?.indexOf('|') ?? -1; at >= 0; at = node.text!.indexOf('|', at + 1)) found.push(pos + at - found.length);
	});
	let { tr } = state;
	for (const at of found) tr = tr.delete(at, at + 1);
	state = EditorState.create({ doc: tr.doc, plugins: [history()] });
	return found.length === 0 ? state : state.apply(state.tr.setSelection(TextSelection.create(state.doc, found[0]!, found.at(-1)!)));
}

function after(state: EditorState, command: Command): EditorState {
	let next = state;
	command(state, (tr) => (next = state.apply(tr)));
	next.doc.check();
	return next;
}

const act = (state: EditorState, name: ActName) => after(state, ACTS[name].run);
const key = (state: EditorState, name: string) => after(state, keysWith(() => false)[name]!);
const shown = (state: EditorState) => state.doc.toString().slice('doc('.length, -1);

/* Each letter as the editor takes it. */
function typed(state: EditorState, text: string): EditorState {
	for (const letter of text) {
		state = state.apply(state.tr.insertText(letter));
		const tr = ruled(state);
		if (tr) state = state.apply(tr);
		state.doc.check();
	}
	return state;
}

test('a button makes a block what it says, and pressed once more a paragraph', () => {
	const heading = act(stateOf(p('Ti|tel')), 'heading2');
	assert.equal(heading.doc.firstChild!.attrs.level, 2);
	assert.equal(ACTS.heading2.isOn!(heading), true);
	assert.equal(ACTS.heading1.isOn!(heading), false);
	assert.equal(shown(act(heading, 'heading2')), 'paragraph("Titel")');
	assert.equal(shown(act(act(stateOf(p('a|')), 'quote'), 'quote')), 'paragraph("a")');
	assert.equal(shown(act(stateOf(p('a|')), 'codeBlock')), 'code_block("a")');
	assert.equal(shown(act(stateOf(p('a', nodes.hard_break.create(), 'b|')), 'codeBlock')), 'code_block("a\\nb")');
});

test('a list becomes one of another kind, with the cursor where it was', () => {
	const list = stateOf(bullets([p('eins')], [p('zw|ei'), bullets([p('drin')])]));
	const made = act(list, 'checks');
	assert.equal(shown(made), 'check_list(check_item(paragraph("eins")), check_item(paragraph("zwei"), bullet_list(list_item(paragraph("drin")))))');
	assert.equal(made.selection.head, list.selection.head);
	assert.equal(ACTS.checks.isOn!(made), true);
	assert.equal(shown(act(stateOf(nodes.heading.create({ level: 1 }, schema.text('T|'))), 'bullets')), 'bullet_list(list_item(paragraph("T")))');
});

test('all that is selected becomes a list, and is one no more', () => {
	let state = stateOf(p('a'), p('b'));
	state = state.apply(state.tr.setSelection(new AllSelection(state.doc)));
	const list = act(state, 'numbers');
	assert.equal(shown(list), 'ordered_list(list_item(paragraph("a")), list_item(paragraph("b")))');
	assert.equal(shown(act(list, 'numbers')), 'paragraph("a"), paragraph("b")');
});

test('a mark is on only where all of the words have it', () => {
	const state = stateOf(p('|ab', schema.text('cd', [marks.strong.create()]), '|'));
	assert.equal(ACTS.strong.isOn!(state), false);
	assert.equal(ACTS.strong.isOn!(act(state, 'strong')), true);
	assert.equal(ACTS.strong.isOn!(act(act(state, 'strong'), 'strong')), false);
});

test('a rule has a line below it', () => {
	const state = act(stateOf(p('a|')), 'rule');
	assert.equal(shown(state), 'paragraph("a"), rule, paragraph');
	assert.ok(state.selection.$from.parent === state.doc.lastChild);
});

test('an item is ticked at the cursor, and its next one is not', () => {
	const done = after(stateOf(checks([false, p('a|')])), tick);
	assert.equal(done.doc.firstChild!.firstChild!.attrs.checked, true);
	const next = key(done, 'Enter');
	assert.deepEqual([...Array(2)].map((_, i) => next.doc.firstChild!.child(i).attrs.checked), [true, false]);
	assert.equal(tick(stateOf(p('a|'))), false);
});

test('Enter in an empty item leaves the list; two empty lines leave code', () => {
	assert.equal(shown(key(stateOf(bullets([p('a')], [p('|')])), 'Enter')), 'bullet_list(list_item(paragraph("a"))), paragraph');
	const code = stateOf(nodes.code_block.create(null, schema.text('x\n|')));
	assert.equal(shown(key(code, 'Enter')), 'code_block("x"), paragraph');
	assert.equal(shown(key(stateOf(p('a|b')), 'Shift-Enter')), 'paragraph("a", hard_break, "b")');
});

test('Backspace where a block begins takes back what it is before it joins it', () => {
	assert.equal(shown(key(stateOf(bullets([p('a')], [p('|b')])), 'Backspace')), 'bullet_list(list_item(paragraph("a"))), paragraph("b")');
	assert.equal(shown(key(stateOf(nodes.heading.create(null, schema.text('|b'))), 'Backspace')), 'paragraph("b")');
	assert.equal(shown(key(stateOf(nodes.blockquote.create(null, p('|b'))), 'Backspace')), 'paragraph("b")');
	assert.equal(shown(key(stateOf(p('a'), p('|b')), 'Backspace')), 'paragraph("ab")');
});

test('Tab moves an item in and out, and is not held outside of lists', () => {
	const list = key(stateOf(bullets([p('a')], [p('b|')])), 'Tab');
	assert.equal(shown(list), 'bullet_list(list_item(paragraph("a"), bullet_list(list_item(paragraph("b")))))');
	assert.equal(shown(key(list, 'Shift-Tab')), 'bullet_list(list_item(paragraph("a")), list_item(paragraph("b")))');
	const keys = keysWith(() => false);
	assert.equal(keys.Tab!(stateOf(bullets([p('|a')]))), true);
	assert.equal(keys.Tab!(stateOf(p('|a'))), false);
});

test('signs become a format as they are typed', () => {
	const made = (text: string) => shown(typed(stateOf(p('|')), text));
	assert.equal(made('## Titel'), 'heading("Titel")');
	assert.equal(made('- a'), 'bullet_list(list_item(paragraph("a")))');
	assert.equal(made('[x] a'), 'check_list(check_item(paragraph("a")))');
	assert.equal(made('- [ ] a'), 'check_list(check_item(paragraph("a")))');
	assert.equal(made('> a'), 'blockquote(paragraph("a"))');
	assert.equal(made('```a'), 'code_block("a")');
	assert.equal(made('---a'), 'rule, paragraph("a")');
	assert.equal(made('ein **fett** da'), 'paragraph("ein ", strong("fett"), " da")');
	assert.equal(made('`x` ~~y~~ _z_ *w* '), 'paragraph(code("x"), " ", strike("y"), " ", em("z"), " ", em("w"), " ")');
	assert.equal(made('www.example.org, ja'), 'paragraph(link("www.example.org"), ", ja")');
});

test('an address at the end of a line becomes a link when Enter ends it, and only there', () => {
	const made = (text: string) => ruledAtEnd(typed(stateOf(p('|')), text))?.doc.toString();
	assert.equal(made('sieh https://a.example/b.'), 'doc(paragraph("sieh ", link("https://a.example/b"), "."))');
	assert.equal(made('sieh www.example.org '), undefined, 'it is one already');
	assert.equal(made('**fett'), undefined);
	assert.equal(ruledAtEnd(stateOf(nodes.code_block.create(null, schema.text('www.example.org|')))), undefined);
});

test('the keys for the two ends of a document lead over lists with boxes', () => {
	const state = stateOf(p('a'), checks([false, p('b|')]), p('c'), checks([true, p('d')]));
	assert.equal(key(state, 'Mod-End').selection.head, state.doc.content.size - 3);
	assert.equal(key(state, 'Mod-Home').selection.head, 1);
	const marked = key(state, 'Mod-Shift-End').selection;
	assert.deepEqual([marked.anchor, marked.head], [state.selection.head, state.doc.content.size - 3]);
});

test('those who write have different colours, and keep their own as long as nobody has it', () => {
	const people = ['a', 'g', 'm', 'b', 'c', 'd'].map((person) => ({ person }));
	const alone = people.map((one) => huesOf([one]).get(one.person)!);
	assert.equal(alone[0], alone[1], 'two that would have the same');
	const hues = huesOf(people);
	assert.equal(hues.get('a'), alone[0]);
	assert.equal(new Set(hues.values()).size, 6);
	assert.equal(huesOf([...people, { person: 'e' }, { person: 'a' }]).size, 7);
});

test('what only looks like a sign stays as it was typed', () => {
	const made = (text: string) => shown(typed(stateOf(p('|')), text));
	for (const text of ['Kolleg*innen und Leser*innen', '120*80*40', 'a # b', '1.5 m', 'a_b_c ', 'javascript:alert(1) ', '#### x'])
		assert.equal(made(text), `paragraph(${JSON.stringify(text)})`, text);
	assert.equal(shown(typed(stateOf(nodes.code_block.create(null, schema.text('|'))), '# a **b** ')), 'code_block("# a **b** ")');
	assert.equal(shown(typed(stateOf(bullets([p('|')])), '# a')), 'bullet_list(list_item(paragraph("# a")))');
});

test('a number begins a list with it', () => {
	const { doc } = typed(stateOf(p('|')), '3. drei');
	assert.equal(doc.firstChild!.attrs.order, 3);
});

test('Backspace at once brings the signs back, and nothing else', () => {
	const last = new LastRule();
	let state = stateOf(p('|'));
	for (const letter of '# ') state = state.apply(state.tr.insertText(letter));
	state = state.apply(ruled(state)!);
	last.made(state);
	assert.equal(shown(after(state, last.takeBack)), 'paragraph("# ")');
	assert.equal(last.takeBack(state), false);
	last.made(state);
	assert.equal(last.takeBack(state.apply(state.tr.insertText('x'))), false);
});

test('a link stands over the words, is found at the cursor, and goes again', () => {
	const made = after(stateOf(p('sieh |hier| nach')), setLink('https://example.org/'));
	assert.equal(shown(made), 'paragraph("sieh ", link("hier"), " nach")');
	const inside = made.apply(made.tr.setSelection(TextSelection.create(made.doc, 8)));
	assert.deepEqual(linkAt(inside), { from: 6, to: 10, href: 'https://example.org/' });
	assert.equal(isAtLink(inside), true);
	assert.equal(shown(after(inside, setLink(''))), 'paragraph("sieh hier nach")');
	assert.equal(linkAt(made.apply(made.tr.setSelection(TextSelection.create(made.doc, 3)))), undefined);
	assert.deepEqual([3, 5, 6, 10, 11].map((at) => isAtLink(made.apply(made.tr.setSelection(TextSelection.create(made.doc, at))))), [false, false, true, true, false]);
	assert.equal(shown(after(stateOf(p('|')), setLink('https://example.org/', 'da'))), 'paragraph(link("da"))');
});

test('an address may be written without what stands before the host, and is refused where it may not be followed', () => {
	assert.equal(hrefOf('example.org/x'), 'https://example.org/x');
	assert.equal(hrefOf('anna@example.org'), 'mailto:anna@example.org');
	assert.equal(hrefOf('/r/5w9e2k7c4p1xa'), '/r/5w9e2k7c4p1xa');
	assert.equal(hrefOf('https://' + 'a'.repeat(LIMITS.note_link_max - 8)), 'https://' + 'a'.repeat(LIMITS.note_link_max - 8));
	for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'zwei wörter', 'https://' + 'a'.repeat(LIMITS.note_link_max - 7)])
		assert.equal(hrefOf(bad), undefined, bad);
});

const pastedText = (text: string) => {
	const doc = nodes.doc.create(null, fromMarkdown(text));
	doc.check();
	return doc.toString().slice('doc('.length, -1);
};

test('text of Markdown becomes what it means', () => {
	assert.equal(pastedText('# Kopf\n\nErste\nzweite **fett**\n\nAbsatz'), 'heading("Kopf"), paragraph("Erste", hard_break, "zweite ", strong("fett")), paragraph("Absatz")');
	assert.equal(pastedText('- a\n  - b\n- [ ] c\n- [x] d'),
		'bullet_list(list_item(paragraph("a"), bullet_list(list_item(paragraph("b"))))), check_list(check_item(paragraph("c")), check_item(paragraph("d")))');
	assert.equal(fromMarkdown('- [ ] c\n- [x] d').child(0).child(1).attrs.checked, true);
	assert.equal(fromMarkdown('3. a\n4. b').child(0).attrs.order, 3);
	assert.equal(pastedText('> a\n\n```\n# b\n---\n```\n\n---'), 'blockquote(paragraph("a")), code_block("# b\\n---"), rule');
	assert.equal(pastedText('#### tief'), 'heading("tief")');
	assert.equal(pastedText('[l](https://a.example) [m](javascript:alert(1))'), 'paragraph(link("l"), " [m](javascript:alert(1))")');
});

test('no text that is pasted makes a document the server would refuse', () => {
	for (const text of ['', '\n\n', 'a\0b', '\ud800x', '- ', '1. ', '> ', '```', '# ', '- # a', '- ```\n  x', '|a|b|\n|-|-|\n|1|2|', '> > > > > > > > a', '999999999. a', '0. a'])
		nodes.doc.createChecked(null, fromMarkdown(text).size > 0 ? fromMarkdown(text) : [p()]).check();
	assert.equal(pastedText('a\0b \ud800x'), 'paragraph("ab \ufffdx")');
});

test('a document reads as text, with those it names', () => {
	const mention = nodes.mention.create({ kind: 'person', id: '1vb8r3hn4t6yz' });
	const doc = nodes.doc.create(null, [p('Für ', mention, nodes.hard_break.create(), 'und alle'), checks([true, p('a')], [false, p('b'), bullets([p('c')])]),
		nodes.ordered_list.create({ order: 9 }, [nodes.list_item.create(null, p('x')), nodes.list_item.create(null, p('y'))]), nodes.blockquote.create(null, p('q')), nodes.rule.create()]);
	assert.equal(plainText(doc.content, () => '@Ben'), 'Für @Ben\nund alle\n\n[x] a\n[ ] b\n   - c\n\n9. x\n10. y\n\n> q\n\n---');
	assert.equal(plainText(p('a', mention).content, () => '@Ben'), 'a@Ben');
});

test('a document may have note_tokens_max tokens, and may shrink from more', () => {
	const state = stateOf(p('a'));
	const full = state.apply(state.tr.insertText('x'.repeat(LIMITS.note_tokens_max - state.doc.nodeSize), 1));
	assert.equal(full.doc.nodeSize, LIMITS.note_tokens_max);
	assert.equal(excessOf(full.tr.delete(1, 2).insertText('y', 1)), undefined);
	assert.equal(excessOf(full.tr.insertText('x', 1)), 'document');
	const over = full.apply(full.tr.insertText('xyz', 1));
	assert.equal(excessOf(over.tr.delete(1, 2)), undefined);
});

test('a change may be note_steps_bytes of JSON, and no more', () => {
	const state = stateOf(p('a'));
	/* An umlaut is two bytes. */
	const around = JSON.stringify([state.tr.insertText('ä', 1).steps[0]]).length - 1;
	const most = Math.floor((LIMITS.note_steps_bytes - around) / 2);
	assert.equal(excessOf(state.tr.insertText('ä'.repeat(most), 1)), undefined);
	assert.equal(excessOf(state.tr.insertText('ä'.repeat(most + 1), 1)), 'change');
});

test('a document may be note_depth_max levels deep', () => {
	/* The paragraph and its words are two of them. */
	const nested = (levels: number) => [...Array(levels - 2)].reduce<Node>((inner) => nodes.blockquote.create(null, inner), p('a|b'));
	const state = stateOf(p('x|'));
	const at = LIMITS.note_depth_max;
	assert.equal(excessOf(state.tr.replaceWith(0, state.doc.content.size, nested(at))), undefined);
	assert.equal(excessOf(state.tr.replaceWith(0, state.doc.content.size, nested(at + 1))), 'depth');
	const deep = stateOf(nested(at));
	let wrapped: string | undefined;
	ACTS.bullets.run(deep, (tr) => (wrapped = excessOf(tr)));
	assert.equal(wrapped, 'depth');
});
