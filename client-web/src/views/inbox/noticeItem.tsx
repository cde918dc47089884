import { dateTimeText, momentText, t, type Key } from '../../i18n';
import type { JournalEvent, Notice, NoticeReason } from '../../protocol/types';
import { isSaid } from '../../state/rows';
import { isOfTask, taskAfter } from '../../state/task';
import { Icon } from '../icon';
import { LaterPart } from '../laterPart';
import { loadCases, loadRecords } from '../lazy';
import { saidText } from '../message/saidText';
import { joinMeeting, mine } from '../meetings';
import { Avatar, BotMark, bylineText, nameOf } from '../person';
import { roomName } from '../roomName';
import { casePath, meetingPath, messagePath, minutesPath } from '../router';
import type { Reach } from '../rowMoves';
import { app, client } from '../store';

/* Of cases their own part says it. */
const REASONS: Partial<Record<NoticeReason, Key>> = {
	mention: 'reason_mention',
	group: 'reason_group',
	all: 'reason_all',
	invited: 'reason_invited',
	reply: 'reason_reply',
	reminder: 'reason_reminder',
	meeting: 'reason_meeting',
	meeting_soon: 'reason_meeting_soon',
	meeting_call: 'reason_meeting_call',
	task: 'reason_task',
	task_due: 'reason_task_due',
	minutes: 'reason_minutes',
	minutes_amended: 'reason_minutes_amended',
	minutes_due: 'reason_minutes_due',
};

const loadTask = () => loadRecords().then((module) => module.NoticeTask);
const loadGuest = () => loadCases().then((module) => module.NoticeGuest);
const loadReason = () => loadCases().then((module) => module.NoticeReason);
const loadSelf = () => loadCases().then((module) => module.GuestSelf);
const loadTick = () => loadRecords().then((module) => module.NoticeTick);

/* The meeting it is about. */
function meetingOf({ reason, seq, event }: Notice): number | undefined {
	if (reason === 'meeting_call') return event?.ref;
	return reason === 'meeting' || reason === 'meeting_soon' ? seq : undefined;
}

/* Where it leads: to the meeting it is about, or its minutes; else to where it was said. */
function pathOf({ room, seq, thread, reason, event }: Notice, meeting: number | undefined): string {
	if (meeting !== undefined) return meetingPath(room, meeting);
	if (reason === 'guest_waiting') return casePath(room, 'guests');
	if (reason === 'case_due') return casePath(room);
	if (reason.startsWith('minutes') && event?.ref !== undefined) return minutesPath(room, event.ref);
	return messagePath(room, { seq, thread });
}

/* What was said; of a meeting, what it is called and when it is, or was planned to be. */
function textOf({ room, seq, edit }: Notice, event: JournalEvent): string {
	if (event.kind === 'meeting.called') return event.body?.text ?? '';
	if (event.kind === 'minutes.presented') return event.body?.title ?? '';
	if (event.kind === 'minutes.amended') return event.body?.after || event.body?.before || '';
	if (isOfTask(event)) return taskAfter(edit ?? event)?.what.text ?? '';
	if (isSaid(event)) return saidText(event, edit) ?? t('message_erased');
	if (event.kind !== 'meeting.planned' || !event.body) return '';
	const { title, start } = mine.value.find((one) => one.room === room && one.meeting === seq)?.plan ?? event.body.plan;
	return start === undefined ? title : `${title}, ${momentText(start, Date.now())}`;
}

interface Props {
	notice: Notice;
	reach: Reach;
}

export function NoticeItem({ notice, reach }: Props) {
	const { room, event, edit, reason, done } = notice;
	const isTask = event !== undefined && isOfTask(event);
	const guest = event?.kind === 'guest.changed' ? event.body?.guest : undefined;
	const who = guest ? bylineText(guest) : nameOf(event?.author);
	const time = event?.time ?? 0;
	const meeting = meetingOf(notice);
	/* What a customer is received in is the case, not a side of it. */
	const where = guest || reason === 'case_due' ? app.value.rooms.get(room)?.title : roomName(room);
	const words = REASONS[reason];
	/* A tick is the task's own. */
	const settle = t(done ? 'inbox_reopen' : isTask ? 'inbox_away' : 'inbox_settle');
	return (
		<li class="notice-item">
			<a href={pathOf(notice, meeting)} {...reach}>
				<Avatar person={guest?.guest ?? event?.author} name={who} />
				<span class="notice-words">
					<span class="notice-top">
						<span class="notice-who">
							{reason !== 'case_due' && <span class="notice-author">{who}</span>}{event?.author && <BotMark person={event.author} />} {words ? t(words) : <LaterPart load={loadReason} props={{ reason }} />}{' '}
							<span class="notice-room">{where ?? t('inbox_room_gone')}</span>
						</span>
						{time > 0 && (
							<time class="notice-time" dateTime={new Date(time).toISOString()} title={dateTimeText(time)}>
								{momentText(time, Date.now())}
							</time>
						)}
					</span>
					<span class="notice-text">{guest ? <LaterPart load={loadSelf} props={{}} /> : event && textOf(notice, event)}</span>
					{isTask && <LaterPart load={loadTask} props={{ event, edit }} />}
				</span>
			</a>
			{reason === 'meeting_call' && meeting !== undefined && !done && (
				<button type="button" class="button" onClick={() => joinMeeting(room, meeting)}>
					{t('join_meeting')}
				</button>
			)}
			{event && guest && !done && <LaterPart load={loadGuest} props={{ room, event }} />}
			{isTask && <LaterPart load={loadTick} props={{ room, event, edit }} />}
			<button
				type="button"
				class="icon-button"
				aria-label={settle}
				title={settle}
				onClick={() => client().inbox.settle([notice], !done)}
			>
				<Icon name={done ? 'rotate-ccw' : isTask ? 'x' : 'check'} />
			</button>
		</li>
	);
}
