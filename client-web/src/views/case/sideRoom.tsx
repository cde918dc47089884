/* The room of a side: like any other, but for its head and for how one writes in it. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Composer } from '../composer/composer';
import type { Manner } from '../composer/manner';
import { TypingLine } from '../composer/typing';
import { ArchivedBar } from '../room/archivedBar';
import { MemberPane } from '../room/memberPane';
import type { MessageList } from '../room/messageList';
import { PinPane } from '../room/pinPane';
import { RoomHeader } from '../room/roomHeader';
import { RoomTalk, type RoomVisit } from '../room/roomTalk';
import { ThreadPane } from '../thread/threadPane';

interface Props extends RoomVisit {
	label: string;
	heading: ComponentChildren;
	manner: Manner;
}

export function SideRoom({ label, heading, manner, ...visit }: Props) {
	const { entry, thread } = visit;
	const list = useRef<MessageList>(null);
	return (
		<section class={thread > 0 ? 'room has-thread' : 'room'} aria-label={label}>
			<div class="room-own">
				<RoomHeader entry={entry} heading={heading} />
				<div class="room-body">
					<RoomTalk {...visit} list={list} part={label} />
					<PinPane entry={entry} />
					<MemberPane entry={entry} />
				</div>
				<footer class="room-foot">
					{entry.archived ? (
						<ArchivedBar entry={entry} />
					) : (
						<>
							<TypingLine room={entry.id} thread={0} />
							<Composer entry={entry} rows={entry.held?.rows ?? []} manner={manner} onSent={() => list.current?.jumpToEnd()} />
						</>
					)}
				</footer>
			</div>
			{thread > 0 && <ThreadPane key={thread} entry={entry} root={thread} target={visit.target} visit={visit.visit} manner={manner} />}
		</section>
	);
}
