// Bundles test/*.test.ts and runs them with node's own test runner.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { localePlugin } from './build-locales.mjs';

const out = '.build/test';
const only = process.argv[2] ?? '';
const files = readdirSync('test').filter((name) => name.endsWith('.test.ts') && name.includes(only));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
	entryPoints: files.map((name) => join('test', name)),
	outdir: out,
	outExtension: { '.js': '.mjs' },
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node18',
	jsx: 'automatic',
	jsxImportSource: 'preact',
	sourcemap: 'inline',
	logLevel: 'warning',
	define: { FOR_GUESTS: 'false' },
	plugins: [localePlugin()],
});
const bundles = files.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...bundles], {
	stdio: 'inherit',
});
process.exit(run.status ?? 1);
