import type { Inline } from '../../state/markdown/tree';
import { LaterPart } from '../laterPart';
import { MentionChip } from './mention';

const loadPlaceLink = () => import('../later').then((module) => module.PlaceLink);

export function InlineText({ nodes }: { nodes: readonly Inline[] }) {
	return <>{nodes.map(nodeView)}</>;
}

function nodeView(node: Inline, i: number) {
	switch (node.type) {
	case 'text':
		return node.text;
	case 'code':
		return <code key={i}>{node.text}</code>;
	case 'mention':
		return <MentionChip key={i} node={node} />;
	case 'link':
		return <LinkView key={i} link={node} />;
	case 'em':
		return <em key={i}>{node.children.map(nodeView)}</em>;
	case 'strong':
		return <strong key={i}>{node.children.map(nodeView)}</strong>;
	case 'strike':
		return <s key={i}>{node.children.map(nodeView)}</s>;
	}
}

function LinkView({ link: { href, children, note } }: { link: Extract<Inline, { type: 'link' }> }) {
	const link = (
		<>
			<a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
				{children.map(nodeView)}
			</a>
			{note !== undefined && <span class="text-note"> ({note})</span>}
		</>
	);
	return !FOR_GUESTS && isBareHere(href, children) ? <LaterPart load={loadPlaceLink} props={{ href }}>{link}</LaterPart> : link;
}

/* An address of our own pages in a room, with no words of its own. */
function isBareHere(href: string, [words]: readonly Inline[]): boolean {
	return words?.type === 'text' && words.text === href && href.startsWith(`${location.origin}/r/`);
}
