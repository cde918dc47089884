/* What is unread in a room, where one was called upon there, and what is open in the inbox. */
import { t } from '../i18n';
import { LIMITS } from '../protocol/limits';
import { countedOf } from '../state/rail';
import { calledOf, type RoomEntry } from '../state/rooms';
import { app, me, threadCount } from './store';

const COUNT_MAX = LIMITS.unread_max - 1;

export function UnreadCount({ entry }: { entry: RoomEntry }) {
	const unread = countedOf(entry, me.value);
	return (
		<>
			<CalledCount entry={entry} />
			{unread > 0 && <Unread unread={unread} />}
		</>
	);
}

export function CalledCount({ entry }: { entry: RoomEntry }) {
	const called = entry.preference.level === 'nothing' ? 0 : calledOf(entry);
	if (called === 0) return null;
	return (
		<span class="rail-count is-called">
			<span aria-hidden="true">@{called}</span>
			<span class="visually-hidden">{t('rail_called', { n: called })}</span>
		</span>
	);
}

/* A number of messages. */
export function Unread({ unread }: { unread: number }) {
	const most = LIMITS.unread_max - 1;
	const many = unread > most;
	return (
		<span class="rail-count">
			<span aria-hidden="true">{many ? `${most}+` : unread}</span>
			<span class="visually-hidden">
				{many ? t('rail_unread_many', { n: most }) : t('rail_unread', { n: unread })}
			</span>
		</span>
	);
}

export function ThreadsCount() {
	const n = threadCount.value;
	if (n === 0) return null;
	return (
		<span class="rail-count">
			<span aria-hidden="true">{n > COUNT_MAX ? `${COUNT_MAX}+` : n}</span>
			<span class="visually-hidden">{t('threads_count', { n })}</span>
		</span>
	);
}

export function InboxCount() {
	const { open } = app.value.inbox;
	if (open === 0) return null;
	return (
		<span class="rail-count is-called">
			<span aria-hidden="true">{open > COUNT_MAX ? `${COUNT_MAX}+` : open}</span>
			<span class="visually-hidden">{t('inbox_count', { n: open })}</span>
		</span>
	);
}
