/* The marked texts of a scenario, and by what each would be recognised. */
import { randomBytes } from 'node:crypto';
import { bytesOfBase32 } from '../lib/ids.mjs';
import { formsOfBytes, formsOfText } from './scan.mjs';

/* Every mark's text begins with a word of its own that is looked for, so that a part of a text, as
 * an index might hold, is found as well as the whole. */
export class Marks {
	forms = {};
	filled = new Set();

	/* A text for the field; each time another. */
	text(field) {
		const word = `Kanarie${randomBytes(9).toString('hex')}Ende`;
		this.filled.add(field);
		this.forms[`${field} (${word})`] = formsOfText(word);
		return `${word} äöü`;
	}

	/* One for fields in which hardly anything fits. */
	short(field) {
		const word = `K${randomBytes(6).toString('hex')}E`;
		this.filled.add(field);
		this.forms[`${field} (${word})`] = formsOfText(word);
		return word;
	}

	/* One as the host of an address. */
	address(field) {
		return `https://${this.short(field)}.example`;
	}

	/* A secret in base32, as text and as the number it stands for. */
	secret(name, token) {
		const bytes = bytesOfBase32(token, 128);
		this.forms[`${name} (${token})`] = [
			...formsOfText(token),
			...formsOfBytes(bytes, 'bytes'),
			...formsOfBytes(Buffer.from(bytes).reverse(), 'bytes in reverse'),
		];
	}
}
