/* What has changed from one state of a text to another. */
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import type { Part } from '../state/diff';

export function Parts({ parts }: { parts: readonly Part[] }) {
	return (
		<>
			{parts.map(({ kind, text }, i) => (
				<Changed key={i} kind={kind}>
					{text}
				</Changed>
			))}
		</>
	);
}

/* One piece of it. */
export function Changed({ kind, children }: { kind: Part['kind']; children: ComponentChildren }) {
	if (kind === 'same') return <>{children}</>;
	const [Tag, words] = kind === 'gone' ? (['del', t('versions_gone')] as const) : (['ins', t('versions_new')] as const);
	return (
		<Tag>
			<span class="visually-hidden"> {words}: </span>
			{children}
		</Tag>
	);
}
