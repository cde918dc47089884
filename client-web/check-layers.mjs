// Fails on an import that goes against the layers of src/, and on files that have grown too long.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

// What each folder may import besides itself; files directly in src/ may import everything.
const ALLOWED = {
	protocol: [],
	state: ['protocol'],
	connection: ['protocol'],
	session: ['protocol', 'state', 'connection'],
	storage: ['protocol', 'state', 'connection', 'session'],
	note: ['protocol', 'state', 'connection', 'session'],
	i18n: ['protocol'],
	views: ['protocol', 'state', 'connection', 'session', 'storage', 'note', 'i18n'],
	guest: ['protocol', 'state', 'connection', 'session', 'storage', 'i18n', 'views'],
	join: ['protocol', 'state', 'connection', 'storage', 'i18n'],
};
// Packages, each only where it belongs.
const PACKAGES = {
	state: ['@leeoniya/ufuzzy'],
	storage: ['idb'],
	i18n: ['@preact/signals', 'locale:'],
	note: ['prosemirror-'],
	views: ['preact', '@preact/signals', 'prosemirror-'],
	guest: ['preact', '@preact/signals'],
	join: ['locale:'],
};
const LINES_MAX = 250;

function sources(folder) {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) return sources(path);
		return /\.(tsx?|css)$/.test(name) ? [path] : [];
	});
}

const faults = [];
for (const path of [...sources('src'), ...sources('css'), ...sources('worker')]) {
	const text = readFileSync(path, 'utf8');
	const lines = text.split('\n').length - 1;
	const folder = relative('src', path).split('/')[0];
	if (folder !== 'protocol' && lines > LINES_MAX)
		faults.push(`${path}: ${lines} lines, more than ${LINES_MAX}`);
	if (/\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b/.test(text))
		faults.push(`${path}: HTML made of strings`);
	if (!(folder in ALLOWED)) continue;
	if (['state', 'connection', 'session'].includes(folder) && /\b(document|window)\./.test(text))
		faults.push(`${path}: uses the DOM`);
	for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
		if (!target.startsWith('.')) {
			const known = (PACKAGES[folder] ?? []).some((name) => target.startsWith(name));
			if (!known) faults.push(`${path}: imports ${target}`);
			continue;
		}
		if (['i18n', 'join'].includes(folder) && target.startsWith('../../locales/')) continue;
		const to = relative('src', normalize(join(dirname(path), target))).split('/')[0];
		if (to !== folder && !ALLOWED[folder].includes(to))
			faults.push(`${path}: ${folder} must not import ${to}`);
	}
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
