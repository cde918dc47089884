/* Whether a page holds nothing but what is ours, however much is typed into it. */
import { expect } from './house.mjs';

/* Whatever the page draws messages with. */
const IN_TEXTS = ['p', 'a', 'span', 'code', 'pre', 'div', 'em', 'strong', 's', 'blockquote', 'ul', 'ol', 'li',
	'table', 'thead', 'tbody', 'tr', 'th', 'td', 'button', 'svg', 'use'];
/* And all else. */
const ON_PAGES = [...IN_TEXTS, 'html', 'head', 'meta', 'title', 'link', 'script', 'noscript', 'body', 'main', 'nav', 'aside', 'header', 'footer',
	'section', 'article', 'dialog', 'h1', 'h2', 'h3', 'img', 'time', 'small', 'kbd', 'label', 'input', 'textarea', 'select', 'option', 'form',
	'fieldset', 'legend', 'dl', 'dt', 'dd', 'hr', 'br', 'details', 'summary'];

/* What stands on a page that is none of ours: elements, attributes that run something, addresses. */
function foreign([inTexts, onPages]) {
	const own = (value) => new URL(value, location.href).origin === location.origin;
	const followed = (value) => /^(?:https?|mailto):/.test(new URL(value, location.href).protocol);
	return [...document.querySelectorAll('*')].flatMap((one) => {
		const isText = one.closest('.message-text') !== null;
		const found = (isText ? inTexts : onPages).includes(one.localName) ? [] : [one.localName];
		for (const { name, value } of one.attributes) {
			if (/^on|^style$|^srcdoc$|^http-equiv$|^formaction$|^ping$/.test(name) && (isText || name !== 'style')) found.push(name);
			if (/^(?:.*:)?href$/.test(name) && !(one.localName === 'a' ? followed(value) : own(value))) found.push(`${one.localName} to ${value}`);
			if (/^(?:src|srcset|data|poster|background|action)$/.test(name) && !own(value)) found.push(`${one.localName} from ${value}`);
		}
		return found;
	});
}

/* Brings what messages are drawn with. */
export async function expectNothingForeign(page, where) {
	expect(await page.evaluate(foreign, [IN_TEXTS, ON_PAGES]), where).toEqual([]);
	return page.evaluate(() => [...new Set([...document.querySelectorAll('.message-text *')].map((one) => one.localName))]);
}
