/* Commands for the completion: a message that begins with / offers them. */
import { loadRecords } from '../lazy';
import type { Source } from './completion';

export const slashSource: Source = {
	sign: '/',
	word: /^\p{L}*$/u,
	isFirst: true,
	find: (word) => loadRecords().then(({ slashOptions }) => slashOptions(word)),
};
