/* Where minutes were amended, in their text: what stood there and what stands there now. What was amended is looked for in the
 * texts of its item in the order in which they are drawn, and found once. Pure, but for remembering what was found. */
import type { MinutesAmendment } from '../protocol/types';

export interface Piece {
	readonly text: string;
	/* The amendments that brought it, and took it away. */
	readonly by?: MinutesAmendment;
	readonly gone?: MinutesAmendment;
}

export class Amending {
	#left: MinutesAmendment[];

	constructor(amendments: readonly MinutesAmendment[], item: number | undefined) {
		this.#left = amendments.filter((one) => one.item === item);
	}

	/* Those that were found in no text so far. */
	get left(): readonly MinutesAmendment[] {
		return this.#left;
	}

	/* The next text of the item, in pieces. */
	take(text: string): readonly Piece[] {
		let pieces: readonly Piece[] = [{ text }];
		for (const amendment of this.#left) {
			const next = amend(pieces, amendment);
			if (!next) continue;
			pieces = next;
			this.#left = this.#left.filter((one) => one !== amendment);
		}
		return pieces;
	}
}

/* Undefined: what it took away does not stand there. */
function amend(pieces: readonly Piece[], amendment: MinutesAmendment): readonly Piece[] | undefined {
	const { before, after } = amendment;
	if (before === '') return undefined;
	const index = pieces.findIndex(({ text, gone }) => !gone && text.includes(before));
	const piece = pieces[index];
	if (!piece) return undefined;
	const { text, ...rest } = piece;
	const at = text.indexOf(before);
	const parts: Piece[] = [
		{ ...rest, text: text.slice(0, at) },
		{ ...rest, text: before, gone: amendment },
		{ text: after, by: amendment },
		{ ...rest, text: text.slice(at + before.length) },
	];
	return [...pieces.slice(0, index), ...parts.filter((part) => part.text !== ''), ...pieces.slice(index + 1)];
}

/* What of the pieces stands between two places of the text before all amendments; what was put in stands where what it replaces
 * did. */
export function piecesBetween(pieces: readonly Piece[], from: number, to: number): Piece[] {
	const between: Piece[] = [];
	let at = 0;
	for (const piece of pieces) {
		if (piece.by) {
			if (at > from && at <= to) between.push(piece);
			continue;
		}
		const text = piece.text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (text !== '') between.push({ ...piece, text });
		at += piece.text.length;
	}
	return between;
}
