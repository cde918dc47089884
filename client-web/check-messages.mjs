// Fails on a message that one language lacks, that nothing uses, or that needs other values there.
import { readFileSync } from 'node:fs';
import { readLocale, sources } from './build-locales.mjs';
import { messageFaults, repeatedKeys } from './message-faults.mjs';

const said = sources('src').join('\n');
const faults = ['', 'guest/'].flatMap((folder) => messageFaults(readLocale('de', folder), readLocale('en', folder), said));
for (const file of ['de', 'en', 'guest/de', 'guest/en'])
	for (const key of repeatedKeys(readFileSync(`locales/${file}.json`, 'utf8'))) faults.push(`${key}: twice in ${file}.json`);
for (const key of Object.keys(readLocale('de', 'guest/'))) if (key in readLocale('de')) faults.push(`${key}: in both catalogues`);
for (const fault of faults) console.error(`locales: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
