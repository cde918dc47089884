// Compiles the ICU messages of locales/ to plain functions, imported as `locale:de` and so on.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';

const require = createRequire(import.meta.url);

export function readLocale(language) {
	return JSON.parse(readFileSync(new URL(`locales/${language}.json`, import.meta.url), 'utf8'));
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
				contents: compileModule(new MessageFormat(path), readLocale(path)),
				loader: 'js',
				resolveDir: require.resolve('@messageformat/core').replace(/node_modules.*/, ''),
			}));
		},
	};
}
