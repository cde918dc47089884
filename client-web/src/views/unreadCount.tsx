/* What is unread in a room, or on both sides of a case; where one was called upon there, and what is open in the inbox. */
import { t } from '../i18n';
import { LIMITS } from '../protocol/limits';
import { countedOf } from '../state/rail';
import { calledOf, type RoomEntry } from '../state/rooms';
import { sidesOf } from '../state/side';
import { app, me, threadCount } from './store';

const COUNT_MAX = LIMITS.unread_max - 1;

export function UnreadCount({ entry }: { entry: RoomEntry }) {
	const sides = sidesOf(app.value.rooms, entry);
	const [unread, shared = 0] = [sides.reduce((sum, side) => sum + countedOf(side, me.value), 0), sides[1] && countedOf(sides[1], me.value)];
	return (
		<>
			{sides.map((side) => (
				<CalledCount key={side.id} entry={side} />
			))}
			{unread > 0 && <Unread unread={unread} shared={shared} />}
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

/* A number of messages, and how many of them the customer reads, too. */
export function Unread({ unread, shared = 0 }: { unread: number; shared?: number }) {
	const most = LIMITS.unread_max - 1;
	const many = unread > most;
	return (
		<span class={shared > 0 ? 'rail-count is-shared' : 'rail-count'} title={shared > 0 ? t('rail_shared', { n: shared }) : undefined}>
			<span aria-hidden="true">{many ? `${most}+` : unread}</span>
			<span class="visually-hidden">
				{many ? t('rail_unread_many', { n: most }) : t('rail_unread', { n: unread })}
				{shared > 0 && ` ${t('rail_shared', { n: shared })}`}
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
