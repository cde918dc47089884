/* The pages of a room in a list: as page.list brings them, and as the room's events go on. Pure. */
import type { JournalEvent, PageListing } from '../protocol/types';

/* The list after an event of the room. When a page was written in last no event says: that is as it was read. */
export function foldPages(pages: readonly PageListing[], event: JournalEvent): readonly PageListing[] {
	const { kind, seq, author, time, ref, body } = event;
	if (kind === 'page.changed' && body) return pages.map((one) => (one.page === ref ? { ...one, what: body.what } : one));
	const isNew = kind === 'page.made' && !pages.some(({ page }) => page === seq);
	if (!isNew || !body || author === undefined || time === undefined) return pages;
	return [{ page: seq, author, made: time, what: body.what }, ...pages];
}

/* When something was done to it last. */
function touched({ made, written = made }: PageListing): number {
	return written;
}

/* Those that are in use, the one that was written in last first, and those that are put away. */
export function sortPages(pages: readonly PageListing[]): { used: PageListing[]; archived: PageListing[] } {
	const sorted = [...pages].sort((a, b) => touched(b) - touched(a) || b.page - a.page);
	return { used: sorted.filter(({ what }) => !what.archived), archived: sorted.filter(({ what }) => what.archived) };
}
