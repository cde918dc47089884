// What is made for guests: the page at the door, and their room. Files of their own, so that nothing of the team's client is in them.
import { build } from 'esbuild';
import { localePlugin } from './build-locales.mjs';

// What belongs to the team alone.
const TEAM = /^src\/(note|views\/(admin|case|channel|inbox|meeting|minutes|note|people|picture|record|saved|self|signIn|unread|why|frame\/(rail|shell|bottomBar)|dialog\/(switcher|ownMenu)))\b/;
const LATER = './src/guest/later.ts';
// What is left out is left out, and what is left can be read.
const READABLE = { minify: false, minifySyntax: true };

// What the views fetch later, guests get from a file of their own; and of a module of which nothing is used, nothing is kept.
export const guestPlugin = {
	name: 'guests',
	setup(build) {
		build.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, pluginData, importer }) => {
			if (pluginData === 'resolved') return undefined;
			if (kind === 'dynamic-import' && !importer.includes('node_modules')) return build.resolve(LATER, { kind: 'import-statement', resolveDir: process.cwd(), pluginData: 'resolved' });
			const found = await build.resolve(path, { kind, resolveDir, pluginData: 'resolved' });
			return importer.includes('node_modules') ? found : { ...found, sideEffects: false };
		});
		/* Words that come with a part of the team's. */
		build.onResolve({ filter: /^locale:.*\// }, () => ({ path: 'none', namespace: 'words' }));
		build.onLoad({ filter: /.*/, namespace: 'words' }, () => ({ contents: 'export default {};' }));
	},
};

// What a left import() takes that is not in their file, as somebody has forgotten FOR_GUESTS: it would open nothing, or throw.
function missingIn({ outputs }, script) {
	const [path, { exports } = {}] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === LATER.slice(2)) ?? [''];
	const left = script.matchAll(/import\("\.\/([^"]+)"\)(?:\.then\(\s*\(?(?:\{ (\w+) \}|(\w+))\)? =>(?: \3\.(\w+))?)?/g);
	const taken = [...left].filter(([, file]) => path.endsWith(`/${file}`)).map(([whole, , one, , other]) => one ?? other ?? whole);
	return taken.filter((name) => !exports.includes(name));
}

// The options for an entry of theirs; it knows the words that its scripts say, and no others. Fails on what is not for guests.
export async function forGuests(options) {
	const own = { ...options, define: { ...options.define, FOR_GUESTS: 'true' } };
	const others = (options.plugins ?? []).filter(({ name }) => name !== 'locales');
	const { metafile, outputFiles } = await build({ ...own, plugins: [guestPlugin, localePlugin(''), ...others], ...READABLE, write: false, metafile: true });
	const sources = [...new Set(Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)))].filter((path) => path.startsWith('src/'));
	const wrong = sources.filter((path) => TEAM.test(path));
	if (wrong.length > 0) throw new Error(`not for guests: ${wrong.join(', ')}`);
	const said = outputFiles.map(({ text }) => text).join('\n');
	const missing = missingIn(metafile, said);
	if (missing.length > 0) throw new Error(`not in ${LATER}: ${missing.join(', ')}`);
	return { ...own, plugins: [guestPlugin, localePlugin(said), ...others] };
}
