/* The reactions to a message, as they are shown and as they are changed. */
import { LIMITS } from '../protocol/limits';
import type { Reacted } from './rows';

export interface Chip {
	readonly emoji: string;
	/* Who put it there, in the order of their last change. */
	readonly people: readonly string[];
}

/* One for each emoji. Their order does not depend on who came first, so that none jumps away under a
 * finger. */
export function chipsOf(reactions: readonly Reacted[] = []): Chip[] {
	const people = new Map<string, string[]>();
	for (const { person, emoji } of reactions)
		for (const one of emoji) people.set(one, [...(people.get(one) ?? []), person]);
	return [...people.keys()].sort().map((emoji) => ({ emoji, people: people.get(emoji)! }));
}

/* The person's whole set after they have put this emoji there or taken it back. */
export function toggled(reactions: readonly Reacted[] = [], person: string, emoji: string): readonly string[] {
	const mine = reactions.find((one) => one.person === person)?.emoji ?? [];
	if (mine.includes(emoji)) return mine.filter((one) => one !== emoji);
	return mine.length < LIMITS.reactions_max ? [...mine, emoji] : mine;
}
