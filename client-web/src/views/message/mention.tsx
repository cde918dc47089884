/* Somebody called upon in a message, as they are called today. */
import { callsUpon, type Called } from '../../state/mentions';
import type { MentionNode, SayMention } from '../../state/markdown/tree';
import { nameOf, openPerson } from '../person';
import { groups, me, people } from '../store';

export const sayMention: SayMention = ({ text, called: { kind, id } }) => {
	if (kind === 'person' && id !== undefined && people.value.has(id)) return `@${nameOf(id)}`;
	const group = kind === 'group' && groups.value.find((one) => one.group === id);
	return group ? `@${group.handle}` : text;
};

export function isMe(called: Called): boolean {
	return callsUpon([called], me.value, groups.value);
}

export function MentionChip({ node }: { node: MentionNode }) {
	const { kind, id } = node.called;
	const classes = isMe(node.called) ? 'mention is-me' : 'mention';
	if (kind !== 'person' || id === undefined || !people.value.has(id)) return <span class={classes}>{sayMention(node)}</span>;
	return (
		<button type="button" class={classes} aria-haspopup="dialog" onClick={(event) => openPerson(id, event.currentTarget)}>
			{sayMention(node)}
		</button>
	);
}
