// Fails on a message that one language lacks, that nothing uses, or that needs other values there.
import { readFileSync } from 'node:fs';
import { readLocale, sources } from './build-locales.mjs';
import { messageFaults, repeatedKeys } from './message-faults.mjs';

const faults = messageFaults(readLocale('de'), readLocale('en'), sources('src').join('\n'));
for (const language of ['de', 'en'])
	for (const key of repeatedKeys(readFileSync(`locales/${language}.json`, 'utf8'))) faults.push(`${key}: twice in ${language}.json`);
for (const fault of faults) console.error(`locales: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
