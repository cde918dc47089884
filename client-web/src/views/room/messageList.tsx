/* The messages of a room or a thread. Browsers do not agree on how to keep a list in place while rows come in
 * above, so it is done here: measure the first visible row before, put it back after. */
import { Component, createRef } from 'preact';
import type { Line } from '../../state/lines';
import { showPins } from '../../state/outbox';
import type { HeldRoom } from '../../state/room';
import { items } from '../store';
import { firstLines } from './firstLines';
import { ListLine } from './listLine';
import { actInList } from './listKeys';
import { isAtEnd, type ListWindow, type Reader } from './reader';

/* So close to the end counts as being there. */
const END_PX = 100;
/* So close to an edge the next page is read. */
const EDGE_PX = 1200;
/* What one comes to stands so far down the list. */
const DOWN = 1 / 4;

export interface MessageListProps {
	room: string;
	/* The message whose thread it is; 0: the room itself. */
	thread: number;
	/* The room, if it is held. */
	held: HeldRoom | undefined;
	window: ListWindow;
	reader: Reader;
	lines: Line[];
	/* What the list is called. */
	label: string;
	/* The message to show, or 0; and which visit asks for it. */
	target: number;
	visit: number;
	/* Where one begins to read, or 0: at the end. */
	startSeq: number;
	onEnd: (atEnd: boolean) => void;
	/* Gets the list while it is on screen. Preact hands `ref` on to components as any other. */
	handle: { current: MessageList | null };
}

type Wish = { kind: 'end' } | { kind: 'seq'; seq: number; asked: boolean };

interface Anchor {
	atEnd: boolean;
	key: string | undefined;
	top: number;
}

export class MessageList extends Component<MessageListProps> {
	/* How high a list was last. */
	static #height = 0;
	#scroller = createRef<HTMLDivElement>();
	#content = createRef<HTMLDivElement>();
	#wish: Wish | undefined;
	/* Whether the list is to stay at its end as it grows. */
	#atEnd = true;
	/* How far down that was, as it was put there. */
	#endTop = 0;
	#isWhole = false;
	#observer: ResizeObserver | undefined;

	override componentDidMount(): void {
		this.props.handle.current = this;
		this.#wish = this.#firstWish();
		this.#observer = new ResizeObserver(() => this.#resized());
		this.#observer.observe(this.#scroller.current!);
		this.#observer.observe(this.#content.current!);
		this.#settle();
		requestAnimationFrame(() => setTimeout(() => this.#drawWhole()));
	}

	override componentWillUnmount(): void {
		this.#observer?.disconnect();
		this.props.handle.current = null;
		this.props.reader.follow(true);
	}

	#drawWhole(): void {
		if (this.props.handle.current !== this) return;
		MessageList.#height = this.#scroller.current!.clientHeight;
		this.#isWhole = true;
		this.forceUpdate();
	}

	/* A screenful first, the others once that is on screen. */
	#linesNow(): Line[] {
		const { lines } = this.props;
		if (this.#isWhole) return lines;
		const wish = this.#wish ?? this.#firstWish();
		const at = wish.kind === 'end' ? -1 : lines.findIndex((line) => line.type === 'message' && line.shown.row.seq >= wish.seq);
		return lines.slice(...firstLines(lines, at, MessageList.#height || innerHeight, DOWN));
	}

	override getSnapshotBeforeUpdate(): Anchor {
		const isKept = !this.#wish && !(this.#atEnd && isAtEnd(this.props.window));
		if (!isKept) return { atEnd: this.#atEnd, key: undefined, top: 0 };
		const scroller = this.#scroller.current!;
		const edge = scroller.getBoundingClientRect().top;
		for (const row of this.#content.current!.children) {
			const box = row.getBoundingClientRect();
			if (box.bottom > edge && row instanceof HTMLElement && row.dataset['key'] !== undefined)
				return { atEnd: this.#atEnd, key: row.dataset['key'], top: box.top };
		}
		return { atEnd: this.#atEnd, key: undefined, top: 0 };
	}

	override componentDidUpdate(before: MessageListProps, _: unknown, anchor: Anchor): void {
		const { props } = this;
		if (props.visit !== before.visit) this.#wish = this.#firstWish();
		if (this.#wish) this.#settle();
		else if (anchor.atEnd && isAtEnd(props.window)) this.#toEnd();
		else this.#restore(anchor);
		this.#look();
	}

	/* Goes to the newest message, also when it is not in the window yet. */
	jumpToEnd(): void {
		this.#wish = { kind: 'end' };
		if (isAtEnd(this.props.window)) this.#settle();
		else void this.props.reader.end();
	}

	jumpTo(seq: number): void {
		this.#wish = { kind: 'seq', seq, asked: false };
		this.#settle();
	}

	#firstWish(): Wish {
		const seq = this.props.target || this.props.startSeq;
		return seq > 0 ? { kind: 'seq', seq, asked: false } : { kind: 'end' };
	}

	#settle(): void {
		const wish = this.#wish;
		const { window, reader } = this.props;
		if (!wish) return;
		if (wish.kind === 'end') {
			if (isAtEnd(window)) this.#toEnd();
			else void reader.end();
			if (!isAtEnd(window)) return;
		} else if (!this.#toSeq(wish)) return;
		this.#wish = undefined;
		this.#look();
	}

	#toSeq(wish: Wish & { kind: 'seq' }): boolean {
		const { window } = this.props;
		if (wish.seq < window.from || wish.seq > window.last) {
			if (!wish.asked && wish.seq <= window.head) this.#ask(wish);
			return wish.seq > window.head;
		}
		const rows = this.#content.current!.querySelectorAll<HTMLElement>('[data-seq]');
		const row = [...rows].find((one) => Number(one.dataset['seq']) >= wish.seq);
		if (!row) {
			this.#toEnd();
			return true;
		}
		this.#atEnd = false;
		const scroller = this.#scroller.current!;
		const offset = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
		scroller.scrollTop += offset - scroller.clientHeight * DOWN;
		return true;
	}

	/* Until it is there the end is not in view. It may not be there for this person, or not be heard. */
	#ask(wish: Wish & { kind: 'seq' }): void {
		const { reader, onEnd } = this.props;
		wish.asked = true;
		onEnd(false);
		/* What was read is drawn by then. */
		const giveUp = () => {
			if (this.#wish !== wish) return;
			this.#wish = undefined;
			this.#look();
		};
		void reader.around(wish.seq).then(() => setTimeout(giveUp));
	}

	#toEnd(): void {
		this.#atEnd = true;
		const scroller = this.#scroller.current!;
		scroller.scrollTop = scroller.scrollHeight;
		this.#endTop = scroller.scrollTop;
	}

	#restore(anchor: Anchor): void {
		if (anchor.key === undefined) return;
		const key = CSS.escape(anchor.key);
		const row = this.#content.current!.querySelector(`[data-key="${key}"]`);
		if (!row) return;
		const moved = row.getBoundingClientRect().top - anchor.top;
		if (moved !== 0) this.#scroller.current!.scrollTop += moved;
	}

	#resized(): void {
		if (this.#wish) this.#settle();
		else if (this.#atEnd) this.#toEnd();
	}

	/* Where the reader stands, and whether a page is missing there. */
	#look = (): void => {
		const scroller = this.#scroller.current;
		const { window, reader, onEnd } = this.props;
		if (!scroller || this.#wish || !this.#isWhole) return;
		/* Told of its own scrolling only after a row has grown: nobody has left the end. */
		if (this.#atEnd && isAtEnd(window) && scroller.scrollTop === this.#endTop) this.#toEnd();
		const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
		this.#atEnd = below < END_PX && isAtEnd(window);
		reader.follow(this.#atEnd);
		onEnd(this.#atEnd);
		if (scroller.scrollTop < EDGE_PX) void reader.older();
		if (below < EDGE_PX) void reader.newer();
	};

	#act = (event: KeyboardEvent): void => {
		const { lines, room, thread } = this.props;
		actInList(event, this.#content.current!, { room, thread }, ({ dataset }) => {
			const line = lines.find((one) => one.key === dataset['key']);
			return line?.type === 'message' ? line.shown : undefined;
		});
	};

	override render({ room, thread, held, label, target }: MessageListProps) {
		const pins = held ? showPins(held, items.value) : [];
		return (
			<div
				ref={this.#scroller}
				class="message-list"
				role="region"
				aria-label={label}
				tabIndex={0}
				data-region={thread > 0 ? 'thread' : 'messages'}
				onScroll={this.#look}
				onKeyDown={this.#act}
			>
				<div ref={this.#content} class="message-rows">
					{this.#linesNow().map((line) => (
						<ListLine key={line.key} line={line} room={room} thread={thread} target={target} held={held} pins={pins} />
					))}
				</div>
			</div>
		);
	}
}
