/* Words of a document with their marks, drawn without its editor. */
import type { ComponentChildren } from 'preact';
import { safeHref } from '../state/links';
import type { NoteMark } from '../state/noteLines';

const TAGS = { strong: 'strong', em: 'em', strike: 's', code: 'code' } as const;

export function drawMarked(words: ComponentChildren, marks: readonly NoteMark[] = []): ComponentChildren {
	return marks.reduceRight<ComponentChildren>(withMark, words);
}

/* A mark of a later version leaves the words as they are. */
function withMark(inner: ComponentChildren, { type, attrs }: NoteMark): ComponentChildren {
	const Tag = TAGS[type as keyof typeof TAGS];
	if (Tag) return <Tag>{inner}</Tag>;
	const href = type === 'link' ? hrefOf(String(attrs?.href ?? '')) : undefined;
	return href === undefined ? (
		inner
	) : (
		<a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
			{inner}
		</a>
	);
}

/* Also within these pages. */
function hrefOf(address: string): string | undefined {
	return /^\/(?![/\\])/.test(address) || /^tel:/i.test(address) ? address : safeHref(address);
}
