/* How one writes where it matters who reads it: a side of a case. */
import type { ComponentChildren } from 'preact';

export interface Manner {
	/* Who reads it; stands above the text. */
	readers: ComponentChildren;
	/* What the text is called: on which side it is written. */
	label: string;
	/* What the button that sends says. */
	send: string;
	/* Where one begins to write at once. */
	isFirst: boolean;
	/* What was sent from this place (a room, or a thread of it) is held back: that it is, and how it is taken back. */
	held(place: string): ComponentChildren;
	/* The same to be spoken, or nothing. */
	heldText(place: string): string;
	/* Whether it is held back, and then sent unless it is taken back. */
	hold(place: string, send: () => void): boolean;
	takeBack(place: string): void;
}
