/* A thread beside its room: the message, the replies, and where one writes another. Made anew for each thread. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dayOf, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { keptOf, unreadIn } from '../../state/kept';
import { threadLines } from '../../state/lines';
import { showThread } from '../../state/outbox';
import type { RoomEntry } from '../../state/rooms';
import { firstNewReply, isThread, lastReply, newReplies, rootOf, type HeldThread } from '../../state/thread';
import { Composer } from '../composer/composer';
import type { Manner } from '../composer/manner';
import { TypingLine } from '../composer/typing';
import { threadEndInView } from '../frame/notifier';
import { ArchivedBar } from '../room/archivedBar';
import { JumpToEnd, JumpToUnread, ReadButton } from '../room/jumps';
import { MessageList } from '../room/messageList';
import type { ListWindow, Reader } from '../room/reader';
import { unreadFrom, useReading } from '../room/useReading';
import { actOn } from '../shortcuts';
import { app, client, items } from '../store';
import { closeThread } from './closeThread';
import { ThreadHead } from './threadHead';

interface Props {
	entry: RoomEntry;
	root: number;
	/* The reply to show, or 0. */
	target: number;
	visit: number;
	manner?: Manner | undefined;
}

export function ThreadPane({ entry, root, target, visit, manner }: Props) {
	const { id } = entry;
	const { open } = app.value.threads;
	const thread = isThread(open, id, root) ? open : undefined;
	useEffect(() => {
		client().threads.open(id, root);
		return () => {
			threadEndInView.value = false;
			client().threads.close(id, root);
		};
	}, []);
	const onKeyDown = (event: KeyboardEvent) => {
		if (!event.defaultPrevented) actOn(event, 'thread', { close: () => closeThread(id, root) });
	};
	return (
		<aside class="thread" aria-label={t('thread')} tabIndex={-1} onKeyDown={onKeyDown}>
			<ThreadHead entry={entry} root={root} row={thread && rootOf(thread)} />
			{thread?.isMissing && <p class="room-loading">{t('thread_missing')}</p>}
			{thread && thread.rows.length > 0 ? (
				<Talk entry={entry} thread={thread} target={target} visit={visit} manner={manner} />
			) : (
				!thread?.isMissing && <p class="room-loading">{t('messages_loading')}</p>
			)}
		</aside>
	);
}

/* All that comes after the last reply is there; before the first that is held there may be others. */
function windowOf(thread: HeldThread): ListWindow {
	const last = lastReply(thread);
	return { from: thread.from > thread.root ? thread.from : 0, last, head: last };
}

function threadReader(): Reader {
	const { threads } = client();
	const nothing = () => Promise.resolve();
	return { older: () => threads.readOlder(), newer: nothing, around: (seq) => threads.readTo(seq), end: nothing, follow: () => undefined };
}

interface TalkProps {
	entry: RoomEntry;
	thread: HeldThread;
	target: number;
	visit: number;
	manner: Manner | undefined;
}

function Talk({ entry, thread, target, visit, manner }: TalkProps) {
	const { id, held } = entry;
	const { root } = thread;
	const { me, threads } = app.value;
	const kept = keptOf(threads.kept, id, root);
	/* In a thread one does not follow nothing is new. */
	const mark = kept && kept.level !== 'off' ? kept.mark : Infinity;
	/* As it was when the thread was opened; it stays so until it is left. */
	const opened = useRef({ mark, unread: unreadIn(kept), firstSeq: 0 }).current;
	if (opened.unread > 0 && opened.firstSeq === 0) opened.firstSeq = firstNewReply(thread, opened.mark, me)?.seq ?? 0;
	const many = opened.unread >= LIMITS.unread_max;
	const startSeq = opened.firstSeq || (opened.unread > 0 && !many ? opened.mark + 1 : 0);
	const unread = newReplies(thread, mark, me);
	const atEnd = useSignal(true);
	const list = useRef<MessageList>(null);
	const read = useReading({
		room: id,
		thread: root,
		isNews: unread > 0,
		isEndInView: atEnd.value,
		mark: () => {
			const { open } = app.peek().threads;
			if (isThread(open, id, root)) client().threads.mark(id, root, lastReply(open));
		},
	});

	const reader = useMemo(threadReader, []);
	const shown = useMemo(() => showThread(thread, held, items.value), [thread, held, items.value]);
	const count = held?.threads.get(root)?.replies ?? 0;
	return (
		<>
			<div class="room-talk">
				<MessageList
					handle={list}
					room={id}
					thread={root}
					held={held}
					window={windowOf(thread)}
					reader={reader}
					lines={threadLines(shown, { root, count, unreadSeq: unreadFrom(id, root) || opened.firstSeq }, dayOf)}
					label={t('thread_messages')}
					target={target}
					visit={visit}
					startSeq={startSeq}
					onEnd={(now) => (atEnd.value = threadEndInView.value = now)}
				/>
				{many && opened.mark > 0 && <JumpToUnread onJump={() => list.current?.jumpTo(opened.mark + 1)} />}
				<div class="jumps">
					{!atEnd.value && <JumpToEnd count={unread} onJump={() => list.current?.jumpToEnd()} />}
					{read && <ReadButton onRead={read} />}
				</div>
			</div>
			<footer class="room-foot">
				<Foot entry={entry} thread={thread} visit={visit} manner={manner} onSent={() => list.current?.jumpToEnd()} />
			</footer>
		</>
	);
}

interface FootProps {
	entry: RoomEntry;
	thread: HeldThread;
	visit: number;
	manner: Manner | undefined;
	onSent: () => void;
}

function Foot({ entry, thread, visit, manner, onSent }: FootProps) {
	if (entry.archived) return <ArchivedBar entry={entry} />;
	if (rootOf(thread)?.erased) return <p class="archived-bar">{t('thread_erased')}</p>;
	return (
		<>
			<TypingLine room={entry.id} thread={thread.root} />
			<Composer entry={entry} thread={thread.root} rows={thread.rows} visit={visit} manner={manner} onSent={onSent} />
		</>
	);
}
