/* A file of sealed minutes, read exactly as server/room/minutes/seal.h writes it: there is one way to write a seal, and it is
 * the only one that is read. What it says is checked by session/sealCheck.ts. Pure. */

/* Hashes, keys and the signature in hexadecimal. */
export interface Seal {
	readonly markdown: string;
	readonly json: string;
	/* The seal of the series' minutes before. */
	readonly previous?: string;
	readonly sealed: number;
	readonly key: string;
	readonly signature: string;
}

export interface SealedFile {
	readonly form: 'markdown' | 'json';
	readonly seal: Seal;
	/* What is sealed. */
	readonly content: Uint8Array;
}

const HASH = '([0-9a-f]{64})';
const TIME = '([0-9]{1,15})';
const SIGNATURE = '([0-9a-f]{128})';

/* As in server/room/minutes/words.c: what stands above the lines of a seal, in each language. */
const ABOVE = [
	'## Siegel\n\nDieses Protokoll ist versiegelt: Wird daran ein Zeichen geändert, passt das Siegel nicht mehr. `runde minutes verify` prüft es.',
	'## Seal\n\nThese minutes are sealed: change one character, and the seal does not fit any more. `runde minutes verify` checks it.',
];

/* What is signed. */
export function statementOf({ markdown, json, previous, sealed, key }: Seal): string {
	return `runde-minutes-seal 1\nmarkdown ${markdown}\njson ${json}\nprevious ${previous ?? '-'}\nsealed ${sealed}\nkey ${key}\n`;
}

function sectionOf(seal: Seal, above: string): string {
	const lines = `${statementOf(seal)}signature ${seal.signature}\n`;
	return `\n---\n\n${above}\n\n${lines.replace(/^(?=.)/gm, '    ')}`;
}

function objectOf({ markdown, json, previous, sealed, key, signature }: Seal): string {
	const before = previous === undefined ? '' : `","previous":"${previous}`;
	return `,"seal":{"markdown":"${markdown}","json":"${json}${before}","sealed":${sealed},"key":"${key}","signature":"${signature}"}}\n`;
}

const LINES = new RegExp(
	`^\\n    markdown ${HASH}\\n    json ${HASH}\\n    previous (?:-|${HASH})\\n    sealed ${TIME}\\n    key ${HASH}\\n    signature ${SIGNATURE}`,
);
const FIELDS = new RegExp(
	`^${HASH}","json":"${HASH}(?:","previous":"${HASH})?","sealed":${TIME},"key":"${HASH}","signature":"${SIGNATURE}"`,
);
const LINES_AFTER = '\n    runde-minutes-seal 1';
const FIELDS_AFTER = ',"seal":{"markdown":"';
const JSON_BEGIN = '{"minutes":';

/* The seal that follows the last place where those words stand. */
function sealAfter(text: string, words: string, form: RegExp): Seal | undefined {
	const at = text.lastIndexOf(words);
	const found = at < 0 ? null : form.exec(text.slice(at + words.length));
	if (!found) return undefined;
	const [, markdown = '', json = '', previous, sealed = '', key = '', signature = ''] = found;
	return { markdown, json, ...(previous !== undefined && { previous }), sealed: Number(sealed), key, signature };
}

const encoder = new TextEncoder();

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
	return at >= 0 && wanted.every((byte, i) => bytes[at + i] === byte);
}

/* What comes before these words, if the file ends in exactly them. */
function beforeEnd(bytes: Uint8Array, words: string): Uint8Array | undefined {
	const end = encoder.encode(words);
	const left = bytes.length - end.length;
	return isAt(bytes, left, end) ? bytes.subarray(0, left) : undefined;
}

function readMarkdown(bytes: Uint8Array, text: string): SealedFile | undefined {
	const seal = sealAfter(text, LINES_AFTER, LINES);
	const content = seal && ABOVE.map((above) => beforeEnd(bytes, sectionOf(seal, above))).find(Boolean);
	return seal && content && { form: 'markdown', seal, content };
}

/* The canonical form is a line, and its end was left out. */
function readJson(bytes: Uint8Array, text: string): SealedFile | undefined {
	const seal = sealAfter(text, FIELDS_AFTER, FIELDS);
	const left = seal && beforeEnd(bytes, objectOf(seal));
	if (!seal || !left || !isAt(left, 0, encoder.encode(JSON_BEGIN))) return undefined;
	const line = left.subarray(JSON_BEGIN.length);
	const content = new Uint8Array(line.length + 1);
	content.set(line);
	content[line.length] = 0x0a;
	return { form: 'json', seal, content };
}

/* Undefined: there is no seal in it, or it is not written as a seal is. */
export function readSealedFile(bytes: Uint8Array): SealedFile | undefined {
	const text = new TextDecoder().decode(bytes);
	return readMarkdown(bytes, text) ?? readJson(bytes, text);
}

/* Whether it looks like a seal, though none that could be read: then it was not always like this. */
export function hasTraceOfSeal(bytes: Uint8Array): boolean {
	return /runde-minutes-seal|"signature":"[0-9a-f]/.test(new TextDecoder().decode(bytes));
}

export function hexOf(bytes: ArrayBuffer): string {
	return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/* A public key, or its fingerprint, as somebody may write it; undefined: neither. */
export function parseKeyName(text: string): string | undefined {
	const hex = text.replace(/[\s:-]/g, '').toLowerCase();
	return /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/.test(hex) ? hex : undefined;
}
