import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '../src/state/markdown/blocks';
import { plainText } from '../src/state/markdown/tree';
import { treeOf } from './tree';

function expectTrees(trees: Record<string, string>): void {
	for (const [text, tree] of Object.entries(trees)) assert.equal(treeOf(text), tree, JSON.stringify(text));
}

/* Whoever reads it sees every character that was typed. */
function expectAsTyped(texts: string[]): void {
	for (const text of texts) assert.equal(treeOf(text), `<p>${text}</>`, JSON.stringify(text));
}

test('emphasis, strong, strike and code', () => {
	expectTrees({
		'ein *betontes* Wort': '<p>ein <em>betontes</em> Wort</>',
		'_auch_ so': '<p><em>auch</em> so</>',
		'**fett** und __auch fett__': '<p><strong>fett</strong> und <strong>auch fett</strong></>',
		'~~weg~~ da': '<p><strike>weg</strike> da</>',
		'***beides***': '<p><em><strong>beides</strong></em></>',
		'**fett *und betont***': '<p><strong>fett <em>und betont</em></strong></>',
		'*betont **und fett***': '<p><em>betont <strong>und fett</strong></em></>',
		'(*so*), „*so*“ und -**nicht**': '<p>(<em>so</em>), „<em>so</em>“ und -**nicht**</>',
		'**toll**🎉 🎉**toll**': '<p><strong>toll</strong>🎉 🎉<strong>toll</strong></>',
		'*a _b* c_': '<p><em>a _b</em> c_</>',
		'_**a**_ und ~~*b*~~': '<p><em><strong>a</strong></em> und <strike><em>b</em></strike></>',
		'**a*': '<p>*<em>a</em></>',
		'*über\nzwei Zeilen*': '<p><em>über\nzwei Zeilen</em></>',
		'`code *nicht betont*`': '<p><code>code *nicht betont*</code></>',
		'``mit ` darin`` und `` ` ``': '<p><code>mit ` darin</code> und <code>`</code></>',
		'`offen': '<p>`offen</>',
		'\\*kein Kursiv\\* und \\`kein Code\\`': '<p>*kein Kursiv* und `kein Code`</>',
	});
});

test('what people type without meaning Markdown stays as it was typed', () => {
	expectAsTyped([
		'Mitarbeiter*innen und Kund*innen',
		'120*80*40 cm, 5 * 3 * 2 und 2**3**4',
		'snake_case_name und noch_ein_name_',
		'Preis* ab 5 Stück*',
		'(*) Pflichtfeld, (*) auch Pflichtfeld',
		'ca. ~5 bis ~10 Tage',
		'¯\\_(ツ)_/¯ und ¯\\_(ツ)_/¯',
		'^_^ ... ^_^ und *_* und -_- und -_-',
		'Unterschrift: ________ Datum: ________',
		'PIN ****, Kennwort **** ****',
		'\\\\server\\_Vorlagen\\[alt]\\neu und K:\\_Archiv\\_2024',
		'#angebot ist raus',
		'1.5 Tonnen',
		'Das war\n1986. Ein gutes Jahr',
		'+ guter Preis\n+ schnell',
		'>100 Stück',
		'--\nLena Kurz',
		'Titel\n=====',
		'Titel\n---',
		'    eingerückt\n        noch mehr',
		'zwei  Leerzeichen,\n\n\ndrei Zeilenumbrüche',
		'AT&amp;T &lt;b&gt; &copy;',
		'[eckig] (rund) [x][y] [x]: https',
		'a | b\nc | d',
		'***',
	]);
	assert.equal(treeOf(''), '');
	assert.equal(treeOf('\n\n'), '');
});

test('raw HTML and images are shown as their text', () => {
	expectAsTyped([
		'<b>fett</b>',
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'<!-- hidden -->',
		'<a href="javascript:alert(1)">x</a>',
		'![Bild](data:image/png;base64,x)',
	]);
	assert.equal(
		treeOf('![Bild](https://example.com/x.png)'),
		'<p>![Bild](<a https://example.com/x.png>https://example.com/x.png</a>)</>',
	);
});

test('code blocks', () => {
	expectTrees({
		'```\nvar a = *b*;\n\n  c\n```': '<pre >var a = *b*;\n\n  c</pre>',
		'davor\n```sql\nselect 1\n```\ndanach': '<p>davor</><pre sql>select 1</pre><p>danach</>',
		'```\nohne Ende\n': '<pre >ohne Ende\n</pre>',
		'````\n```\n````': '<pre >```</pre>',
		'```in der Zeile```': '<p><code>in der Zeile</code></>',
	});
});

test('quotes hold the lines that are marked, and no other', () => {
	expectTrees({
		'> gesagt\n> und mehr\ngeantwortet': '<quote><p>gesagt\nund mehr</></quote><p>geantwortet</>',
		'> > tief\n> flach': '<quote><quote><p>tief</></quote><p>flach</></quote>',
		'>> tief': '<quote><quote><p>tief</></quote></quote>',
		'> - a\n> - b': '<quote><list><-><p>a</><-><p>b</></list></quote>',
		'>\n> x': '<quote><p>x</></quote>',
	});
});

test('lists keep the numbers that were typed', () => {
	expectTrees({
		'Bitte:\n- Ausweis\n- Laptop\nDanke!': '<p>Bitte:</><list><-><p>Ausweis</><-><p>Laptop</></list><p>Danke!</>',
		'* a\n* b': '<list><-><p>a</><-><p>b</></list>',
		'• a\n•\tb': '<list><-><p>a</><-><p>b</></list>',
		'1. eins\n2. zwei': '<list><1><p>eins</><2><p>zwei</></list>',
		'2. ja\n4. nein': '<list><2><p>ja</><4><p>nein</></list>',
		'1. a\n1. b\n1. c': '<list><1><p>a</><2><p>b</><3><p>c</></list>',
		'1) a': '<list><1><p>a</></list>',
		'Erstens\n1. a': '<p>Erstens</><list><1><p>a</></list>',
		'- a\n\n- b': '<list><-><p>a</><-><p>b</></list>',
		'- a\n1. b': '<list><-><p>a</></list><list><1><p>b</></list>',
		'- a\n  - b\n    - c\n- d': '<list><-><p>a</><list><-><p>b</><list><-><p>c</></list></list><-><p>d</></list>',
		'1. a\n   - b\n2. c': '<list><1><p>a</><list><-><p>b</></list><2><p>c</></list>',
		'- a\n\n  noch a\n\nText': '<list><-><p>a\n\nnoch a</></list><p>Text</>',
		'- a\n  ```\n  x\n    y\n  ```': '<list><-><p>a</><pre >x\n  y</pre></list>',
	});
});

test('tables', () => {
	expectTrees({
		'| A | B |\n|---|--:|\n| 1 | *2* |\n| 3 |\nText': '<table start,end>A|B/1|<em>2</em>/3</table><p>Text</>',
		'A | B\n:-: | -\n1 | 2 | 3': '<table center,start>A|B/1|2|3</table>',
		'davor\n| A |\n| - |\n| a \\| b |': '<p>davor</><table start>A/a | b</table>',
		'A | B\n---\n1 | 2': '<p>A | B\n---\n1 | 2</>',
	});
});

test('a heading is a strong line', () => {
	expectTrees({ '# Angebot\nText': '<h>Angebot</><p>Text</>', '###### *a*': '<h><em>a</em></>' });
});

test('what is nested too deep is shown as it was typed', () => {
	assert.equal(treeOf(`${'> '.repeat(7)}x`), `${'<quote>'.repeat(6)}<p>> x</>${'</quote>'.repeat(6)}`);
	const open = '*a _b '.repeat(4);
	const close = ' b_ a*'.repeat(4);
	const tree = treeOf(`${open}x${close}`);
	assert.equal(tree.split('<em>').length - 1, 6);
	assert.ok(tree.includes('*a _b x b_ a*'), tree);
});

test('the words alone, for who hears them', () => {
	const text = '## Stand\n- **A** ist [da](https://example.com)\n1. `b`\n> ~~c~~\n|x|y|\n|-|-|\n|1|2|';
	assert.equal(plainText(parseMarkdown(text)), 'Stand\nA ist da\n1. b\nc\nx, y\n1, 2');
});
