/* What there is to look at for an item. Nothing is followed that a message would not follow. */
import type { MeetingLink } from '../../../protocol/types';
import { noteFor, safeHref } from '../../../state/links';
import { Icon } from '../../icon';

export function AgendaLinks({ links = [] }: { links: readonly MeetingLink[] | undefined }) {
	if (links.length === 0) return null;
	return (
		<ul class="agenda-links">
			{links.map(({ title, address }, i) => (
				<li key={i}>
					<AgendaLink title={title} address={address} />
				</li>
			))}
		</ul>
	);
}

function AgendaLink({ title, address }: MeetingLink) {
	const href = safeHref(address);
	if (href === undefined) return <span>{title}</span>;
	const note = noteFor(title, href);
	return (
		<>
			<Icon name="link" />{' '}
			<a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
				{title}
			</a>
			{note !== undefined && <span class="text-note"> ({note})</span>}
		</>
	);
}
