/* What is pasted before there is anything to read it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorState, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { schema } from '../src/note/schema';
import { pasteWaiting } from '../src/views/note/tools/paste';
import { firstWaiting, waitingAsText, waitingPlugin, waits } from '../src/views/note/waiting';

const clip = (text: string) => ({ text, html: '', images: 0 });

/* As much of a view as a paste needs. */
class Editor {
	state: EditorState;

	constructor(
		text: string,
		private readonly isWritable = true,
	) {
		this.state = EditorState.create({ doc: schema.node('doc', null, [schema.node('paragraph', null, [schema.text(text)])]), plugins: [waitingPlugin] });
	}

	dispatch = (tr: EditorState['tr']) => void (!tr.docChanged || this.isWritable ? (this.state = this.state.apply(tr)) : undefined);

	select(from: number, to = from): void {
		this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)));
	}

	type(text: string): void {
		this.dispatch(this.state.tr.insertText(text));
	}

	paste(text: string): void {
		this.dispatch(waits(this.state, clip(text)));
	}

	toolsCome(): void {
		pasteWaiting(this as unknown as EditorView);
	}

	get text(): string {
		return this.state.doc.textContent;
	}
}

test('what waits stands where it was pasted, before what was typed behind it and whatever others wrote', () => {
	const editor = new Editor('abcd');
	editor.select(3);
	editor.paste('EINS');
	editor.type('yz');
	editor.paste('ZWEI');
	editor.paste('DREI');
	editor.dispatch(editor.state.tr.insertText('>> ', 1));
	assert.equal(editor.text, '>> abyzcd');
	editor.toolsCome();
	assert.equal(editor.text, '>> abEINSyzZWEIDREIcd');
	editor.type('!');
	assert.equal(editor.text, '>> abEINSyzZWEIDREI!cd');
	editor.toolsCome();
	assert.equal(editor.text, '>> abEINSyzZWEIDREI!cd');
});

test('what waits over selected words takes their place, and an address makes them a link', () => {
	const editor = new Editor('ein altes Wort');
	editor.select(5, 10);
	editor.paste('neues');
	editor.type(',');
	editor.toolsCome();
	assert.equal(editor.text, 'ein neues, Wort');
	editor.select(5, 10);
	editor.paste('https://a.example/b');
	editor.toolsCome();
	assert.equal(editor.text, 'ein neues, Wort');
	assert.ok(editor.state.doc.rangeHasMark(5, 10, schema.marks.link));
});

test('where nothing may be written any more, what waits does not keep anybody', () => {
	const editor = new Editor('abcd', false);
	editor.select(3);
	editor.paste('EINS');
	editor.toolsCome();
	assert.equal(editor.text, 'abcd');
});

test('whoever leaves before it could be read leaves its text', () => {
	const editor = new Editor('ab alt cd');
	assert.equal(waitingAsText(editor.state), undefined);
	editor.select(3);
	editor.paste('EINS');
	editor.type('yz');
	editor.select(6, 9);
	editor.paste('neu');
	editor.dispatch(waitingAsText(editor.state)!);
	assert.equal(editor.text, 'abEINSyz neu cd');
	assert.equal(firstWaiting(editor.state), undefined, 'and it waits no more');
	editor.toolsCome();
	assert.equal(editor.text, 'abEINSyz neu cd');
});
