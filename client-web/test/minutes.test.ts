/* Minutes on the page: drawn from what the server's own tests compose (tests/unit/golden), with what was amended in place, and
 * how they stand. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { h } from 'preact';
import { learn, speak } from '../src/i18n';
import type { JournalEvent, Minutes, MinutesAmendment, MinutesStanding } from '../src/protocol/types';
import { Amending, piecesBetween } from '../src/state/amending';
import { awaited, changesMinutes, foldMinutes, heeded, maySeal, presentedBy } from '../src/state/minutes';
import { linesOf } from '../src/state/lines';
import { changeRow, refOf, rowOf } from '../src/state/rows';

type Drawn = { type: unknown; props: Record<string, unknown> } | string | number | boolean | null | undefined | Drawn[];

const BLOCKS = ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'tr', 'pre', 'div', 'section', 'header', 'blockquote', 'article', 'hr'];

/* What one reads: a line for each block, [-struck-] and {+marked+}; components have no state here. */
function textOf(drawn: Drawn): string {
	if (drawn === null || drawn === undefined || typeof drawn === 'boolean') return '';
	if (typeof drawn === 'string' || typeof drawn === 'number') return String(drawn);
	if (Array.isArray(drawn)) return drawn.map(textOf).join('');
	const { type, props } = drawn;
	if (typeof type === 'function') return textOf((type as (props: unknown) => Drawn)(props));
	const inner = textOf(props.children as Drawn);
	if (type === 'br') return '⏎';
	if (type === 'del') return `[-${inner}-]`;
	if (type === 'ins') return `{+${inner}+}`;
	if (type === 'input') return props.checked ? '☑' : '☐';
	if (type === 'td' || type === 'th' || type === 'dt' || type === 'dd') return `${inner}\t`;
	if (String(props.class ?? '').includes('only-print')) return '';
	return BLOCKS.includes(String(type)) ? `\n${inner}\n` : inner;
}

const lines = (drawn: Drawn) => textOf(drawn).split('\n').map((line) => line.trim()).filter(Boolean);

const minutesOf = (language: string) => JSON.parse(readFileSync(`../tests/unit/golden/minutes.${language}.json`, 'utf8')) as Minutes;

async function draw(minutes: Minutes): Promise<string[]> {
	const { MinutesDocument } = await import('../src/views/minutes/document');
	return lines(h(MinutesDocument, { room: '5w9e2k7c4p1xa', meeting: 230, minutes, addenda: [] }) as unknown as Drawn);
}

before(async () => {
	Object.defineProperty(globalThis, 'location', { value: { pathname: '/' }, configurable: true });
	Object.defineProperty(globalThis, 'navigator', { value: { languages: ['de-DE'] }, configurable: true });
	await speak('de');
	await learn('minutes');
});

test('all that minutes say is on the page, in their order', async () => {
	const drawn = await draw(minutesOf('de'));
	assert.deepEqual(drawn.slice(0, 3), ['Protokoll · Muster GmbH', 'Wochenmeeting *Vertrieb*', 'Raum\tVertrieb Süd · zur Besprechung · alle Protokolle']);
	const rest = drawn.slice(3);
	assert.deepEqual(rest, [
		'Geplant\tFreitag, 27. November 2026, 17:00–17:45',
		'Gehalten\tFreitag, 27. November 2026, 17:02–17:51',
		'Zeit\tEurope/Berlin, UTC+01:00',
		'Termine\twöchentlich',
		'Erstellt\t27. November 2026, 17:52',
		'Ziel: Jeder weiß, woran es hängt',
		'und wer hilft.',
		'Dabei',
		'Name\tRolle\tGekommen\tGegangen',
		'Ada Öst\tModeration\t16:55',
		'Cilli | Kunz\tProtokoll\t17:01',
		'Dora\tträgt vor\t17:00',
		'Emil\tnimmt teil\t17:12\t17:30',
		'Nicht dabei: Bert (ohne Antwort), Frida (entschuldigt)',
		'1. Zahlen der Woche',
		'Information · Cilli | Kunz · 14 von 10 min · erledigt',
		'Gewünscht: Alle kennen die Abschlüsse',
		'Preise',
		'Ergebnis: Drei Abschlüsse.',
		'zusammengefasst von Cilli | Kunz · bestätigt von Emil',
		'Ergänzung (Dora): Brandt hängt noch.',
		'Abstimmung, namentlich',
		'Rabatt bis 12 %?',
		'Ja: 2, Nein: 0 (2 abgegeben)',
		'Ada Öst: Ja · Emil: Ja',
		'Beschluss 12',
		'Rabatt bis 12 % entscheidet die Regionalleitung.',
		'# Kein Titel',
		'Abstimmung: Ja: 2, Nein: 0',
		'anwesend: Ada Öst und Emil',
		'Aufgabe',
		'Angebot Brandt nachfassen',
		'Emil · bis 4. Dezember 2026 · offen',
		'Notizen',
		'Brandt',
		'Angebot bis Freitag, sagt @Cilli | Kunz <b>& *so*',
		'☑',
		'Preise',
		'a = 1',
		'üb',
		'2. Messe <script>',
		'Entscheidung · 5 von 20 min · geparkt',
		'3. 1. Urlaub',
		'Diskussion · geplant 5 min, nicht begonnen · offen · schon 2-mal vertagt',
		'Außerhalb der Tagesordnung',
		'Beschluss 13',
		'Nichts.',
		'Aufgabe',
		'Raum tauschen',
		'noch niemand · offen',
		'Offen geblieben',
		'2. Messe <script> (geparkt)',
		'3. 1. Urlaub (offen)',
	]);
});

const moment = { time: 1795800000000, offset: 60 };
const amended = (before: string, after: string, item?: number): MinutesAmendment => ({ name: 'Ada Öst', moment, before, after, ...(item !== undefined && { item }) });

test('what was amended shows in its place, once, and in a list', async () => {
	const amendments = [
		amended('Drei Abschlüsse', 'Vier Abschlüsse', 1),
		amended('bis Freitag, sagt', 'bis Montag, sagt', 1),
		amended('', 'Frist: 15. Dezember.', 2),
		amended('steht nirgends', 'x', 3),
		amended('Nichts.', ''),
	];
	const drawn = await draw({ ...minutesOf('de'), amendments });
	const has = (line: string) => assert.equal(drawn.filter((one) => one === line).length, 1, `${line} in\n${drawn.join('\n')}`);
	has('Ergebnis: [-Drei Abschlüsse-]{+Vier Abschlüsse+}.');
	has('Angebot [-bis Freitag-][-, sagt-]{+bis Montag, sagt+} @Cilli | Kunz <b>& *so*');
	has('Geändert:  {+Frist: 15. Dezember.+} Ada Öst, 27. November 2026, 18:20');
	has('Geändert: [-steht nirgends-] {+x+} Ada Öst, 27. November 2026, 18:20');
	has('[-Nichts.-]');
	const list = drawn.slice(drawn.indexOf('Änderungen vor der Freigabe') + 1);
	assert.deepEqual(list, [
		'Punkt 1: [-Drei Abschlüsse-] {+Vier Abschlüsse+} Ada Öst, 27. November 2026, 18:20',
		'Punkt 1: [-bis Freitag, sagt-] {+bis Montag, sagt+} Ada Öst, 27. November 2026, 18:20',
		'Punkt 2:  {+Frist: 15. Dezember.+} Ada Öst, 27. November 2026, 18:20',
		'Punkt 3: [-steht nirgends-] {+x+} Ada Öst, 27. November 2026, 18:20',
		'[-Nichts.-]  Ada Öst, 27. November 2026, 18:20',
	]);
});

test('notes are drawn by what is in them, also by nodes of a later version, and no address is followed that could do harm', async () => {
	const { drawNote, noteText } = await import('../src/views/minutes/note');
	const link = (href: string) => ({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });
	const note = { type: 'doc', content: [{ type: 'later', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'hard_break' }, { type: 'text', text: 'b' }] }] }, { type: 'paragraph', content: [link('https://a.example/'), link('javascript:alert(1)'), link('/r/x')] }] };
	const drawing = { amending: new Amending([], undefined), names: new Map<string, string>() };
	const tree = drawNote(drawing, note) as unknown as Drawn;
	assert.deepEqual(lines(tree), ['a⏎b', 'https://a.example/javascript:alert(1)/r/x']);
	assert.equal(noteText(note, drawing.names), 'a\nb\nhttps://a.example/javascript:alert(1)/r/x');
	const hrefs: unknown[] = [];
	const walk = (drawn: Drawn): void => {
		if (Array.isArray(drawn)) drawn.forEach(walk);
		else if (drawn && typeof drawn === 'object') {
			if (drawn.type === 'a') hrefs.push(drawn.props.href);
			walk(typeof drawn.type === 'function' ? ((drawn.type as (props: unknown) => Drawn)(drawn.props)) : (drawn.props.children as Drawn));
		}
	};
	walk(drawNote({ ...drawing, amending: new Amending([], undefined) }, note) as unknown as Drawn);
	assert.deepEqual(hrefs, ['https://a.example/', '/r/x']);
});

test('an amendment of an amendment strikes what the first put in', () => {
	const [first, second] = [amended('15.', '16.'), amended('16.', '17.')];
	const pieces = new Amending([first, second], undefined).take('bis 15. Mai');
	assert.deepEqual(pieces.map(({ text, by, gone }) => [text, by && 1, gone && 1]), [['bis ', undefined, undefined], ['15.', undefined, 1], ['16.', 1, 1], ['17.', 1, undefined], [' Mai', undefined, undefined]]);
	assert.deepEqual(piecesBetween(pieces, 0, 4).map(({ text }) => text), ['bis ']);
	assert.deepEqual(piecesBetween(pieces, 4, 7).map(({ text }) => text), ['15.', '16.', '17.']);
	assert.deepEqual(piecesBetween(pieces, 7, 11).map(({ text }) => text), [' Mai']);
	const third = new Amending([first, amended('15.', '18.')], undefined);
	assert.equal(third.take('bis 15. Mai').length, 4, 'what is struck is not struck again');
	assert.deepEqual(third.left.map(({ after }) => after), ['18.']);
});

const event = (seq: number, kind: string, ref: number, body?: object, author = 'ada'): JournalEvent => ({ seq, kind, ref, author, time: seq * 1000, ...(body && { body }) }) as JournalEvent;
const asked = [{ person: 'ada' }, { person: 'ben' }];
const presented = event(290, 'minutes.presented', 230, { title: 'Weekly', until: 999_000, asked });
const says = (seq: number, author: string, approves: boolean, text = '') => event(seq, 'minutes.answered', 290, { approves, text }, author);

test('answers are folded, the last word of each; everything else is read again', () => {
	const standing: MinutesStanding = { phase: 'presented', presented: 290, until: 999_000, answers: [], asked, in_charge: false };
	const read = { standing, minutes: minutesOf('de'), addenda: [] };
	const objecting = foldMinutes(read, says(291, 'ben', false, 'Frist fehlt'));
	assert.deepEqual(objecting.standing.answers, [{ person: 'ben', time: 291_000, approves: false, text: 'Frist fehlt' }]);
	assert.deepEqual(awaited(['ada', 'ben'], objecting.standing.answers), ['ada']);
	const all = [says(292, 'ada', true), says(293, 'ben', true)].reduce(foldMinutes, objecting);
	assert.equal(maySeal(['ada', 'ben'], objecting.standing, 998_999), false);
	assert.equal(maySeal(['ada', 'ben'], objecting.standing, 999_000), true, 'the day has come');
	assert.equal(maySeal(['ada', 'ben'], all.standing, 0), true, 'all approve');
	assert.equal(maySeal(heeded(asked, undefined), all.standing, 0), true);
	assert.equal(foldMinutes(all, says(291, 'ben', false)), all, 'an older word');
	assert.equal(foldMinutes(read, { ...says(294, 'ben', true), ref: 280 } as JournalEvent), read, 'of what was withdrawn');
	assert.equal(changesMinutes(event(295, 'minutes.amended', 230), 'presented'), true);
	assert.equal(changesMinutes(event(295, 'decision.made', 230), 'draft'), true);
	assert.equal(changesMinutes(event(295, 'decision.made', 230), 'sealed'), false);
	assert.equal(changesMinutes(says(295, 'ben', true), 'presented'), false);
});

test('in the flow of a room minutes are a line from when they were presented, with what was said to them', () => {
	const row = [says(291, 'ben', false, 'Frist fehlt'), says(292, 'ben', true), event(293, 'minutes.withdrawn', 290, {})].reduce((one, next) => {
		assert.equal(refOf(next), 290);
		return changeRow(one, next);
	}, rowOf(presented));
	const state = presentedBy(row.minutes!)!;
	assert.equal(state.isWithdrawn, true);
	assert.deepEqual(state.answers.map(({ person, approves }) => [person, approves]), [['ben', true]]);
	assert.equal(row.ref, 230);
	const shown = [row, rowOf(event(294, 'minutes.amended', 230, { presented: 290, before: 'a', after: 'b' })), rowOf(event(295, 'minutes.sealed', 230, { presented: 290, title: 'Weekly', held: 1, seal: 'ab'.repeat(32), key: 'cd'.repeat(32) }))];
	const drawn = linesOf(shown.map((one) => ({ row: one, state: 'sent' as const, item: undefined })) as never, 0, () => '');
	assert.deepEqual(drawn.map(({ type, key }) => [type, key]), [['record', '#290'], ['record', '#295']]);
});

test('who has left the room is not waited for', () => {
	const [ada] = asked;
	const { standing } = foldMinutes({ standing: { phase: 'presented', presented: 290, until: 999_000, answers: [], asked, in_charge: true }, minutes: minutesOf('de'), addenda: [] }, says(291, 'ada', true));
	assert.deepEqual(heeded(asked, [ada!, { person: 'cem' }]), ['ada']);
	assert.deepEqual(awaited(heeded(asked, [ada!]), standing.answers), []);
	assert.equal(maySeal(heeded(asked, [ada!]), standing, 0), true);
	assert.equal(maySeal(heeded(asked, asked), standing, 0), false, 'while Ben belongs there, he is');
});
