/* What is said in a room, with the ways to its end and to what is unread. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dayOf, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { firstUnread, linesOf } from '../../state/lines';
import { mainRows, showRows } from '../../state/outbox';
import { rowAt, sinceOf } from '../../state/room';
import { calledOf, unreadOf, type RoomEntry } from '../../state/rooms';
import { endsInView } from '../frame/notifier';
import { go, messagePath } from '../router';
import { app, client, items } from '../store';
import { covering } from '../thread/covering';
import { JumpToEnd, JumpToUnread, ReadButton } from './jumps';
import { MessageList } from './messageList';
import { isAtEnd, roomReader, windowOf } from './reader';
import { titleOf } from './title';
import { unreadFrom, useReading } from './useReading';

export interface RoomVisit {
	entry: RoomEntry;
	/* The message to show, or 0; in this thread, or 0. */
	target: number;
	thread: number;
	visit: number;
}

/* list: gets the list of messages while it is on screen. part: what it is called as one of several on a page, where a thread
 * always covers it. */
export function RoomTalk({ list, part, ...props }: RoomVisit & { list: { current: MessageList | null }; part?: string }) {
	const { entry, thread } = props;
	const { target, visit } = useListVisit(props);
	const { id, held } = entry;
	const { me } = app.value;
	const unread = unreadOf(entry, me);
	/* As it was when the room was opened; it stays so until it is left. */
	const opened = useRef({ mark: entry.mark, unread, firstSeq: 0 }).current;
	if (held && opened.unread > 0 && opened.firstSeq === 0)
		opened.firstSeq = firstUnread(held, opened.mark, me)?.seq ?? 0;
	const many = opened.unread >= LIMITS.unread_max;
	const startSeq = opened.firstSeq || (opened.unread > 0 && !many ? opened.mark + 1 : 0);
	const atEnd = useSignal(true);

	useEffect(() => client().rooms.open(id), [id]);
	const isInView = atEnd.value && !(thread > 0 && (part || covering.value));
	useEffect(() => {
		if (isInView) endsInView.add(id);
		return () => void endsInView.delete(id);
	}, [isInView]);
	/* Where one is called upon in a thread, nothing is unread in the room. */
	const isNews = unread > 0 || calledOf(entry) > 0;
	const read = useReading({
		room: id,
		thread: 0,
		isNews,
		isEndInView: isInView && held !== undefined,
		mark: () => client().marks.set(id, app.peek().rooms.get(id)?.head ?? 0),
	});
	useThreadOf(props);

	const reader = useMemo(() => roomReader(id), [id]);
	const shown = useMemo(() => (held ? mainRows(showRows(held, items.value)) : []), [held, items.value]);
	const unreadSeq = unreadFrom(id, 0) || opened.firstSeq;
	const lines = useMemo(() => linesOf(shown, unreadSeq, dayOf), [shown, unreadSeq]);
	return (
		<div class="room-talk">
			{held ? (
				<MessageList
					handle={list}
					room={id}
					thread={0}
					held={held}
					window={windowOf(held)}
					reader={reader}
					lines={lines}
					label={t('messages', { title: part ?? titleOf(entry) })}
					target={target}
					visit={visit}
					startSeq={startSeq}
					onEnd={(now) => (atEnd.value = now)}
				/>
			) : (
				<p class="room-loading">{t('messages_loading')}</p>
			)}
			{held && !entry.archived && held.from <= sinceOf(held, me) && isAtEnd(windowOf(held)) && lines.every(({ type }) => type === 'day' || type === 'notice') && (
				<div class="room-empty">
					<h2>{t('messages_empty_title')}</h2>
					<p>{t('messages_empty')}</p>
				</div>
			)}
			{many && opened.mark > 0 && <JumpToUnread onJump={() => list.current?.jumpTo(opened.mark + 1)} />}
			<div class="jumps">
				{held && !atEnd.value && <JumpToEnd count={unread} onJump={() => list.current?.jumpToEnd()} />}
				{read && <ReadButton onRead={read} />}
			</div>
		</div>
	);
}

/* Which message the list is to go to. A thread that opens and closes beside it does not move it. */
function useListVisit({ target, thread, visit }: RoomVisit): { target: number; visit: number } {
	const list = useRef({ target: thread || target, visit });
	const before = useRef(thread);
	const isMeant = thread === 0 && (before.current === 0 || target > 0);
	if (isMeant && visit !== list.current.visit) list.current = { target, visit };
	before.current = thread;
	return list.current;
}

/* The address of a reply leads into its thread. */
function useThreadOf({ entry: { id, held }, target, thread, visit }: RoomVisit): void {
	const row = thread === 0 && target > 0 && held ? rowAt(held, target) : undefined;
	useEffect(() => {
		if (row?.thread !== undefined) go(messagePath(id, row), true);
	}, [row?.thread, visit]);
}
