/* Emphasis, code and links within a paragraph. */
import { noteFor } from '../links';
import { Circles } from './circles';
import { piecesOf, type Mark, type Piece, type Run } from './pieces';
import { inlineText, type Inline } from './tree';

/* Deeper than this, markers are shown as they were typed. */
const DEPTH_MAX = 6;

export function parseInline(text: string): Inline[] {
	const pieces = piecesOf(text);
	pairRuns(pieces);
	return new Builder().build(pieces);
}

interface Open {
	run: Run;
	/* Its place among the pieces, and how many nodes came before. */
	at: number;
	nodes: number;
}

type Opens = Record<string, Open[]>;

/* Finds what belongs together: each closing run takes the nearest open one with the same marker; those
 * between them have lost their chance. */
function pairRuns(pieces: readonly Piece[]): void {
	let opens: Opens = {};
	let outer: Opens = {};
	let nodes = 0;
	pieces.forEach((piece, at) => {
		if (piece.kind === 'node') nodes++;
		else if (piece.kind === 'link') [outer, opens] = [opens, {}];
		else if (piece.kind === 'link-end') [outer, opens] = [{}, outer];
		else {
			if (piece.canClose) close(piece, opens, nodes);
			if (piece.canOpen && piece.left > 0) (opens[piece.char] ??= []).push({ run: piece, at, nodes });
		}
	});
}

function close(run: Run, opens: Opens, nodes: number): void {
	for (;;) {
		const open = opens[run.char]?.at(-1);
		/* Nothing between them: they are no markers. */
		if (!open || run.left === 0 || open.nodes === nodes) return;
		for (const others of Object.values(opens))
			while (others.length > 0 && others.at(-1)!.at > open.at) others.pop();
		const used = Math.min(2, run.left, open.run.left);
		const mark: Mark = run.char === '~' ? 'strike' : used === 2 ? 'strong' : 'em';
		run.left -= used;
		open.run.left -= used;
		run.closes.push(mark);
		open.run.opens.push(mark);
		if (open.run.left === 0) opens[run.char]!.pop();
	}
}

interface Frame {
	children: Inline[];
	/* Too deep: its markers stand in the frame around it, as text. */
	isFlat: boolean;
}

/* Puts the pieces into each other. */
class Builder {
	#frames: Frame[] = [{ children: [], isFlat: false }];
	#link: { href: string; children: Inline[] } | undefined;
	#circles = new Circles();

	build(pieces: readonly Piece[]): Inline[] {
		for (const piece of pieces) {
			if (piece.kind === 'node') this.#add(this.#drawn(piece.node));
			else if (piece.kind === 'link') this.#openLink(piece.href);
			else if (piece.kind === 'link-end') this.#closeLink();
			else this.#run(piece);
		}
		return this.#frames[0]!.children;
	}

	#add(node: Inline): void {
		const { children } = this.#frames.at(-1)!;
		const last = children.at(-1);
		if (node.type === 'text' && last?.type === 'text')
			children[children.length - 1] = { type: 'text', text: last.text + node.text };
		else children.push(node);
	}

	#drawn(node: Inline): Inline {
		if ('children' in node) return { ...node, children: node.children.map((child) => this.#drawn(child)) };
		return { ...node, text: this.#circles.in(node.text) };
	}

	#run({ char, left, opens, closes }: Run): void {
		for (const mark of closes) this.#close(mark, char);
		if (left > 0) this.#add(this.#drawn({ type: 'text', text: char.repeat(left) }));
		for (const mark of opens.slice().reverse()) this.#open(mark, char);
	}

	#open(mark: Mark, char: string): void {
		const isFlat = this.#frames.length > DEPTH_MAX;
		if (isFlat) this.#add({ type: 'text', text: markers(mark, char) });
		const around = this.#frames.at(-1)!;
		this.#frames.push({ children: isFlat ? around.children : [], isFlat });
	}

	#close(type: Mark, char: string): void {
		const { children, isFlat } = this.#frames.pop()!;
		this.#add(isFlat ? { type: 'text', text: markers(type, char) } : { type, children });
	}

	#openLink(href: string): void {
		const children: Inline[] = [];
		this.#link = { href, children };
		this.#frames.push({ children, isFlat: false });
	}

	#closeLink(): void {
		this.#frames.pop();
		const { href, children } = this.#link!;
		const note = noteFor(inlineText(children), href);
		/* An address within the words of a link is words. */
		const words = children.map(withoutLinks);
		this.#add({ type: 'link', href, children: words, ...(note !== undefined && { note }) });
	}
}

function withoutLinks(node: Inline): Inline {
	if (node.type === 'link') return { type: 'text', text: inlineText(node.children) };
	return 'children' in node ? { ...node, children: node.children.map(withoutLinks) } : node;
}

function markers(mark: Mark, char: string): string {
	return mark === 'em' ? char : char + char;
}
