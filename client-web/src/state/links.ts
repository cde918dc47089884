/* Addresses that may be followed: only what a browser opens without harm, http, https and mailto,
 * and never shown as something other than where they lead. */

export interface Address {
	readonly href: string;
	/* As it is shown, which may differ from what was typed. */
	readonly text: string;
	/* How much of what was typed belongs to it. */
	readonly length: number;
}

/* Characters that no address goes on with: spaces, and what is invisible or turns the line round. */
const END = '\\s<>"\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';
/* Where an address begins in a text, and everything that may belong to it. */
export const ADDRESS = `(?<![\\p{L}\\p{N}_])(?:https?://|mailto:|www\\.)[^${END}]+`;
export const MAIL = '(?<![\\p{L}\\p{N}_.%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24}(?![\\p{L}\\p{N}])';
const LENGTH_MAX = 2048;

/* The address at the start of a run of characters that may contain one. */
export function addressOf(run: string): Address | undefined {
	const typed = withoutTail(run);
	const scheme = /^(?:https?|mailto):/i.test(run) ? '' : /^www\./i.test(run) ? 'https://' : 'mailto:';
	const href = safeHref(scheme + typed);
	if (href === undefined) return undefined;
	return { href, text: honestText(typed, href), length: typed.length };
}

/* Normalised; undefined for what is not to be followed. Whoever writes a name before the host wants
 * it to be taken for one. */
export function safeHref(address: string): string | undefined {
	if (address.length > LENGTH_MAX || !/^(?:https?:\/\/|mailto:)/i.test(address)) return undefined;
	try {
		const url = new URL(address);
		if (url.protocol === 'mailto:') return url.pathname === '' ? undefined : url.href;
		return url.hostname === '' || url.username !== '' || url.password !== '' ? undefined : url.href;
	} catch {
		return undefined;
	}
}

const OPENER: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/* Without what closes a bracket around the address, and what ends the sentence. */
function withoutTail(run: string): string {
	const open: Record<string, number> = { '(': 0, '[': 0, '{': 0 };
	let end = 0;
	for (; end < run.length; end++) {
		const character = run[end]!;
		const opener = OPENER[character];
		if (character in open) open[character]!++;
		else if (opener !== undefined && --open[opener]! < 0) break;
	}
	while (end > 0 && /[.,:;!?'*_~|]/.test(run[end - 1]!)) end--;
	return run.slice(0, end);
}

/* Letters that are not mistaken for others. */
const PLAIN_HOST = /^[a-z0-9.:\-àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßāăąćčďđęěğłńňőœřśşšťůűźżž]+$/i;

/* What was typed if it names the host as it is; else the host in the letters of the network. */
function honestText(typed: string, href: string): string {
	if (href.startsWith('mailto:')) return typed;
	const [, scheme = '', host = ''] = /^(https?:\/\/)?([^/?#\\]*)/i.exec(typed) ?? [];
	const real = new URL(href).host;
	const isPlain = PLAIN_HOST.test(host) && (/[^\0-\x7f]/.test(host) || host.toLowerCase() === real);
	return isPlain ? typed : scheme.toLowerCase() + real + typed.slice(scheme.length + host.length);
}

const HOST_IN_TEXT = /(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}-]+[.@])+\p{L}{2,}/u;

/* Where a link leads, if its words look like an address that is another. */
export function noteFor(words: string, href: string): string | undefined {
	const said = HOST_IN_TEXT.exec(words)?.[0].toLowerCase();
	if (said === undefined) return undefined;
	const url = new URL(href);
	const real = url.protocol === 'mailto:' ? url.pathname : url.hostname;
	return said.replace(/^www\./, '') === real.replace(/^www\./, '') ? undefined : real;
}
