/* Steps applied by the server's code and by ProseMirror: the same document, or both refuse; and what
 * others are sent of them does the same.
 * --long: a hundred thousand and more; --seed N: that plan alone, told; --first N: from that seed on. */
import assert from 'node:assert/strict';
import { Step } from 'prosemirror-transform';
import { expectNone, finish, isLong, optionOf, test } from '../lib/report.mjs';
import { Chance } from '../lib/chance.mjs';
import { docOf } from './documents.mjs';
import { Driver } from './driver.mjs';
import { leftOf, readBack, scribbled } from './markdown.mjs';
import { planOf } from './plan.mjs';
import { applyBatch } from './reference.mjs';
import { leafText, schema } from './schema.mjs';

const STEPS = isLong ? 120_000 : 6_000; /* counting the parts of a markSet */
const DOCUMENTS = isLong ? 50_000 : 2_000; /* whose Markdown is read */
const alone = optionOf('--seed');
const first = Number(alone ?? optionOf('--first') ?? (isLong ? Date.now() % 1e9 : 1));

const driver = new Driver();
const seen = { applied: new Map(), refused: new Map() };
const hindered = []; /* writers of whom something was refused */
let applications = 0;

const note = (map, name) => map.set(name, (map.get(name) ?? 0) + 1);
const expected = (doc) => (doc ? `= ${JSON.stringify(doc.toJSON())}` : '!');
const plainText = (doc) => doc.textBetween(0, doc.content.size, '\n', leafText);

/* What is wrong with an answer; null: nothing. */
function difference(answer, after) {
	const wanted = expected(after);
	const same = after ? answer === wanted : answer.startsWith('! ');
	return same ? null : `expected ${wanted}\ngot      ${answer}`;
}

const mapsOf = (batch) => JSON.stringify(batch.map((json) => Step.fromJSON(schema, json).getMap().ranges));

/* What is wrong with a batch as others are sent it: it must do the same, to positions too. */
async function differenceSent({ batch, before, after }) {
	const sent = (await driver.ask('E')).slice(2);
	const result = applyBatch(before, JSON.parse(sent));
	if (!result?.eq(after)) return `sent on as ${sent}\nit makes ${result}`;
	return mapsOf(JSON.parse(sent)) === mapsOf(batch) ? null : `sent on as ${sent}\nit maps positions otherwise`;
}

function count({ batch, after }, answer) {
	applications += batch.reduce((sum, step) => sum + (step?.steps?.length ?? 1), 0);
	if (after) batch.forEach((step) => note(seen.applied, step.stepType));
	else note(seen.refused, answer.split(' ')[1]);
}

async function tryBatch(seed, item) {
	const { manner, batch, before, after } = item;
	const answer = await driver.ask('S', batch);
	const wrong = difference(answer, after) ?? (after && (await differenceSent(item)));
	const told = () => `seed ${seed}\ndoc      ${JSON.stringify(before.toJSON())}\nbatch    ${JSON.stringify(batch)}\n`;
	if (alone) console.log(JSON.stringify(batch), answer);
	if (manner === 'honest' && !after) hindered.push(told() + answer);
	count(item, answer);
	return wrong && told() + wrong;
}

/* One plan, up to the first difference. */
async function tryPlan(seed) {
	let doc = null;
	for (const item of planOf(seed)) {
		doc = item.doc ?? item.after ?? doc;
		const wrong = item.doc ? difference(await driver.ask('D', doc.toJSON()), doc) : await tryBatch(seed, item);
		if (wrong) return wrong;
	}
	const text = JSON.parse((await driver.ask('T')).slice(2));
	return text === plainText(doc) ? null : `seed ${seed}: the text of ${doc} is ${JSON.stringify(text)}`;
}

await test('a difference would be seen', () => {
	const doc = schema.node('doc', null, [schema.node('paragraph')]);
	assert.equal(difference(`= ${JSON.stringify(doc.toJSON())}`, doc), null);
	assert.equal(difference('! bad_content 0', null), null);
	assert.match(difference('! bad_content 0', doc), /^expected = /);
	assert.match(difference(`= ${JSON.stringify(doc.toJSON())}`, null), /^expected !/);
	assert.match(difference('= {"type":"doc"}', doc), /^expected = /);
});

await test('a seed is a plan', () => {
	const told = (seed) => JSON.stringify([...planOf(seed)].map(({ doc, batch }) => doc?.toJSON() ?? batch));
	const once = told(1);
	for (let seed = 2; seed < 12; seed++) told(seed);
	assert.equal(told(1), once);
});

await test(`the same document as ProseMirror's, or both refuse (seeds from ${first})`, async () => {
	const wrong = [];
	for (let seed = first; applications < STEPS && wrong.length < 3; seed++) {
		const complaint = await tryPlan(seed);
		if (complaint) wrong.push(complaint);
		if (alone) break;
	}
	expectNone(wrong);
});

await test('what an editor does is never refused', () => expectNone(hindered));

if (!alone) {
	await test('every kind of step was applied, and every reason given', () => {
		const kinds = ['replace', 'replaceAround', 'addMark', 'removeMark', 'addNodeMark', 'removeNodeMark', 'attr', 'markSet'];
		const reasons = [
			'malformed', 'unknown_step', 'unknown_node', 'bad_attribute', 'bad_link', 'bad_text', 'bad_leaf', 'out_of_range',
			'split_pair', 'bad_depth', 'not_joined', 'bad_content', 'bad_marks', 'bad_gap', 'overwrites', 'no_node',
		];
		assert.deepEqual(kinds.filter((kind) => !seen.applied.has(kind)), []);
		assert.deepEqual(reasons.filter((reason) => !seen.refused.has(reason)), []);
	});
}

/* What is wrong with the Markdown of a document. */
async function differenceRead(seed) {
	const chance = new Chance(seed);
	const doc = scribbled(chance, docOf(chance).toJSON());
	const taken = await driver.ask('D', doc);
	const answer = await driver.ask('M');
	if (!taken.startsWith('= ')) return `seed ${seed}: ${taken}`;
	const markdown = JSON.parse(answer.slice(2));
	const [left, got] = [leftOf(doc), readBack(markdown)].map((tree) => JSON.stringify(tree));
	if (/[ \t]$/m.test(markdown)) return `seed ${seed}: a line that ends in a blank in\n${markdown}`;
	return left === got ? null : `seed ${seed}\n${markdown}\nexpected ${left}\ngot      ${got}`;
}

await test(`the Markdown of a document is read as what it says (seeds from ${first})`, async () => {
	const wrong = [];
	for (let seed = first; seed < first + (alone ? 1 : DOCUMENTS) && wrong.length < 3; seed++) {
		const complaint = await differenceRead(seed);
		if (complaint) wrong.push(complaint);
	}
	expectNone(wrong);
});

await driver.end();
const listed = (map) => [...map].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`).join(', ');
console.log(`${applications} steps. Applied: ${listed(seen.applied)}. Batches refused: ${listed(seen.refused)}`);
finish();
