/* Plans as inputs for the fuzzer, a line for the document and one for each batch: seeds.mjs FOLDER. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planOf } from './plan.mjs';

const PLANS = 60;
const BATCHES = 12;
const folder = process.argv[2];

mkdirSync(folder, { recursive: true });
for (let seed = 1; seed <= PLANS; seed++) {
	const items = [...planOf(seed)].slice(0, BATCHES + 1);
	const lines = items.map((item) => JSON.stringify(item.doc?.toJSON() ?? item.batch));
	writeFileSync(path.join(folder, `plan-${seed}`), lines.join('\n'));
}
