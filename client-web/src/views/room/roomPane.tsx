/* A room on screen: header, messages, who is typing, composer. It is made anew for each room. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dayOf, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { firstUnread, isAtEnd, linesOf } from '../../state/lines';
import { showRows } from '../../state/outbox';
import { sinceOf } from '../../state/room';
import { unreadOf, type RoomEntry } from '../../state/rooms';
import { attentive } from '../frame/attention';
import { endInView } from '../frame/notifier';
import { Composer } from '../composer/composer';
import { JumpToEnd, JumpToUnread } from './jumps';
import { MemberPane } from './memberPane';
import { MessageList } from './messageList';
import { ArchivedBar } from './archivedBar';
import { PinPane } from './pinPane';
import { RoomHeader } from './roomHeader';
import { titleOf } from './title';
import { app, client, items } from '../store';
import { TypingLine } from '../composer/typing';

/* So long must the end be in view to count as read. */
const READ_MS = 1_000;

interface Props {
	entry: RoomEntry;
	target: number;
	visit: number;
}

export function RoomPane({ entry, target, visit }: Props) {
	const { id, held } = entry;
	const title = titleOf(entry);
	const { me } = app.value;
	const unread = unreadOf(entry, me);
	/* As it was when the room was opened; it stays so until it is left. */
	const opened = useRef({ mark: entry.mark, unread, seq: 0 }).current;
	if (held && opened.unread > 0 && opened.seq === 0)
		opened.seq = firstUnread(held, opened.mark, me)?.seq ?? 0;
	const many = opened.unread >= LIMITS.unread_max;
	const start = opened.seq || (opened.unread > 0 && !many ? opened.mark + 1 : 0);
	const atEnd = useSignal(true);
	const jumped = useSignal(false);
	const list = useRef<MessageList>(null);

	useEffect(() => client().rooms.open(id), [id]);

	const isRead = attentive.value && atEnd.value && held !== undefined && unread > 0;
	useEffect(() => {
		if (!isRead) return;
		const timer = setTimeout(() => {
			const head = app.peek().rooms.get(id)?.held?.head;
			if (head !== undefined) client().marks.set(id, head);
		}, READ_MS);
		return () => clearTimeout(timer);
	}, [isRead]);

	const shown = useMemo(() => (held ? showRows(held, items.value) : []), [held, items.value]);
	const lines = linesOf(shown, opened.seq, dayOf);
	return (
		<main class="room" aria-label={title}>
			<RoomHeader entry={entry} />
			<div class="room-body">
				<div class="room-talk">
					{held ? (
						<MessageList
							handle={list}
							room={held}
							lines={lines}
							title={title}
							target={target}
							visit={visit}
							unreadSeq={start}
							onEnd={(now) => (atEnd.value = endInView.value = now)}
						/>
					) : (
						<p class="room-loading">{t('messages_loading')}</p>
					)}
					{held && !entry.archived && held.from <= sinceOf(held, me) && isAtEnd(held) && !shown.some(isMessage) && (
						<div class="room-empty">
							<h2>{t('messages_empty_title')}</h2>
							<p>{t('messages_empty')}</p>
						</div>
					)}
					{many && !jumped.value && opened.mark > 0 && (
						<JumpToUnread
							onJump={() => {
								jumped.value = true;
								list.current?.jumpTo(opened.mark + 1);
							}}
						/>
					)}
					{held && !atEnd.value && (
						<JumpToEnd count={unread} onJump={() => list.current?.jumpToEnd()} />
					)}
				</div>
				<PinPane entry={entry} />
				<MemberPane entry={entry} />
			</div>
			<footer class="room-foot">
				{entry.archived ? (
					<ArchivedBar entry={entry} />
				) : (
					<>
						<TypingLine room={id} />
						<Composer entry={entry} onSent={() => list.current?.jumpToEnd()} />
					</>
				)}
			</footer>
		</main>
	);
}

function isMessage({ row }: { row: { kind: string } }): boolean {
	return row.kind === 'message.posted';
}
