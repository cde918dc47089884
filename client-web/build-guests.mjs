// What is made for guests: the page at the door, and their room. Files of their own, so that nothing of the team's client is in them.
import { build } from 'esbuild';
import { localePlugin } from './build-locales.mjs';

// What belongs to the team alone.
const TEAM = /^src\/(note|views\/(admin|case|channel|inbox|meeting|minutes|note|people|picture|record|saved|self|signIn|unread|frame\/(rail|shell|bottomBar)|dialog\/(switcher|ownMenu)))\b/;
const LATER = './src/guest/later.ts';

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
		build.onResolve({ filter: /^locale:.*\// }, () => build.resolve(LATER, { kind: 'import-statement', resolveDir: process.cwd(), pluginData: 'resolved' }));
	},
};

// The options for an entry of theirs; it knows the words that its scripts say, and no others. Fails on what is not for guests.
export async function forGuests(options) {
	const own = { ...options, define: { ...options.define, FOR_GUESTS: 'true' } };
	const others = (options.plugins ?? []).filter(({ name }) => name !== 'locales');
	const { metafile, outputFiles } = await build({ ...own, plugins: [guestPlugin, localePlugin(''), ...others], write: false, metafile: true });
	const sources = [...new Set(Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)))].filter((path) => path.startsWith('src/'));
	const wrong = sources.filter((path) => TEAM.test(path));
	if (wrong.length > 0) throw new Error(`not for guests: ${wrong.join(', ')}`);
	const said = outputFiles.map(({ text }) => text).join('\n');
	return { ...own, plugins: [guestPlugin, localePlugin(said), ...others] };
}
