// Builds the client into dist/: bundles with hashed names, compresses, and checks the budget.
// With --headless: only .build/headless.mjs, the client without a screen, for Node.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { minifySync, version as swcVersion } from '@swc/core';
import { build } from 'esbuild';
import { emojiOf } from './build-emoji.mjs';
import { iconForms } from './build-icons.mjs';
import { forGuests } from './build-guests.mjs';
import { localePlugin } from './build-locales.mjs';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));
const DIST = 'dist';
const ASSETS = join(DIST, 'assets');
/* What is loaded at the start; parts that are rarely wanted are chunks of their own. */
const SCRIPT_MAX = 90 * 1024;
const STYLE_MAX = 12 * 1024;
/* What comes with a document that is written in, beside the start and what is rarely wanted; not what comes right after it. */
const NOTES_MAX = 75 * 1024;
/* The page that a guest's link leads to, and their room. */
const JOIN_MAX = 15 * 1024;
const GUEST_MAX = 69 * 1024;
const GUEST_STYLE_MAX = 9 * 1024;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/* What prosemirror-view does for Internet Explorer goes. */
const withoutOldBrowsers = {
	name: 'without old browsers',
	setup(build) {
		build.onLoad({ filter: /prosemirror-view\/dist\/index\.js$/ }, ({ path }) => {
			const [before, after, ...more] = readFileSync(path, 'utf8').split(/^const ie = .*;$/m);
			if (after === undefined || more.length > 0) throw new Error(`${path} says otherwise whether it is Internet Explorer`);
			return { contents: `${before}const ie = false;${after}` };
		});
	},
};

/* The lines of a guest's page: a list of the team's draws none, so its file comes with what does. */
const withoutGuestLines = {
	name: 'without guest lines',
	setup(build) {
		build.onResolve({ filter: /\/plainLine$/ }, ({ importer }) => (importer.endsWith('listLine.tsx') ? { path: 'none', namespace: 'guest lines' } : undefined));
		build.onLoad({ filter: /.*/, namespace: 'guest lines' }, () => ({ contents: 'export const PlainLine = undefined;' }));
	},
};

const common = {
	bundle: true,
	format: 'esm',
	target: 'es2022',
	jsx: 'automatic',
	jsxImportSource: 'preact',
	legalComments: 'none',
	logLevel: 'warning',
	define: { FOR_GUESTS: 'false' },
	plugins: [localePlugin(), withoutOldBrowsers],
};

function hashed(name, extension, content) {
	const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
	const path = `/assets/${name}-${hash}.${extension}`;
	writeFileSync(join(DIST, path), content);
	return path;
}

// The icons that src/views/icon.tsx names, as one file.
function sprite() {
	const source = readFileSync('src/views/icon.tsx', 'utf8');
	const type = /type IconName =([^;]+);/.exec(source)[1];
	const symbols = [...type.matchAll(/'([a-z0-9-]+)'/g)].map(([, name]) => {
		const icon = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8');
		const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(icon)[1].replace(/\s+/g, ' ').trim();
		return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor"`
			+ ` stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

// A file of ours with names for its places.
function fill(file, values) {
	return readFileSync(file, 'utf8').replace(/%([A-Z]+)%/g, (_, name) => values[name.toLowerCase()]);
}

async function bundle(entry, extension, options = {}) {
	const result = await build({
		...common,
		...options,
		entryPoints: [entry],
		outfile: `out.${extension}`,
		minify: true,
		write: false,
	});
	return result.outputFiles[0].contents;
}

const TIGHTENING = { module: true, compress: { ecma: 2022, passes: 4 }, mangle: { toplevel: true }, ecma: 2022 };

// A script once more: esbuild does not look over its statements, which leaves some 3 % of what is loaded.
function tightened(script) {
	return minifySync(script, TIGHTENING).code;
}

// How a script with this name and source is bundled.
const entryOf = (name, source, define) => ({
	...common,
	define: { ...common.define, ...define },
	entryPoints: { [name]: source },
	outdir: ASSETS,
	entryNames: '[name]-[hash]',
	chunkNames: '[name]-[hash]',
	splitting: true,
	minify: true,
	/* What they are tightened by counts for the names of files, and goes when they are. */
	banner: { js: `/* swc ${swcVersion} ${JSON.stringify(TIGHTENING)} */` },
	metafile: true,
});

const urlOf = (path) => path.slice(DIST.length);

// Writes a script and what comes with it; the path of the one that starts, and of all that come at once.
async function writeScripts(options) {
	const { outputs } = (await build(options)).metafile;
	for (const path of Object.keys(outputs)) writeFileSync(path, tightened(readFileSync(path, 'utf8')));
	const [source] = Object.values(options.entryPoints);
	const start = Object.keys(outputs).find((path) => outputs[path].entryPoint === source);
	const needed = new Set([start]);
	for (const path of needed)
		for (const { path: other, kind } of outputs[path].imports)
			if (kind === 'import-statement') needed.add(other);
	return { outputs, start, needed };
}

// The files of each language's words, of which one comes with the start; and of all words, also those of parts.
function wordsIn(outputs) {
	const words = Object.keys(outputs).filter((path) => outputs[path].entryPoint?.startsWith('locale:'));
	const languages = words.filter((path) => !outputs[path].entryPoint.includes('/'));
	return { languages: languages.map(urlOf), words: words.map(urlOf) };
}

// The scripts: the path of the one that starts, of all that come with it, and of words.
async function scripts(define) {
	const entry = entryOf('main', 'src/main.tsx', define);
	const { outputs, start, needed } = await writeScripts({ ...entry, plugins: [...entry.plugins, withoutGuestLines] });
	/* Those of this entry that the start, and what is rarely wanted, have not brought. */
	const broughtBy = (entry, known) => {
		const brought = new Set([Object.keys(outputs).find((path) => outputs[path].entryPoint === entry)]);
		for (const path of brought)
			for (const { path: other, kind } of outputs[path].imports)
				if (kind === 'import-statement' && !known.has(other)) brought.add(other);
		return brought;
	};
	const later = new Set([...needed, ...broughtBy('src/views/later.ts', needed)]);
	const notes = [...broughtBy('src/views/note/later.ts', later)];
	return { start: urlOf(start), needed: [...needed].map(urlOf), notes: notes.map(urlOf), ...wordsIn(outputs) };
}

// The pages for guests: the room, and the door, which has it fetched ahead.
async function writeGuestPages(define, signs) {
	const room = await writeScripts(await forGuests(entryOf('guest', 'src/guest/main.tsx', define)));
	const needed = [...room.needed].map(urlOf);
	const style = hashed('guest', 'css', await bundle('css/guest.css', 'css'));
	writeFileSync(join(DIST, 'guest.html'), fill('guest.html', { script: urlOf(room.start), style, ...signs }));
	const ahead = { ROOM_FILES: JSON.stringify([...needed, style]) };
	const door = await writeScripts(await forGuests(entryOf('join', 'src/join/main.ts', ahead)));
	const doorStyle = hashed('join', 'css', await bundle('css/join.css', 'css'));
	writeFileSync(join(DIST, 'join.html'), fill('join.html', { script: urlOf(door.start), style: doorStyle, ...signs }));
	return { needed, languages: wordsIn(room.outputs).languages, style, door: [...door.needed].map(urlOf) };
}

function compress(folder) {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) {
			compress(path);
			continue;
		}
		if (name.endsWith('.png')) continue;
		const content = readFileSync(path);
		writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
		const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
		writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
	}
}

function checkSize(what, paths, most) {
	const sum = (ending) => paths.reduce((bytes, path) => bytes + statSync(join(DIST, path + ending)).size, 0);
	const size = sum('.gz');
	console.log(`${what}: ${(sum('') / 1024).toFixed(1)} KB, ${(size / 1024).toFixed(1)} KB gz`);
	if (size > most) throw new Error(`${what}: over the budget of ${most / 1024} KB`);
}

async function buildClient() {
	rmSync(DIST, { recursive: true, force: true });
	mkdirSync(ASSETS, { recursive: true });
	const icons = hashed('icons', 'svg', sprite());
	const signs = {};
	for (const [form, { extension, content }] of Object.entries(iconForms()))
		signs[form] = hashed(`runde-${form}`, extension, content);
	const style = hashed('main', 'css', await bundle('css/main.css', 'css'));
	const meetings = hashed('meetings', 'css', await bundle('css/meetings.css', 'css'));
	const noteStyle = hashed('notes', 'css', await bundle('css/notes.css', 'css'));
	const minutesStyle = hashed('minutes', 'css', await bundle('css/minutes.css', 'css'));
	const caseStyle = hashed('cases', 'css', await bundle('css/cases.css', 'css'));
	const emoji = Object.fromEntries(
		['de', 'en'].map((language) => [language, hashed(`emoji-${language}`, 'json', JSON.stringify(emojiOf(language)))]),
	);
	const everywhere = {
		ICONS_URL: JSON.stringify(icons),
		EMOJI_URLS: JSON.stringify(emoji),
		FAVICONS: JSON.stringify({ plain: signs.plain, unread: signs.unread }),
		CLIENT_NAME: JSON.stringify(`runde-web ${version}`),
	};
	const { start, needed, languages, notes, words } = await scripts({
		...everywhere,
		MEETING_STYLES_URL: JSON.stringify(meetings),
		NOTE_STYLES_URL: JSON.stringify(noteStyle),
		MINUTES_STYLES_URL: JSON.stringify(minutesStyle),
		CASE_STYLES_URL: JSON.stringify(caseStyle),
	});
	const page = fill('index.html', { script: start, style, ...signs });
	writeFileSync(join(DIST, 'index.html'), page);
	writeFileSync(join(DIST, 'manifest.webmanifest'), fill('manifest.json', signs));
	await writeWorker(page, ['/', ...needed, ...words, style, meetings, noteStyle, minutesStyle, caseStyle, icons, signs.plain, signs.unread]);
	const guests = await writeGuestPages(everywhere, signs);
	compress(DIST);
	for (const language of languages) checkSize('scripts at the start', [...needed, language], SCRIPT_MAX);
	checkSize('styles', [style], STYLE_MAX);
	checkSize('documents', notes, NOTES_MAX);
	checkSize('page at the door', guests.door, JOIN_MAX);
	for (const language of guests.languages) checkSize("guests' scripts", [...guests.needed, language], GUEST_MAX);
	checkSize("guests' styles", [guests.style], GUEST_STYLE_MAX);
}

// Its own name does not change: browsers ask for it again and compare.
async function writeWorker(page, files) {
	const version = createHash('sha256').update(page).digest('hex').slice(0, 10);
	const define = { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) };
	writeFileSync(join(DIST, 'sw.js'), await bundle('worker/sw.ts', 'js', { define, format: 'iife' }));
}

async function buildHeadless() {
	await build({
		...common,
		entryPoints: ['src/headless.ts'],
		outfile: '.build/headless.mjs',
		platform: 'neutral',
		target: 'node18',
	});
	console.log('.build/headless.mjs');
}

await (process.argv.includes('--headless') ? buildHeadless() : buildClient());
