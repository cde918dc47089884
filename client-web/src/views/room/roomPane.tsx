/* A room on screen: header, messages, who is typing, composer; beside it the thread that is open. It is made anew for
 * each room. */
import { useRef } from 'preact/hooks';
import { Composer } from '../composer/composer';
import { TypingLine } from '../composer/typing';
import { ThreadPane } from '../thread/threadPane';
import { ArchivedBar } from './archivedBar';
import { MemberPane } from './memberPane';
import type { MessageList } from './messageList';
import { PinPane } from './pinPane';
import { RoomHeader } from './roomHeader';
import { RoomTalk, type RoomVisit } from './roomTalk';
import { titleOf } from './title';

export function RoomPane(props: RoomVisit) {
	const { entry, thread } = props;
	const list = useRef<MessageList>(null);
	return (
		<main class={thread > 0 ? 'room has-thread' : 'room'} aria-label={titleOf(entry)}>
			<div class="room-own">
				<RoomHeader entry={entry} />
				<div class="room-body">
					<RoomTalk {...props} list={list} />
					<PinPane entry={entry} />
					<MemberPane entry={entry} />
				</div>
				<footer class="room-foot">
					{entry.archived ? (
						<ArchivedBar entry={entry} />
					) : (
						<>
							<TypingLine room={entry.id} thread={0} />
							<Composer entry={entry} rows={entry.held?.rows ?? []} onSent={() => list.current?.jumpToEnd()} />
						</>
					)}
				</footer>
			</div>
			{thread > 0 && <ThreadPane key={thread} entry={entry} root={thread} target={props.target} visit={props.visit} />}
		</main>
	);
}
