import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceOf } from '../src/state/diff';
import { Chance } from './random';

/* What is gone in brackets, what is new in braces. */
function told(before: string, after: string): string {
	const signs = { same: ['', ''], gone: ['[', ']'], new: ['{', '}'] };
	return differenceOf(before, after)
		.map(({ kind, text }) => signs[kind][0] + text + signs[kind][1])
		.join('');
}

test('words that went and came stand where they stood', () => {
	assert.equal(told('240 Stück, Lieferung KW 51', '260 Stück, Lieferung in KW 51'), '[240]{260} Stück, Lieferung{ in} KW 51');
	assert.equal(told('eins', 'eins'), 'eins');
	assert.equal(told('', 'neu'), '{neu}');
	assert.equal(told('weg', ''), '[weg]');
	assert.equal(told('a b c', 'c b a'), '[a]{c} b [c]{a}');
});

test('both texts can be read from the difference, whatever they are, and soon', () => {
	const chance = new Chance(7);
	for (let i = 0; i < 200; i++) {
		const text = () => Array.from({ length: chance.between(0, 12) }, () => chance.pick(['ja', ' ', 'nein', '.', '🎉'])).join('');
		const [before, after] = [text(), text()];
		const parts = differenceOf(before, after);
		const read = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text).join('');
		assert.deepEqual([read('new'), read('gone')], [before, after]);
	}
	const begun = Date.now();
	const [long, other] = ['a '.repeat(4000), 'b '.repeat(4000)];
	assert.ok(differenceOf(long, other).length > 0);
	assert.ok(Date.now() - begun < 2000);
});
