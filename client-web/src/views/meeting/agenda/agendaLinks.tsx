/* What there is to look at for an item. */
import type { MeetingLink } from '../../../protocol/types';
import { OutLink } from '../links';

export function AgendaLinks({ links = [] }: { links: readonly MeetingLink[] | undefined }) {
	if (links.length === 0) return null;
	return (
		<ul class="agenda-links">
			{links.map(({ title, address }, i) => (
				<li key={i}>
					<OutLink words={title} address={address} />
				</li>
			))}
		</ul>
	);
}
