// Compiles the ICU messages of locales/ to plain functions, imported as `locale:de` and so on. What a part of the views alone
// says, as the administration, is `locale:de/admin`, which comes with it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';

const require = createRequire(import.meta.url);

// A catalogue: the client's, or that of the pages for guests.
export function readLocale(language, folder = '') {
	return JSON.parse(readFileSync(new URL(`locales/${folder}${language}.json`, import.meta.url), 'utf8'));
}

// The text of the sources in a folder, but for these.
export function sources(folder, but = []) {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (but.includes(path)) return [];
		if (statSync(path).isDirectory()) return sources(path, but);
		return /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
	});
}

// Parts with words of their own, by the folder that alone says them.
const PARTS = ['admin', 'meeting', 'record', 'note', 'minutes', 'case', 'why'];
// What else of the team's client alone says their words: the lines of guests, which cases show as guests see them.
const BESIDE = { case: ['room/plainLine.tsx'] };

// The messages of a language without those of its parts, or of one of them.
function messagesOf(path) {
	const [language, wanted = 'main'] = path.split('/');
	const elsewhere = PARTS.map((part) => [part, sources('src', [part, ...(BESIDE[part] ?? [])].map((path) => join('src', 'views', path))).join('\n')]);
	const partOf = (key) => elsewhere.find(([, text]) => !text.includes(`'${key}'`))?.[0] ?? 'main';
	const messages = Object.entries(readLocale(language)).filter(([key]) => partOf(key) === wanted);
	return compileModule(new MessageFormat(language), Object.fromEntries(messages));
}

// The messages that these scripts name, out of both catalogues.
function messagesIn(language, text) {
	const messages = Object.entries({ ...readLocale(language), ...readLocale(language, 'guest/') }).filter(([key]) => text.includes(`"${key}"`));
	return compileModule(new MessageFormat(language), Object.fromEntries(messages));
}

// text: the scripts of a page for guests, made small; left out: it is the team's client.
export function localePlugin(text) {
	return {
		name: 'locales',
		setup(build) {
			build.onResolve({ filter: /^locale:/ }, ({ path }) => ({
				path: path.slice('locale:'.length),
				namespace: 'locale',
			}));
			build.onLoad({ filter: /.*/, namespace: 'locale' }, ({ path }) => ({
				contents: text === undefined ? messagesOf(path) : messagesIn(path, text),
				loader: 'js',
				resolveDir: require.resolve('@messageformat/core').replace(/node_modules.*/, ''),
			}));
		},
	};
}
