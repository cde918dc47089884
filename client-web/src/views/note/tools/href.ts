/* Where a link is to lead, as somebody has written it. */
import { isLink } from '../../../note/schema';
import { addressOf } from '../../../state/links';

/* With or without what stands before the host. '': nowhere; undefined: it may not be followed. */
export function hrefOf(typed: string): string | undefined {
	if (typed === '' || isLink(typed)) return typed;
	const found = /\s/.test(typed) ? undefined : addressOf(/^[^/@]+@[^/@]+$/.test(typed) ? `mailto:${typed}` : `https://${typed}`);
	return found && isLink(found.href) ? found.href : undefined;
}
