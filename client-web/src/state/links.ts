/* Addresses that may be followed: only what a browser opens without harm, http, https and mailto,
 * and never shown as something other than where they lead. */

export interface Address {
	readonly href: string;
	/* As it is shown, which may differ from what was typed. */
	readonly text: string;
	/* The host in Punycode, if it stands otherwise in the text. */
	readonly note: string | undefined;
	/* How much of what was typed belongs to it. */
	readonly length: number;
}

/* Where an address begins in a text; and a whole one of mail. */
export const ADDRESS = '(?<![\\p{L}\\p{N}_])(?:https?://|mailto:|www\\.(?=[\\p{L}\\p{N}]))';
export const MAIL = '(?<![\\p{L}\\p{N}_.%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24}(?![\\p{L}\\p{N}])';
const LENGTH_MAX = 2048;

/* Characters that no address goes on with: spaces, and what is invisible or turns the line round. */
const END = /[\s<>"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
const OPENER: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/* What may belong to the address that begins there: up to what closes a bracket around it. No further, or texts
 * of many addresses without a space between would be read as often as they have addresses. */
export function runAt(text: string, start: number): string {
	const open: Record<string, number> = { '(': 0, '[': 0, '{': 0 };
	let end = start;
	for (; end < text.length && !END.test(text[end]!); end++) {
		const character = text[end]!;
		const opener = OPENER[character];
		if (character in open) open[character]!++;
		else if (opener !== undefined && --open[opener]! < 0) break;
	}
	return text.slice(start, end);
}

/* The address that such a run is, without what ends the sentence. */
export function addressOf(run: string): Address | undefined {
	let end = run.length;
	while (end > 0 && /[.,:;!?'*_~|]/.test(run[end - 1]!)) end--;
	const typed = run.slice(0, end);
	const scheme = /^(?:https?|mailto):/i.test(run) ? '' : /^www\./i.test(run) ? 'https://' : 'mailto:';
	const href = safeHref(scheme + typed);
	return href === undefined ? undefined : { href, ...honest(typed, href), length: end };
}

/* Normalised; undefined for what is not to be followed. Whoever writes a name before the host wants it to be
 * taken for one; and the letters of a mail's host are those of the network. */
export function safeHref(address: string): string | undefined {
	if (address.length > LENGTH_MAX || !/^(?:https?:\/\/[^/\\]|mailto:)/i.test(address)) return undefined;
	try {
		const url = new URL(address);
		if (url.protocol === 'mailto:') return /^[^%]+$/.test(url.pathname) ? url.href : undefined;
		return url.hostname === '' || url.username !== '' || url.password !== '' ? undefined : url.href;
	} catch {
		return undefined;
	}
}

/* Letters that are not mistaken for others. */
const PLAIN_HOST = /^[a-z0-9.:\-àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßāăąćčďđęěğłńňőœřśşšťůűźżž]+$/i;

/* What was typed if it names the host in letters one can tell apart; else the host in Punycode. */
function honest(typed: string, href: string): Pick<Address, 'text' | 'note'> {
	if (href.startsWith('mailto:')) return { text: typed, note: undefined };
	const [, scheme = '', host = ''] = /^(https?:\/\/)?([^/?#\\]*)/i.exec(typed) ?? [];
	const real = new URL(href).host;
	const isForeign = /[^\0-\x7f]/.test(host);
	if (PLAIN_HOST.test(host) && (isForeign || host.toLowerCase() === real)) return { text: typed, note: isForeign ? real : undefined };
	return { text: scheme.toLowerCase() + real + typed.slice(scheme.length + host.length), note: undefined };
}

const HOST_IN_TEXT = /(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}-]+[.@])+\p{L}[\p{L}\p{N}-]+/u;

/* What one takes words for: without what is not seen, and each dot as the one that parts a host. */
const asSeen = (words: string) => words.normalize('NFKC').replace(/\p{DI}/gu, '').replaceAll('\u3002', '.');

/* Where a link leads, if its words look like an address that is another, or its host has foreign letters. */
export function noteFor(words: string, href: string): string | undefined {
	const said = HOST_IN_TEXT.exec(asSeen(words))?.[0].toLowerCase();
	const url = new URL(href);
	const real = url.protocol === 'mailto:' ? url.pathname : url.hostname;
	const isForeign = /(?:^|\.)xn--/.test(url.hostname);
	if (said === undefined) return isForeign ? real : undefined;
	return said.replace(/^www\./, '') === real.replace(/^www\./, '') ? undefined : real;
}
