// All forms of the sign of the house, out of runde.svg.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const source = readFileSync(new URL('runde.svg', import.meta.url), 'utf8');
const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
await initWasm(readFileSync(wasm));

// To the edges: whoever shows it cuts its own shape out of it.
const full = source.replace(/ rx="\d+"/, '');
const dot = '<circle cx="24.5" cy="7.5" r="7" fill="#F2A33A" stroke="#fff" stroke-width="1.5"/>';

const png = (svg, width) => new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();

export function iconForms() {
	return {
		plain: { extension: 'svg', content: source },
		unread: { extension: 'svg', content: source.replace('</svg>', `${dot}</svg>`) },
		small: { extension: 'png', content: png(source, 192) },
		large: { extension: 'png', content: png(source, 512) },
		maskable: { extension: 'png', content: png(full, 512) },
		touch: { extension: 'png', content: png(full, 180) },
	};
}
