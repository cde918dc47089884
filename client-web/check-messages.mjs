// Fails on a message that one language lacks, that nothing uses, or that needs other values there.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readLocale } from './build-locales.mjs';

function sources(folder) {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) return sources(path);
		return /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
	});
}

export function messageFaults(de, en, source) {
	const faults = [];
	const values = (text) => [...new Set(text.match(/\{\w+(?=[,}])/g) ?? [])].sort().join();
	for (const key of Object.keys(de)) {
		if (!(key in en)) faults.push(`${key}: missing in English`);
		else if (values(de[key]) !== values(en[key])) faults.push(`${key}: other values in English`);
		if (!source.includes(`'${key}'`)) faults.push(`${key}: used nowhere`);
	}
	for (const key of Object.keys(en)) if (!(key in de)) faults.push(`${key}: missing in German`);
	return faults;
}

const faults = messageFaults(readLocale('de'), readLocale('en'), sources('src').join('\n'));
for (const fault of faults) console.error(`locales: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
