/* Makes elements. What is said by others becomes text nodes, and nothing else. */
import { safeHref } from '../state/links';

export type Child = Node | string | false | undefined;

interface Attributes {
	[name: string]: string | number | boolean | undefined | ((event: Event) => void);
}

export function element<T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[T] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') made.addEventListener(name, value);
		else if (value === true) made.setAttribute(name, '');
		else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
	}
	fill(made, ...children);
	return made;
}

/* Takes the place of what is in it. */
export function fill(parent: Element, ...children: Child[]): void {
	parent.replaceChildren(...children.filter((child): child is Node | string => typeof child === 'object' || typeof child === 'string'));
}

/* An address that opens elsewhere; undefined if it is none to follow. */
export function linkTo(address: string | undefined, words: string): HTMLElement | undefined {
	const href = address === undefined ? undefined : safeHref(address);
	return href === undefined ? undefined : element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, words);
}
