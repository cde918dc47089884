// Compiles the ICU messages of locales/ to plain functions, imported as `locale:de` and so on. What the administration alone
// says is `locale:de/admin`, which comes with it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';

const require = createRequire(import.meta.url);

export function readLocale(language) {
	return JSON.parse(readFileSync(new URL(`locales/${language}.json`, import.meta.url), 'utf8'));
}

// The text of the sources in a folder, but for those in another.
export function sources(folder, but) {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (path === but) return [];
		if (statSync(path).isDirectory()) return sources(path, but);
		return /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
	});
}

const ADMIN = join('src', 'views', 'admin');

// The messages of a language, or of a part of one.
function messagesOf(path) {
	const [language, part] = path.split('/');
	const others = sources('src', ADMIN).join('\n');
	const isWanted = ([key]) => others.includes(`'${key}'`) === (part !== 'admin');
	return compileModule(new MessageFormat(language), Object.fromEntries(Object.entries(readLocale(language)).filter(isWanted)));
}

export function localePlugin() {
	return {
		name: 'locales',
		setup(build) {
			build.onResolve({ filter: /^locale:/ }, ({ path }) => ({
				path: path.slice('locale:'.length),
				namespace: 'locale',
			}));
			build.onLoad({ filter: /.*/, namespace: 'locale' }, ({ path }) => ({
				contents: messagesOf(path),
				loader: 'js',
				resolveDir: require.resolve('@messageformat/core').replace(/node_modules.*/, ''),
			}));
		},
	};
}
