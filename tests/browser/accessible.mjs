/* What axe finds on the screen as it stands. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './house.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/* No violation, on the page or in a part of it. Nothing fades in meanwhile: colours would be measured half way. */
export async function expectAccessible({ page }, where, part = 'html') {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
	/* In the page itself and without a list of what is well: a third of the time. Else axe opens a page of its own each time,
	 * which it needs for frames alone. */
	const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
	const { violations } = await axe.include(part).withTags(RULES).analyze();
	const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
	expect(found, where).toEqual([]);
}
