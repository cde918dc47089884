/* What there is to look at. Nothing is followed that a message would not follow. */
import { t } from '../../i18n';
import type { MeetingLink } from '../../protocol/types';
import { noteFor, safeHref } from '../../state/links';
import { Icon } from '../icon';

export function MeetingLinks({ links = [] }: { links: readonly MeetingLink[] | undefined }) {
	if (links.length === 0) return null;
	return (
		<ul class="meeting-links" aria-label={t('meeting_links')}>
			{links.map(({ title, address }, i) => (
				<li key={i}>
					<OutLink words={title} address={address} />
				</li>
			))}
		</ul>
	);
}

export function OutLink({ words, address, class: className }: { words: string; address: string; class?: string }) {
	const href = safeHref(address);
	if (href === undefined) return <span>{words}</span>;
	const note = noteFor(words, href);
	return (
		<a class={className ?? 'out-link'} href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
			<Icon name="link" />
			<span>{words}</span>
			{note !== undefined && <span class="text-note"> ({note})</span>}
		</a>
	);
}
