/* The messages of a room. Browsers do not agree on how to keep a list in place while rows come in
 * above, so it is done here: measure the first visible row before, put it back after. */
import { Component, createRef } from 'preact';
import { t } from '../../i18n';
import { isAtEnd, type Line } from '../../state/lines';
import type { HeldRoom } from '../../state/room';
import { client } from '../store';
import { ListLine } from './listLine';
import { actInList } from './listKeys';

/* So close to the end counts as being there. */
const END_PX = 100;
/* So close to an edge the next page is read. */
const EDGE_PX = 1200;

export interface MessageListProps {
	room: HeldRoom;
	lines: Line[];
	title: string;
	/* The message to show, or 0; and which visit asks for it. */
	target: number;
	visit: number;
	/* The first unread message, or 0. */
	unreadSeq: number;
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
	#scroller = createRef<HTMLDivElement>();
	#content = createRef<HTMLDivElement>();
	#wish: Wish | undefined;
	#atEnd = true;
	#observer: ResizeObserver | undefined;

	override componentDidMount(): void {
		this.props.handle.current = this;
		this.#wish = this.#firstWish();
		this.#observer = new ResizeObserver(() => this.#resized());
		this.#observer.observe(this.#scroller.current!);
		this.#observer.observe(this.#content.current!);
		this.#settle();
	}

	override componentWillUnmount(): void {
		this.#observer?.disconnect();
		this.props.handle.current = null;
		client().rooms.follow(this.props.room.id, true);
	}

	override getSnapshotBeforeUpdate(): Anchor {
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
		else if (anchor.atEnd && isAtEnd(props.room)) this.#toEnd();
		else this.#restore(anchor);
		this.#look();
	}

	/* Goes to the newest message, also when it is not in the window yet. */
	jumpToEnd(): void {
		this.#wish = { kind: 'end' };
		if (isAtEnd(this.props.room)) this.#settle();
		else void client().rooms.loadEnd(this.props.room.id);
	}

	jumpTo(seq: number): void {
		this.#wish = { kind: 'seq', seq, asked: false };
		this.#settle();
	}

	#firstWish(): Wish {
		const seq = this.props.target || this.props.unreadSeq;
		return seq > 0 ? { kind: 'seq', seq, asked: false } : { kind: 'end' };
	}

	#settle(): void {
		const wish = this.#wish;
		const { room } = this.props;
		if (!wish) return;
		if (wish.kind === 'end') {
			if (isAtEnd(room)) this.#toEnd();
			else void client().rooms.loadEnd(room.id);
			if (!isAtEnd(room)) return;
		} else if (!this.#toSeq(wish)) return;
		this.#wish = undefined;
		this.#look();
	}

	#toSeq(wish: { seq: number; asked: boolean }): boolean {
		const { room } = this.props;
		if (wish.seq < room.from || wish.seq >= room.from + room.rows.length) {
			if (!wish.asked && wish.seq <= room.head) {
				wish.asked = true;
				void client().rooms.loadAround(room.id, wish.seq);
			}
			return wish.seq > room.head;
		}
		const rows = this.#content.current!.querySelectorAll<HTMLElement>('[data-seq]');
		const row = [...rows].find((one) => Number(one.dataset['seq']) >= wish.seq);
		if (!row) {
			this.#toEnd();
			return true;
		}
		const scroller = this.#scroller.current!;
		const offset = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
		scroller.scrollTop += offset - scroller.clientHeight / 4;
		return true;
	}

	#toEnd(): void {
		const scroller = this.#scroller.current!;
		scroller.scrollTop = scroller.scrollHeight;
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
		const { room, onEnd } = this.props;
		if (!scroller || this.#wish) return;
		const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
		const atEnd = below < END_PX && isAtEnd(room);
		if (atEnd !== this.#atEnd || atEnd !== room.follow) {
			this.#atEnd = atEnd;
			client().rooms.follow(room.id, atEnd);
		}
		onEnd(atEnd);
		if (scroller.scrollTop < EDGE_PX) void client().rooms.loadOlder(room.id);
		if (below < EDGE_PX) void client().rooms.loadNewer(room.id);
	};

	#act = (event: KeyboardEvent): void => {
		const { lines, room } = this.props;
		actInList(event, this.#content.current!, room.id, ({ dataset }) => {
			const line = lines.find((one) => one.key === dataset['key']);
			return line?.type === 'message' ? line.shown : undefined;
		});
	};

	override render({ room, lines, title, target }: MessageListProps) {
		return (
			<div
				ref={this.#scroller}
				class="message-list"
				role="region"
				aria-label={t('messages', { title })}
				tabIndex={0}
				data-region="messages"
				onScroll={this.#look}
				onKeyDown={this.#act}
			>
				<div ref={this.#content} class="message-rows">
					{lines.map((line) => (
						<ListLine key={line.key} line={line} room={room.id} target={target} />
					))}
				</div>
			</div>
		);
	}
}
