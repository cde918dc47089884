/* A message's text as its tree says. Strings only ever become text nodes. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import type { Align, Block, Item } from '../../state/markdown/tree';
import { CodeBlock } from './codeBlock';
import { InlineText } from './inlineText';

interface Props {
	blocks: readonly Block[];
	/* Stands behind the last word. */
	children?: ComponentChildren;
}

export function MessageText({ blocks, children }: Props) {
	const last = blocks.at(-1);
	const isInLine = last?.type === 'text' || last?.type === 'heading';
	return (
		<>
			{blocks.map((block, i) =>
				block === last && isInLine ? (
					<BlockView key={i} block={block}>
						{children}
					</BlockView>
				) : (
					<BlockView key={i} block={block} />
				),
			)}
			{!isInLine && children && <p>{children}</p>}
		</>
	);
}

function BlockView({ block, children }: { block: Block; children?: ComponentChildren }) {
	switch (block.type) {
	case 'code':
		return <CodeBlock text={block.text} />;
	case 'quote':
		return (
			<blockquote>
				<MessageText blocks={block.blocks} />
			</blockquote>
		);
	case 'list':
		return block.ordered ? <ol>{block.items.map(itemView)}</ol> : <ul>{block.items.map(itemView)}</ul>;
	case 'table':
		return <TableView table={block} />;
	default:
		return (
			<p class={block.type === 'heading' ? 'text-heading' : undefined}>
				<InlineText nodes={block.children} />
				{children}
			</p>
		);
	}
}

function itemView({ number, blocks }: Item, i: number) {
	return (
		<li key={i} value={number || undefined}>
			<MessageText blocks={blocks} />
		</li>
	);
}

/* Wide tables scroll in their own box. */
function TableView({ table: { align, head, rows } }: { table: Extract<Block, { type: 'table' }> }) {
	return (
		<div class="text-scroll" tabIndex={0} role="group" aria-label={t('text_table')}>
			<table>
				<thead>
					<tr>
						{head.map((cell, i) => (
							<th key={i} scope="col" class={alignClass(align[i])}>
								<InlineText nodes={cell} />
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, i) => (
						<tr key={i}>
							{row.map((cell, j) => (
								<td key={j} class={alignClass(align[j])}>
									<InlineText nodes={cell} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function alignClass(align: Align | undefined): string | undefined {
	return align === 'end' || align === 'center' ? `is-${align}` : undefined;
}
