/* The client's schema of notes, made of the same ProseMirror that these tests apply steps by. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CLIENT = fileURLToPath(new URL('../../client-web', import.meta.url));
/* Below the tests, where ProseMirror is found as theirs. */
const OUT = fileURLToPath(new URL('../out/steps', import.meta.url));

async function bundled() {
	const { build } = await import(pathToFileURL(path.join(CLIENT, 'node_modules/esbuild/lib/main.js')).href);
	const outfile = path.join(OUT, 'schema.mjs');
	mkdirSync(OUT, { recursive: true });
	const entryPoints = [path.join(CLIENT, 'src/note/schema.ts')];
	await build({ entryPoints, outfile, bundle: true, format: 'esm', target: 'node18', external: ['prosemirror-model'], logLevel: 'warning' });
	return import(pathToFileURL(outfile).href);
}

export const { schema } = await bundled();

/* What each attribute may be, whatever node or mark it is of: no two share a name. */
export const validators = Object.fromEntries(
	[...Object.values(schema.nodes), ...Object.values(schema.marks)].flatMap(({ spec }) =>
		Object.entries(spec.attrs ?? {}).map(([name, { validate }]) => [name, validate]),
	),
);

/* What the text of a leaf is, where a mention's name is its kind. */
export function leafText(node) {
	if (node.type.name === 'hard_break') return '\n';
	return node.type.name === 'mention' ? `@${node.attrs.kind}` : '';
}
