import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMeant, daysFrom } from '../src/state/dueDay';
import type { Span } from '../src/state/mentions';
import { slashOf, taskOf, type Known } from '../src/state/slash';
import { PEOPLE } from './journal';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];
/* A Saturday. */
const TODAY = '2026-11-28';
const KNOWN: Known = {
	today: TODAY,
	members: [
		{ person: ANNA, name: 'Anna Berg' },
		{ person: BEN, name: 'Ben Okafor' },
		{ person: CEM, name: 'Anna Berger' },
	],
};

const written = (text: string, spans: Span[] = []) => ({ text, spans });
const command = (text: string, spans: Span[] = []) => slashOf(written(text, spans), KNOWN);

test('a day is understood however it is said, in either language', () => {
	const meant: Record<string, string> = {
		heute: '2026-11-28', Today: '2026-11-28', morgen: '2026-11-29', tomorrow: '2026-11-29', übermorgen: '2026-11-30',
		Sa: '2026-11-28', So: '2026-11-29', Mo: '2026-11-30', 'Di.': '2026-12-01', mi: '2026-12-02', Do: '2026-12-03', Fr: '2026-12-04',
		Freitag: '2026-12-04', Sonnabend: '2026-11-28', Fri: '2026-12-04', thursday: '2026-12-03', Tues: '2026-12-01',
		'nächste Woche': '2026-12-04', 'next week': '2026-12-04',
		'in 3 Tagen': '2026-12-01', 'in 1 day': '2026-11-29', 'in 2 Wochen': '2026-12-12', 'in 1 week': '2026-12-05',
		'4.12.': '2026-12-04', '4.12': '2026-12-04', '04.12.2026': '2026-12-04', '4.12.27': '2027-12-04', '2026-12-04': '2026-12-04',
		'28.11.': '2026-11-28', '27.11.': '2027-11-27',
	};
	for (const [words, day] of Object.entries(meant)) assert.equal(dayMeant(words, TODAY), day, words);
	for (const words of ['', 'bald', '31.2.', '2026-02-30', '32.1.', 'in vielen Tagen', 'Frist', 'sonntags', '4.', '0.12.'])
		assert.equal(dayMeant(words, TODAY), undefined, words);
});

test('a weekday that has passed means the next one', () => {
	assert.equal(dayMeant('Mo', '2026-11-25'), '2026-11-30');
	assert.equal(dayMeant('Mi', '2026-11-25'), '2026-11-25');
	assert.equal(dayMeant('nächste Woche', '2026-11-23'), '2026-12-04');
});

test('days are counted over the change of the clocks', () => {
	assert.equal(daysFrom('2026-10-24', '2026-10-26'), 2);
	assert.equal(daysFrom('2026-03-30', '2026-03-28'), -2);
});

test('a task says who, until when and what', () => {
	const whole = { what: 'task', text: 'Angebot Brandt nachfassen', person: BEN, day: '2026-12-04', isWhole: true };
	for (const text of [
		'/aufgabe @Ben Okafor bis Fr Angebot Brandt nachfassen',
		'/Task @ben by Fri Angebot Brandt nachfassen',
		'/aufgabe bis 4.12. @Ben Angebot Brandt nachfassen',
		'/aufgabe @Ben Angebot Brandt nachfassen bis Freitag',
		'/task @okafor  Angebot Brandt\n nachfassen until 2026-12-04 ',
	])
		assert.deepEqual(command(text), whole, text);
	assert.deepEqual(command('/aufgabe @ben in 3 Tagen anrufen'), { what: 'task', text: 'anrufen', person: BEN, day: '2026-12-01', isWhole: true });
	assert.deepEqual(command('/aufgabe Raum buchen'), { what: 'task', text: 'Raum buchen', isWhole: true });
});

test('whoever was called upon in the text is who is meant', () => {
	const span = { from: 9, to: 19, kind: 'person', id: CEM } as const;
	assert.deepEqual(command('/aufgabe @Anna Berg ruft an', [span]), { what: 'task', text: 'ruft an', person: CEM, isWhole: true });
	const last = { from: 26, to: 37, kind: 'person', id: BEN } as const;
	assert.deepEqual(command('/aufgabe Angebot schicken @Ben Okafor bis morgen', [last]), {
		what: 'task', text: 'Angebot schicken', person: BEN, day: '2026-11-29', isWhole: true,
	});
	assert.equal((command('/aufgabe @Anna Berger anrufen') as { person?: string }).person, CEM);
});

test('of two names that begin alike the longer one is meant where it is written out', () => {
	const members = [{ person: ANNA, name: 'Max' }, { person: BEN, name: 'Max Weber' }];
	const said = (text: string) => taskOf(written(text), { today: TODAY, members });
	assert.deepEqual(said('@Max Weber anrufen'), { text: 'anrufen', person: BEN, isWhole: true });
	assert.deepEqual(said('@max anrufen'), { text: 'anrufen', person: ANNA, isWhole: true });
});

test('what is not understood is not done: the words stay', () => {
	for (const [text, rest] of [
		['/aufgabe', ''],
		['/aufgabe @Ben bis Fr', ''],
		['/aufgabe @Niemand anrufen', '@Niemand anrufen'],
		['/aufgabe @Anna anrufen', '@Anna anrufen'],
		['/aufgabe bis bald melden', 'bis bald melden'],
	] as const) {
		const said = command(text);
		assert.equal(said?.what === 'task' && said.text, rest, text);
		assert.equal(said?.isWhole, false, text);
	}
	assert.equal(command(`/aufgabe ${'x'.repeat(300)}`)?.isWhole, true);
	assert.equal(command(`/aufgabe ${'x'.repeat(301)}`)?.isWhole, false);
	assert.equal(taskOf(written('@ben bis Fr Angebot'), KNOWN).isWhole, true);
});

test('words that look like a day within a sentence stay in it', () => {
	assert.deepEqual(command('/aufgabe Plan bis Fr durchdenken und schicken'), { what: 'task', text: 'Plan bis Fr durchdenken und schicken', isWhole: true });
	assert.deepEqual(command('/aufgabe bis Fr Angebot bis Mo'), { what: 'task', text: 'Angebot bis Mo', day: '2026-12-04', isWhole: true });
});

test('decisions, polls, what is parked and pages', () => {
	assert.deepEqual(command('/beschluss Rabatt bis 12 %.\nAb Mai.'), { what: 'decision', text: 'Rabatt bis 12 %.\nAb Mai.', isWhole: true });
	assert.deepEqual(command('/decision'), { what: 'decision', text: '', isWhole: false });
	assert.deepEqual(command('/umfrage Rabatt? | Ja | Nein'), { what: 'poll', question: 'Rabatt?', options: ['Ja', 'Nein'], isWhole: true });
	assert.deepEqual(command('/poll Rabatt?'), { what: 'poll', question: 'Rabatt?', options: [], isWhole: false });
	for (const text of ['/poll Rabatt? | Ja', '/poll Rabatt? | Ja | Ja', '/poll Rabatt? | Ja |', '/poll | Ja | Nein', `/poll a | ${'x'.repeat(121)} | b`, `/poll a${' | x'.repeat(1)}${Array.from({ length: 10 }, (_, i) => ` | ${i}`).join('')}`])
		assert.equal(command(text)?.isWhole, false, text);
	assert.deepEqual(command('/parken Messestand'), { what: 'park', text: 'Messestand', isWhole: true });
	assert.deepEqual(command('/park'), { what: 'park', text: '', isWhole: false });
	assert.deepEqual(command('/Seite Preisliste\n 2027 '), { what: 'page', text: 'Preisliste 2027', isWhole: true });
	assert.deepEqual(command('/page'), { what: 'page', text: '', isWhole: false });
	for (const [length, isWhole] of [[120, true], [121, false]] as const) assert.equal(command(`/seite ${'x'.repeat(length)}`)?.isWhole, isWhole);
});

test('an unknown word is text like any other', () => {
	for (const text of ['/unbekannt x', 'aufgabe x', ' /aufgabe x', '/aufgaben x', '/', '/aufgabe: x', 'und /aufgabe x'])
		assert.equal(command(text), undefined, text);
});
