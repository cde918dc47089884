/* Finds links in plain text. Only what a browser opens without harm: http, https and mailto. */

export interface TextPart {
	readonly text: string;
	readonly href?: string;
}

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"]+/gi;
/* Ends a sentence rather than an address. */
const TAIL = /[.,:;!?'*_)\]}]+$/;

export function splitLinks(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let at = 0;
	for (const match of text.matchAll(LINK)) {
		const link = withoutTail(match[0]);
		const href = safeHref(link);
		if (href === undefined) continue;
		if (match.index > at) parts.push({ text: text.slice(at, match.index) });
		parts.push({ text: link, href });
		at = match.index + link.length;
	}
	if (at < text.length) parts.push({ text: text.slice(at) });
	return parts;
}

/* A closing bracket belongs to the address if it was opened there. */
function withoutTail(link: string): string {
	let rest = link;
	for (;;) {
		const tail = TAIL.exec(rest);
		if (!tail) return rest;
		const last = rest.at(-1)!;
		const opener = { ')': '(', ']': '[', '}': '{' }[last];
		if (opener && count(rest, opener) >= count(rest, last)) return rest;
		rest = rest.slice(0, -1);
	}
}

function count(text: string, character: string): number {
	return text.split(character).length - 1;
}

function safeHref(link: string): string | undefined {
	try {
		const url = new URL(link);
		const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
		if (isWeb ? url.hostname !== '' : url.protocol === 'mailto:' && url.pathname !== '')
			return url.href;
	} catch {
		/* It only looked like one. */
	}
	return undefined;
}
