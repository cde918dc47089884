/* Who is writing, and where. */

/* A person's typing lapses unless it is said again. */
export const TYPING_MS = 8_000;

export interface Typing {
	readonly room: string;
	readonly person: string;
	readonly until: number;
}

export function withTyping(
	typing: readonly Typing[],
	{ room, person, on }: { room: string; person: string; on: boolean },
	now: number,
): Typing[] {
	const others = typing.filter((one) => one.room !== room || one.person !== person);
	return on ? [...others, { room, person, until: now + TYPING_MS }] : others;
}

export function stillTyping(typing: readonly Typing[], now: number): readonly Typing[] {
	return typing.every((one) => one.until > now) ? typing : typing.filter((one) => one.until > now);
}
