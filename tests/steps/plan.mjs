/* What is tried, from a seed: a document, then batches, each on what became of those before it. The
 * same seed is the same plan. */
import { Chance } from '../lib/chance.mjs';
import { changedStep, markSet } from './attackers.mjs';
import { docOf, markOf, rangeOf } from './documents.mjs';
import { applyBatch } from './reference.mjs';
import { honestSteps, wildStep } from './writers.mjs';

const TOKENS_MAX = 1500; /* then it begins anew */
const BATCHES = 60;

/* What JSON leaves of it, for both sides are to read the same. */
const asSent = (batch) => JSON.parse(JSON.stringify(batch));

function marksOf(chance, doc) {
	const make = () => {
		const [from, to] = rangeOf(chance, doc);
		return { stepType: chance.pick(['addMark', 'removeMark']), from, to, mark: markOf(chance).toJSON() };
	};
	return [markSet(chance, Array.from({ length: chance.between(0, 4) }, make))];
}

const MANNERS = { honest: 4, late: 1, wild: 3, changed: 5, marks: 0.5, mixed: 1 };

/* `before`: the document a while ago, for steps of somebody who is late. */
function batchOf(chance, manner, doc, before) {
	switch (manner) {
		case 'honest':
			return honestSteps(chance, doc);
		case 'late':
			return honestSteps(chance, before);
		case 'wild':
			return [wildStep(chance, doc)];
		case 'marks':
			return marksOf(chance, doc);
		case 'changed': {
			const [first = wildStep(chance, doc)] = chance.next() < 0.6 ? honestSteps(chance, doc) : [];
			return [changedStep(chance, first)];
		}
		default:
			return [...honestSteps(chance, doc), wildStep(chance, doc), ...honestSteps(chance, doc)];
	}
}

/* Yields {doc} for a new document, then {manner, batch, before, after}; after null: refused. */
export function* planOf(seed) {
	const chance = new Chance(seed);
	let doc = docOf(chance);
	let before = doc;
	yield { doc };
	for (let i = 0; i < BATCHES && doc.content.size < TOKENS_MAX; i++) {
		const manner = chance.weighted(MANNERS);
		const batch = asSent(batchOf(chance, manner, doc, before));
		const after = applyBatch(doc, batch);
		yield { manner, batch, before: doc, after };
		if (i % 7 === 0) before = doc;
		doc = after ?? doc;
	}
}
