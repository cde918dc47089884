import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf } from '../src/state/csv';

test('a table is written with its quotes doubled and its cells apart', () => {
	const rows = [['Wer', 'Was'], ['Lena "Leni" Kurz', 'a;b'], ['Zeile\nzwei', '']];
	assert.equal(csvOf(rows), 'Wer;Was\r\n"Lena ""Leni"" Kurz";"a;b"\r\n"Zeile\nzwei";\r\n');
});

/* P-43 */
test('no cell is taken for a formula', () => {
	for (const text of ['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1', ' =1', '|cmd', '%x'])
		assert.match(csvOf([[text]]), /^"?'/, JSON.stringify(text));
	assert.equal(csvOf([['Anna', '3-4', 'a=b']]), 'Anna;3-4;a=b\r\n');
});
