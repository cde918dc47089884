/* What another program put on the clipboard as HTML: read into a page apart that runs and loads nothing, and made plain, so that
 * `parse.ts` finds in it what our documents have. The browser reads it by its own safe rules (the Sanitizer API); no string of
 * ours is HTML anywhere. A browser without them gives the text alone. */

interface SafeReading {
	parseHTML?(html: string, options: { sanitizer: object }): Document;
}

const SANITIZER = {
	removeElements: ['style', 'title', 'template', 'noscript', 'svg', 'math', 'colgroup', 'object', 'audio', 'video'],
	attributes: ['href', 'start', 'type', 'checked', 'role', 'aria-checked', 'class', 'data-style', 'data-mention', 'data-checks', 'data-checked', 'data-pm-slice'],
	comments: false,
};

/* A tag, whose styles and handlers are to be words: the page's policy forbids both, and browsers complain of each. */
const TAG = /<[a-z][^<>]*>/gi;
const FORBIDDEN = /([\s"'/])(style|on[a-z]+)\s*=/gi;

export interface Foreign {
	body: HTMLElement;
	/* That were in it. */
	images: number;
}

export function readForeign(html: string): Foreign | undefined {
	const { parseHTML } = Document as SafeReading;
	if (!parseHTML) return undefined;
	const quiet = html.replace(TAG, (tag) => tag.replace(FORBIDDEN, '$1data-$2='));
	const { body } = parseHTML.call(Document, quiet, { sanitizer: SANITIZER });
	for (const space of body.querySelectorAll('span.Apple-converted-space')) space.replaceWith(' ');
	const images = [...body.querySelectorAll('img, picture:not(:has(img))')];
	images.forEach((image) => image.remove());
	for (const hidden of body.querySelectorAll('[data-style]')) if (/display:\s*none|mso-hide:\s*all/i.test(styleOf(hidden))) hidden.remove();
	turnWordLists(body);
	turnChecks(body);
	turnTables(body);
	turnStyles(body);
	return { body, images: images.length };
}

const styleOf = (element: Element): string => element.getAttribute('data-style') ?? '';

function turn(element: Element, name: string): HTMLElement {
	const other = element.ownerDocument.createElement(name);
	other.append(...element.childNodes);
	element.replaceWith(other);
	return other;
}

const BOLD = /font-weight:\s*(?:bold|[6-9]00)/i;
const WEIGHT = /font-weight:\s*(?:normal|[1-5]00)/i;
const ITALIC = /font-style:\s*italic/i;
const STRUCK = /text-decoration[^;]*:[^;]*line-through/i;
const MONO = /font-family:[^;]*(?:courier|consolas|menlo|monospace)/i;

/* Marks that are said by a style, as Google's documents and Outlook say them. */
function turnStyles(body: HTMLElement): void {
	for (const bold of body.querySelectorAll('b, strong')) if (WEIGHT.test(styleOf(bold))) turn(bold, 'span');
	for (const element of body.querySelectorAll('span[data-style], font[data-style], a[data-style]')) {
		const style = styleOf(element);
		const isTitle = element.closest('h1, h2, h3, h4, h5, h6') !== null;
		const marks = [BOLD.test(style) && !isTitle && 'strong', ITALIC.test(style) && 'em', STRUCK.test(style) && 's', MONO.test(style) && 'code'];
		for (const name of marks) {
			if (!name || element.querySelector('p, div, li')) continue;
			const mark = body.ownerDocument.createElement(name);
			mark.append(...element.childNodes);
			element.append(mark);
		}
	}
}

/* Word writes the items of a list as paragraphs with a level and, in their words, a sign or number. */
const WORD_ITEM = /mso-list:\s*(l\d+)\s+level(\d)/i;
const WORD_SIGN = /mso-list:\s*ignore/i;

function turnWordLists(body: HTMLElement): void {
	let open: HTMLElement[] = [];
	let last: { list: Element; name: string } | undefined;
	for (const item of body.querySelectorAll('p[data-style], h1[data-style], h2[data-style], h3[data-style]')) {
		const [, name = '', digit = '0'] = WORD_ITEM.exec(styleOf(item)) ?? [];
		const level = Number(digit);
		if (level === 0) continue;
		if (last?.list.nextElementSibling !== item || last.name !== name) open = [];
		const sign = [...item.querySelectorAll('[data-style]')].find((one) => WORD_SIGN.test(styleOf(one)));
		const isNumber = /^\s*(?:\d+|[a-z]{1,3})[.)]/i.test(sign?.textContent ?? '');
		sign?.remove();
		open.length = Math.min(open.length, level);
		while (open.length < level) {
			const list = body.ownerDocument.createElement(isNumber ? 'ol' : 'ul');
			const outer = open.at(-1);
			if (!outer) item.before(list);
			else (outer.lastElementChild ?? outer.appendChild(body.ownerDocument.createElement('li'))).append(list);
			open.push(list);
		}
		const one = body.ownerDocument.createElement('li');
		open.at(-1)!.append(one);
		one.append(item);
		turn(item, 'p');
		last = { list: open[0]!, name };
	}
}

/* Items with a box, as on GitHub and in Google's documents. */
function turnChecks(body: HTMLElement): void {
	for (const item of body.querySelectorAll('li')) {
		const input = item.querySelector(':scope > input[type=checkbox], :scope > p > input[type=checkbox], :scope > label > input[type=checkbox]');
		const isBox = item.getAttribute('role') === 'checkbox';
		if (!input && !isBox) continue;
		item.setAttribute('data-checked', String(input ? input.hasAttribute('checked') : item.getAttribute('aria-checked') === 'true'));
		input?.remove();
		item.parentElement?.setAttribute('data-checks', '');
	}
	for (const item of body.querySelectorAll('[data-checks] > li:not([data-checked])')) item.setAttribute('data-checked', 'false');
	for (const list of body.querySelectorAll('ol[data-checks]')) turn(list, 'ul').setAttribute('data-checks', '');
}

/* A row becomes a line, its cells stand behind each other. */
function turnTables(body: HTMLElement): void {
	for (const row of body.querySelectorAll('tr')) {
		const line = body.ownerDocument.createElement('p');
		for (const cell of row.cells) {
			for (const block of cell.querySelectorAll('p, div, li, br')) block.nextSibling && block.after(' ');
			for (const block of cell.querySelectorAll('p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, br')) block.replaceWith(...block.childNodes);
			if (line.hasChildNodes()) line.append(' | ');
			line.append(...cell.childNodes);
		}
		row.replaceWith(line);
	}
	for (const table of body.querySelectorAll('table, thead, tbody, tfoot')) table.replaceWith(...table.childNodes);
}
