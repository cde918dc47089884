/* The room as a guest has it: what is said, who is there, and who reads along. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Composer } from '../views/composer/composer';
import { TypingLine } from '../views/composer/typing';
import { Icon } from '../views/icon';
import { ArchivedBar } from '../views/room/archivedBar';
import type { MessageList } from '../views/room/messageList';
import { RoomTalk, type RoomVisit } from '../views/room/roomTalk';
import { ThreadPane } from '../views/thread/threadPane';
import { host } from './house';
import { MenuButton } from './menu';
import { PeoplePane, peopleShown } from './peoplePane';
import { ReadersLine } from './readersLine';

export function RoomPage(props: RoomVisit) {
	const { entry, thread } = props;
	const list = useRef<MessageList>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	/* Whoever was let in comes from a page that is gone; on a keyboard of glass the composer has not taken the focus. */
	useEffect(() => {
		if (document.activeElement === document.body) heading.current!.focus();
	}, []);
	return (
		<main class={thread > 0 ? 'room has-thread' : 'room'} aria-label={entry.title}>
			<div class="room-own">
				<header class="room-header">
					<div class="room-heading">
						<h1 ref={heading} tabIndex={-1}>
							{entry.title}
						</h1>
						{host.value && <p class="room-topic">{t('guest_at', { house: host.value.title })}</p>}
					</div>
					<PeopleButton count={entry.held?.members.length ?? 0} />
					<MenuButton />
				</header>
				<div class="room-body">
					<RoomTalk {...props} list={list} />
					{peopleShown.value && <PeoplePane entry={entry} />}
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
					<ReadersLine entry={entry} />
				</footer>
			</div>
			{thread > 0 && <ThreadPane key={thread} entry={entry} root={thread} target={props.target} visit={props.visit} />}
		</main>
	);
}

function PeopleButton({ count }: { count: number }) {
	const shown = peopleShown.value;
	return (
		<button
			type="button"
			class="button button-quiet"
			aria-expanded={shown}
			aria-label={shown ? t('guest_people_hide', { n: count }) : t('guest_people_show', { n: count })}
			title={t('guest_people')}
			onClick={() => (peopleShown.value = !shown)}
		>
			<Icon name="users" />
			{count}
		</button>
	);
}
