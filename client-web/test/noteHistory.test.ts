/* Earlier states of a note: what differs from now, and the way back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { restoring } from '../src/note/restore';
import { schema } from '../src/note/schema';
import { linesOfNote, noteDifference, textOfLine, type ChangedLine, type NoteJson } from '../src/state/noteLines';
import { Chance } from './random';

const nameOf = ({ attrs }: NoteJson) => String(attrs?.['id'] || 'alle');
const text = (words: string): NoteJson => ({ type: 'text', text: words });
const p = (...words: string[]): NoteJson => ({ type: 'paragraph', ...(words.length > 0 && { content: words.map(text) }) });
const doc = (...content: NoteJson[]): NoteJson => ({ type: 'doc', content });
const list = (...items: NoteJson[][]): NoteJson => ({ type: 'bullet_list', content: items.map((content) => ({ type: 'list_item', content })) });

test('a note reads as lines, with what stands before them', () => {
	const checks = { type: 'check_list', content: [{ type: 'check_item', attrs: { checked: true }, content: [p('erledigt')] }, { type: 'check_item', attrs: { checked: false }, content: [p('offen'), p('dazu')] }] };
	const numbers = { type: 'ordered_list', attrs: { order: 3 }, content: [{ type: 'list_item', content: [p('drei'), list([p('innen')])] }] };
	const mention = { type: 'paragraph', content: [text('für '), { type: 'mention', attrs: { kind: 'all', id: '' } }, { type: 'hard_break' }, text('bis Fr')] };
	const note = doc({ type: 'heading', attrs: { level: 2 }, content: [text('Preise')] }, checks, numbers, { type: 'blockquote', content: [p('gesagt')] }, { type: 'rule' }, mention);
	assert.deepEqual(
		linesOfNote(note).map((line) => [line.block, line.level, line.depth, line.sign, line.isQuote, textOfLine(line, nameOf)]),
		[
			['heading', 2, 0, '', false, 'Preise'], ['paragraph', 0, 1, '☑', false, 'erledigt'], ['paragraph', 0, 1, '☐', false, 'offen'],
			['paragraph', 0, 1, '', false, 'dazu'], ['paragraph', 0, 1, '3.', false, 'drei'], ['paragraph', 0, 2, '•', false, 'innen'],
			['paragraph', 0, 1, '', true, 'gesagt'], ['rule', 0, 0, '', false, ''], ['paragraph', 0, 0, '', false, 'für @alle\nbis Fr'],
		],
	);
});

/* What is gone in brackets, what is new in braces. */
function told(changes: readonly ChangedLine[]): string[] {
	const signs = { same: ['', ''], gone: ['[', ']'], new: ['{', '}'] };
	return changes.map((change) => {
		if (change.kind === 'changed') return change.parts.map((part) => signs[part.kind][0] + part.text + signs[part.kind][1]).join('');
		return signs[change.kind][0] + textOfLine(change.line, nameOf) + signs[change.kind][1];
	});
}

test('lines that went and came, and words within a line, are told apart', () => {
	const before = doc(p('Rabatt bis 10 % gibt jeder selbst'), p('Messe in Linz'), p('bleibt'));
	const after = doc(p('Rabatt bis 12 % gibt jeder selbst'), p('bleibt'), p('Strom bestellt'));
	assert.deepEqual(told(noteDifference(before, after, nameOf)), ['Rabatt bis [10]{12} % gibt jeder selbst', '[Messe in Linz]', 'bleibt', '{Strom bestellt}']);
	assert.deepEqual(told(noteDifference(before, before, nameOf)), ['Rabatt bis 10 % gibt jeder selbst', 'Messe in Linz', 'bleibt']);
	assert.deepEqual(told(noteDifference(doc(p()), doc(p('neu')), nameOf)), ['[]', '{neu}']);
	const ticked = (checked: boolean) => doc({ type: 'check_list', content: [{ type: 'check_item', attrs: { checked }, content: [p('Strom')] }] });
	assert.deepEqual(noteDifference(ticked(false), ticked(true), nameOf).map(({ kind, line }) => [kind, line.sign]), [['changed', '☑']]);
});

function randomNote(chance: Chance): Node {
	const words = () => Array.from({ length: chance.between(0, 4) }, () => chance.pick(['ja ', 'nein ', '😀', '😁', 'ab'])).join('');
	const para = () => p(...[words()].filter(Boolean));
	const block = (): NoteJson => {
		const what = chance.next();
		if (what < 0.5) return para();
		if (what < 0.6) return { type: 'heading', attrs: { level: chance.between(1, 3) }, content: [text('Titel')] };
		if (what < 0.7) return { type: 'blockquote', content: [para()] };
		if (what < 0.75) return { type: 'rule' };
		if (what < 0.8) return { type: 'code_block', content: [text('a\nb')] };
		if (what < 0.85) return { type: 'check_list', content: [{ type: 'check_item', attrs: { checked: chance.next() < 0.5 }, content: [para()] }] };
		return list([para()], [para(), ...(chance.next() < 0.5 ? [list([para()])] : [])]);
	};
	return schema.nodeFromJSON(doc(...Array.from({ length: chance.between(1, 5) }, block)));
}

test('the difference says both states, whatever they are', () => {
	const chance = new Chance(11);
	for (let i = 0; i < 300; i++) {
		const [before, after] = [randomNote(chance).toJSON() as NoteJson, randomNote(chance).toJSON() as NoteJson];
		const changes = noteDifference(before, after, nameOf);
		const read = (not: 'gone' | 'new') =>
			changes.flatMap((change) => {
				if (change.kind === 'changed') return [change.parts.filter(({ kind }) => kind !== not).map((part) => part.text).join('')];
				return change.kind === not ? [] : [textOfLine(change.line, nameOf)];
			});
		const lines = (note: NoteJson) => linesOfNote(note).map((line) => textOfLine(line, nameOf));
		assert.deepEqual([read('new'), read('gone')], [lines(before), lines(after)], `${i}`);
	}
});

test('a note becomes what it was, by one change that cuts no character in two', () => {
	const chance = new Chance(5);
	for (let i = 0; i < 500; i++) {
		const [now, wanted] = [randomNote(chance), randomNote(chance)];
		const change = restoring(EditorState.create({ doc: now }), wanted);
		assert.ok((change?.doc ?? now).eq(wanted), `${i}: ${now} -> ${wanted}`);
		assert.ok((change?.steps.length ?? 1) <= 1, `${i}: ${now} -> ${wanted}`);
		assert.doesNotMatch(JSON.stringify(change?.steps.map((step) => step.toJSON()) ?? []), /\\ud[89a-f]/, `${i}: ${now} -> ${wanted}`);
	}
	const same = schema.nodeFromJSON(doc(p('eins')));
	assert.equal(restoring(EditorState.create({ doc: same }), same), undefined);
});

test('to restore a word leaves the rest of a note as it is', () => {
	const state = EditorState.create({ doc: schema.nodeFromJSON(doc(p('davor'), p('Rabatt 12 %'), p('danach'))) });
	const [step] = restoring(state, schema.nodeFromJSON(doc(p('davor'), p('Rabatt 10 %'), p('danach'))))!.steps;
	assert.deepEqual(step!.toJSON(), { stepType: 'replace', from: 16, to: 17, slice: { content: [{ type: 'text', text: '0' }] } });
});
