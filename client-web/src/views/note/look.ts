/* What nodes and marks are on the page, and in what is copied. */
import { DOMSerializer, type DOMOutputSpec, type Mark, type Node } from 'prosemirror-model';
import type { MarkViewConstructor, NodeViewConstructor } from 'prosemirror-view';
import { t } from '../../i18n';
import type { Called } from '../../state/mentions';
import { isMe, sayMention } from '../message/mention';

export function calledBy({ attrs }: Node): Called {
	return attrs.kind === 'all' ? { kind: 'all' } : { kind: attrs.kind, id: attrs.id };
}

/* By the name of today. */
export function mentionText(mention: Node): string {
	const called = calledBy(mention);
	const text = called.kind === 'all' ? `@${t('mention_all')}` : `@${t('someone')}`;
	return sayMention({ type: 'mention', text, called });
}

/* A page has titles of its own above those of a document. */
const BELOW_PAGE = 1;

type Look<T> = (one: T) => DOMOutputSpec;

const nodes: Record<string, Look<Node>> = {
	paragraph: () => ['p', 0],
	heading: ({ attrs }) => [`h${attrs.level}`, 0],
	blockquote: () => ['blockquote', 0],
	code_block: () => ['pre', ['code', 0]],
	bullet_list: () => ['ul', 0],
	ordered_list: ({ attrs }) => ['ol', attrs.order === 1 ? {} : { start: attrs.order }, 0],
	list_item: () => ['li', 0],
	check_list: () => ['ul', { 'data-checks': '' }, 0],
	check_item: ({ attrs }) => ['li', { 'data-checked': String(attrs.checked) }, 0],
	rule: () => ['hr'],
	hard_break: () => ['br'],
	mention: (node) => ['span', { 'data-mention': `${node.attrs.kind} ${node.attrs.id}` }, mentionText(node)],
	text: (node) => node.text as unknown as DOMOutputSpec,
};

const marks: Record<string, Look<Mark>> = {
	link: ({ attrs }) => ['a', { href: attrs.href }, 0],
	strong: () => ['strong', 0],
	em: () => ['em', 0],
	strike: () => ['s', 0],
	code: () => ['code', 0],
};

/* For the clipboard. */
export const serializer = new DOMSerializer(nodes, marks);

export const onPage: Record<string, Look<Node>> = {
	...nodes,
	heading: ({ attrs }) => [`h${attrs.level + BELOW_PAGE}`, { class: `note-h${attrs.level}` }, 0],
	check_list: () => ['ul', { class: 'note-checks' }, 0],
	mention: (node) => ['span', { class: isMe(calledBy(node)) ? 'mention is-me' : 'mention', contenteditable: 'false' }, mentionText(node)],
};

export const marksOnPage: Record<string, Look<Mark>> = {
	...marks,
	link: ({ attrs }) => ['a', { href: attrs.href, title: attrs.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, 0],
};

const render = (spec: DOMOutputSpec) => DOMSerializer.renderSpec(document, spec) as { dom: HTMLElement; contentDOM?: HTMLElement };

/* A box that can be ticked, and the words beside it. */
const checkItem: NodeViewConstructor = (first, view, getPos) => {
	let node = first;
	const dom = document.createElement('li');
	const frame = document.createElement('span');
	const input = document.createElement('input');
	const contentDOM = document.createElement('div');
	input.type = 'checkbox';
	frame.contentEditable = 'false';
	frame.append(input);
	dom.append(frame, contentDOM);
	const show = () => {
		dom.className = node.attrs.checked ? 'note-check is-checked' : 'note-check';
		input.checked = node.attrs.checked;
		input.disabled = !view.editable;
		input.setAttribute('aria-label', node.firstChild?.textContent || t('note_check'));
	};
	input.addEventListener('change', () => {
		const at = getPos();
		if (at === undefined) return;
		view.dispatch(view.state.tr.setNodeAttribute(at, 'checked', input.checked));
		show();
	});
	show();
	return {
		dom,
		contentDOM,
		update(now) {
			if (now.type !== node.type) return false;
			node = now;
			show();
			return true;
		},
		stopEvent: (event) => event.target === input,
		ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
	};
};

/* For the editor. */
export const nodeViews: Record<string, NodeViewConstructor> = {
	...Object.fromEntries(Object.entries(onPage).filter(([name]) => name !== 'text').map(([name, look]) => [name, (node: Node) => render(look(node))])),
	check_item: checkItem,
};
export const markViews: Record<string, MarkViewConstructor> = Object.fromEntries(
	Object.entries(marksOnPage).map(([name, look]) => [name, (mark: Mark) => render(look(mark))]),
);
