/* A room on screen: header, messages, who is typing, composer; beside it the thread that is open. It is made anew for
 * each room. It may be a part of a page. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dayOf, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { firstUnread, linesOf } from '../../state/lines';
import { mainRows, showRows } from '../../state/outbox';
import { rowAt, sinceOf } from '../../state/room';
import { calledOf, unreadOf, type RoomEntry } from '../../state/rooms';
import { endsInView } from '../frame/notifier';
import { Composer } from '../composer/composer';
import type { Manner } from '../composer/manner';
import { JumpToEnd, JumpToUnread, ReadButton } from './jumps';
import { MemberPane } from './memberPane';
import { MessageList } from './messageList';
import { ArchivedBar } from './archivedBar';
import { PinPane } from './pinPane';
import { RoomHeader } from './roomHeader';
import { isAtEnd, roomReader, windowOf } from './reader';
import { titleOf } from './title';
import { unreadFrom, useReading } from './useReading';
import { covering } from '../thread/covering';
import { ThreadPane } from '../thread/threadPane';
import { go, messagePath } from '../router';
import { app, client, items } from '../store';
import { TypingLine } from '../composer/typing';

interface Props {
	entry: RoomEntry;
	/* The message to show, or 0; in this thread, or 0. */
	target: number;
	thread: number;
	visit: number;
	/* Of a part of a page: what it is called, what stands in place of the head's own, and how one writes there. */
	part?: { label: string; heading: ComponentChildren; manner: Manner };
}

export function RoomPane(props: Props) {
	const { entry, thread, part } = props;
	const { target, visit } = useListVisit(props);
	const { id, held } = entry;
	const title = titleOf(entry);
	const { me } = app.value;
	const unread = unreadOf(entry, me);
	/* As it was when the room was opened; it stays so until it is left. */
	const opened = useRef({ mark: entry.mark, unread, firstSeq: 0 }).current;
	if (held && opened.unread > 0 && opened.firstSeq === 0)
		opened.firstSeq = firstUnread(held, opened.mark, me)?.seq ?? 0;
	const many = opened.unread >= LIMITS.unread_max;
	const startSeq = opened.firstSeq || (opened.unread > 0 && !many ? opened.mark + 1 : 0);
	const atEnd = useSignal(true);
	const list = useRef<MessageList>(null);

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
	const Tag = part ? 'section' : 'main';
	return (
		<Tag class={thread > 0 ? 'room has-thread' : 'room'} aria-label={part?.label ?? title}>
			<div class="room-own">
				<RoomHeader entry={entry} heading={part?.heading} />
				<div class="room-body">
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
								label={t('messages', { title })}
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
					<PinPane entry={entry} />
					<MemberPane entry={entry} />
				</div>
				<footer class="room-foot">
					{entry.archived ? (
						<ArchivedBar entry={entry} />
					) : (
						<>
							<TypingLine room={id} thread={0} />
							<Composer entry={entry} rows={held?.rows ?? []} manner={part?.manner} onSent={() => list.current?.jumpToEnd()} />
						</>
					)}
				</footer>
			</div>
			{thread > 0 && <ThreadPane key={thread} entry={entry} root={thread} target={props.target} visit={props.visit} manner={part?.manner} />}
		</Tag>
	);
}

/* Which message the list is to go to. A thread that opens and closes beside it does not move it. */
function useListVisit({ target, thread, visit }: Props): { target: number; visit: number } {
	const list = useRef({ target: thread || target, visit });
	const before = useRef(thread);
	const isMeant = thread === 0 && (before.current === 0 || target > 0);
	if (isMeant && visit !== list.current.visit) list.current = { target, visit };
	before.current = thread;
	return list.current;
}

/* The address of a reply leads into its thread. */
function useThreadOf({ entry: { id, held }, target, thread, visit }: Props): void {
	const row = thread === 0 && target > 0 && held ? rowAt(held, target) : undefined;
	useEffect(() => {
		if (row?.thread !== undefined) go(messagePath(id, row), true);
	}, [row?.thread, visit]);
}
