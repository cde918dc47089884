import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNames } from '../src/state/find';

const NAMES = ['angebote', 'messe-hannover', 'über-uns', 'Jörg Müller', 'Lena Kurz', 'Straßenbau', 'kundenfall-meier', 'Olena Чуйко'];
const found = (wanted: string) => findNames(NAMES, wanted).map((i) => NAMES[i]);

test('names are found by parts, in any order, and with a slip', () => {
	assert.deepEqual(found('ang'), ['angebote']);
	assert.deepEqual(found('HANN'), ['messe-hannover']);
	assert.deepEqual(found('hann mes'), ['messe-hannover']);
	assert.deepEqual(found('mueller'), ['Jörg Müller']);
	assert.deepEqual(found('muller j'), ['Jörg Müller']);
	assert.deepEqual(found('Müller'), ['Jörg Müller']);
	assert.deepEqual(found('ueber'), ['über-uns']);
	assert.deepEqual(found('uber'), ['über-uns']);
	assert.deepEqual(found('strasse'), ['Straßenbau']);
	assert.deepEqual(found('Чуй'), ['Olena Чуйко']);
	assert.deepEqual(found('angbote'), ['angebote']);
	assert.deepEqual(found('kudenfall'), ['kundenfall-meier']);
	assert.deepEqual(found('xyz'), []);
	assert.deepEqual(found('[(*'), []);
	assert.equal(found(' ').length, NAMES.length);
});

test('whole beginnings come before parts', () => {
	assert.deepEqual(found('lena'), ['Lena Kurz', 'Olena Чуйко']);
});
