/* Who is writing, and where. */

/* A person's typing lapses unless it is said again. */
export const TYPING_MS = 8_000;

export interface Typing {
	readonly room: string;
	/* The message whose thread they write in; 0: the room itself. */
	readonly thread: number;
	readonly person: string;
	readonly until: number;
}

export function withTyping(
	typing: readonly Typing[],
	{ room, thread = 0, person, on }: { room: string; thread?: number; person: string; on: boolean },
	now: number,
): Typing[] {
	const others = typing.filter((one) => one.room !== room || one.thread !== thread || one.person !== person);
	return on ? [...others, { room, thread, person, until: now + TYPING_MS }] : others;
}

export function stillTyping(typing: readonly Typing[], now: number): readonly Typing[] {
	return typing.every((one) => one.until > now) ? typing : typing.filter((one) => one.until > now);
}
