/* Ids that a client gives what it sends: 48 bits of clock, 80 of chance, in base32. */
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export function newClientId() {
	let time = Date.now();
	let text = '';
	for (let i = 0; i < 10; i++, time = Math.floor(time / 32)) text = ALPHABET[time % 32] + text;
	for (const byte of randomBytes(16)) text += ALPHABET[byte % 32];
	return text;
}

/* The bytes that such a text stands for, as many as fit. */
export function bytesOfBase32(text, bits = Math.floor((text.length * 5) / 8) * 8) {
	let value = 0n;
	for (const letter of text) value = (value << 5n) | BigInt(ALPHABET.indexOf(letter));
	const hex = BigInt.asUintN(bits, value).toString(16).padStart(bits / 4, '0');
	return Buffer.from(hex, 'hex');
}
