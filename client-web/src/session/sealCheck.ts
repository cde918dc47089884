/* Checks a file of minutes against who must have sealed it, as server/journal/sealing/minutes.h does; nothing leaves the
 * device. */
import { bytesOf, hasTraceOfSeal, hexOf, readSealedFile, statementOf, type Seal } from '../state/sealedFile';

export type Verdict =
	/* Not a character was changed, and this key has sealed it. */
	| 'holds'
	/* It holds, but another key has sealed it. */
	| 'others'
	/* It holds; whose key it is, nobody has said. */
	| 'unknown'
	/* What is sealed was changed, or the seal was. */
	| 'broken'
	/* There is none. */
	| 'absent'
	/* This browser cannot check signatures, or not here. */
	| 'cannot';

export interface Checked {
	readonly verdict: Verdict;
	readonly seal?: Seal;
	/* What the seal is called, and its key. */
	readonly name?: string;
	readonly fingerprint?: string;
}

const encoder = new TextEncoder();
const GROUPS = 8;

/* The beginning of the hash of a public key, to be compared by people. */
export async function fingerprintOf(subtle: SubtleCrypto, key: string): Promise<string> {
	const hash = hexOf(await subtle.digest('SHA-256', bytesOf(key)));
	return (hash.match(/.{4}/g) ?? []).slice(0, GROUPS).join(' ');
}

async function isSigned(subtle: SubtleCrypto, seal: Seal): Promise<boolean> {
	const key = await subtle.importKey('raw', bytesOf(seal.key), 'Ed25519', false, ['verify']);
	return subtle.verify('Ed25519', key, bytesOf(seal.signature), encoder.encode(statementOf(seal)));
}

/* signer: a public key or its fingerprint, in hexadecimal; undefined: none is known. */
export async function checkSeal(subtle: SubtleCrypto | undefined, bytes: Uint8Array<ArrayBuffer>, signer: string | undefined): Promise<Checked> {
	const file = readSealedFile(bytes);
	if (!file) return { verdict: hasTraceOfSeal(bytes) ? 'broken' : 'absent' };
	const { seal } = file;
	if (!subtle) return { verdict: 'cannot', seal };
	const hash = hexOf(await subtle.digest('SHA-256', new Uint8Array(file.content)));
	if (hash !== seal[file.form]) return { verdict: 'broken' };
	let signed: boolean;
	try {
		signed = await isSigned(subtle, seal);
	} catch {
		return { verdict: 'cannot', seal };
	}
	if (!signed) return { verdict: 'broken' };
	const fingerprint = await fingerprintOf(subtle, seal.key);
	const name = hexOf(await subtle.digest('SHA-256', encoder.encode(statementOf(seal))));
	const isMeant = signer === seal.key || signer === fingerprint.replaceAll(' ', '');
	return { verdict: signer === undefined ? 'unknown' : isMeant ? 'holds' : 'others', seal, name, fingerprint };
}
