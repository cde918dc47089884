/* Finds a text in files, however it may have been written down. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/* The bytes by which a text would be recognised: {form, bytes}. */
export function formsOfText(text) {
	const forms = [];
	const spellings = { 'as typed': text, 'in lower case': text.toLowerCase(), 'in upper case': text.toUpperCase() };
	for (const [spelling, spelled] of Object.entries(spellings)) {
		const utf8 = Buffer.from(spelled);
		const utf16 = Buffer.from(spelled, 'utf16le');
		forms.push(...formsOfBytes(utf8, `UTF-8 ${spelling}`));
		forms.push({ form: `UTF-16LE ${spelling}`, bytes: utf16 });
		forms.push({ form: `UTF-16BE ${spelling}`, bytes: Buffer.from(utf16).swap16() });
	}
	return forms;
}

/* Bytes plain, in hex, and in base64 at each of the three offsets at which they can begin. */
export function formsOfBytes(bytes, name) {
	const hex = bytes.toString('hex');
	const forms = [
		{ form: name, bytes },
		{ form: `hex of ${name}`, bytes: Buffer.from(hex) },
		{ form: `hex of ${name}`, bytes: Buffer.from(hex.toUpperCase()) },
	];
	for (const offset of [0, 1, 2])
		for (const alphabet of ['base64', 'base64url']) {
			const form = `${alphabet} of ${name} at ${offset}`;
			forms.push({ form, bytes: Buffer.from(insideBase64(bytes, offset, alphabet)) });
		}
	return forms;
}

/* The letters that depend on these bytes alone, not on what stands before and after. */
function insideBase64(bytes, offset, alphabet) {
	const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
	const letters = padded.toString(alphabet).replace(/=+$/, '');
	const first = Math.ceil((offset * 8) / 6);
	const last = Math.floor((padded.length * 8) / 6);
	return letters.slice(first, last);
}

/* All files below a folder; sockets hold nothing. */
export function filesIn(folder) {
	return readdirSync(folder).flatMap((name) => {
		const file = path.join(folder, name);
		const status = statSync(file);
		if (status.isSocket()) return [];
		return status.isDirectory() ? filesIn(file) : [file];
	});
}

/* Complaints: which mark occurs in which piece in which form. marks: {name: forms}; pieces: {name:
 * Buffer}. Names of pieces are looked at too. */
export function findMarks(marks, pieces) {
	const complaints = [];
	for (const [piece, content] of Object.entries(pieces))
		for (const [mark, forms] of Object.entries(marks))
			for (const { form, bytes } of forms)
				if (content.includes(bytes) || Buffer.from(piece).includes(bytes))
					complaints.push(`${mark} occurs in ${piece}, ${form}`);
	return complaints;
}

/* The content of files, by path. */
export function readPieces(files) {
	return Object.fromEntries(files.map((file) => [file, readFileSync(file)]));
}
