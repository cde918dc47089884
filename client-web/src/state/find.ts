/* Finds names by a few letters: parts of words, in any order, with a slip of the finger, and umlauts
 * however they are typed. */
import uFuzzy from '@leeoniya/ufuzzy';
import { fold, foldings } from './fold';

const fuzzy = new uFuzzy({
	unicode: true,
	interSplit: "[^\\p{L}\\d']+",
	intraSplit: '\\p{Ll}\\p{Lu}',
	intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
	intraChars: "[\\p{L}\\d']",
	intraContr: "'\\p{L}{1,2}\\b",
	intraMode: 1,
});
/* Words are tried in every order, up to this many. */
const ORDERS_MAX = 4;
/* More letters find no better, and those that no name has take long to be looked for. */
const WANTED_MAX = 40;

/* Which of the names match, the best first; all of them if nothing is wanted. */
export function findNames(names: readonly string[], wanted: string): number[] {
	const needle = fold(wanted.slice(0, WANTED_MAX)).trim();
	if (needle === '') return names.map((_, i) => i);
	const [found, info, order] = fuzzy.search(names.map(foldings), needle, ORDERS_MAX);
	if (!found) return [];
	return order && info ? order.map((i) => info.idx[i]!) : found;
}
