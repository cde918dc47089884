/* A decision, a task or a page in the flow of its room, as it is now. */
import { listText, t } from '../../i18n';
import type { Decided, PageState, TaskState } from '../../protocol/types';
import type { Row } from '../../state/rows';
import { nameOf } from '../person';
import { meetingPath, minutesPath, pagePath, roomPath } from '../router';
import { app } from '../store';
import { useLaterDecision } from './laterDecision';
import { TaskItem } from './task/taskItem';

export function RecordCard({ room, row }: { room: string; row: Row }) {
	if (row.task) return <TaskCard room={room} state={row.task} />;
	if (row.page) return <PageCard room={room} seq={row.seq} page={row.page} by={row.author} />;
	return row.decided ? <DecisionCard room={room} seq={row.seq} decided={row.decided} by={row.author} meeting={row.ref} /> : null;
}

function TaskCard({ room, state }: { room: string; state: TaskState }) {
	const { author, meeting, what } = state;
	return (
		<div class="record-card is-task" role="group" aria-label={t('task_card', { text: what.text })}>
			<p class="record-kind">
				<strong>{t('task')}</strong> <span>{t('record_by', { name: nameOf(author) })}</span>
				<Origin room={room} meeting={meeting} message={what.message} />
			</p>
			<TaskItem room={room} state={state} />
		</div>
	);
}

function PageCard({ room, seq, page: { title, archived }, by }: { room: string; seq: number; page: PageState; by: string | undefined }) {
	return (
		<div class="record-card is-page" role="group" aria-label={t('page_card', { title })}>
			<p class="record-kind">
				<strong>{t('page')}</strong> <span>{t('record_by', { name: nameOf(by) })}</span>
				{archived && <span>{t('archived')}</span>}
			</p>
			<p class="record-text">
				<a href={pagePath(room, seq)}>{title}</a>
			</p>
		</div>
	);
}

interface DecisionProps {
	room: string;
	seq: number;
	decided: Decided;
	by: string | undefined;
	meeting: number | undefined;
}

function DecisionCard({ room, seq, decided, by, meeting }: DecisionProps) {
	const { number, text, message, corrects, present = [] } = decided;
	const later = useLaterDecision(room, (one) => one.corrects === seq);
	return (
		<div class={later ? 'record-card is-corrected' : 'record-card'} role="group" aria-label={t('decision_card', { n: number, text })}>
			<p class="record-kind">
				<strong>{t('decision_n', { n: number })}</strong> <span>{t('record_by', { name: nameOf(by) })}</span>
				<Origin room={room} meeting={meeting} message={message} />
				{corrects !== undefined && <a href={roomPath(room, corrects)}>{t('decision_replaces')}</a>}
				{later && <a href={roomPath(room, later.seq)}>{t('decision_replaced_n', { n: later.decided!.number })}</a>}
			</p>
			<p class="record-text">{later ? <s>{text}</s> : text}</p>
			{present.length > 0 && (
				<details class="record-present">
					<summary>{t('decision_present', { n: present.length })}</summary>
					{listText(present.map(({ person }) => nameOf(person)))}
				</details>
			)}
		</div>
	);
}

/* Where it comes from. */
export function Origin({ room, meeting, message }: { room: string; meeting: number | undefined; message?: number | undefined }) {
	return (
		<>
			{meeting !== undefined && <a href={meetingPath(room, meeting)}>{t('record_meeting')}</a>}
			{meeting !== undefined && isEnded(room, meeting) && <a href={minutesPath(room, meeting)}>{t('record_minutes')}</a>}
			{message !== undefined && <a href={roomPath(room, message)}>{t('record_message')}</a>}
		</>
	);
}

/* Of a room that is held, those that go on are known. */
function isEnded(room: string, meeting: number): boolean {
	const held = app.value.rooms.get(room)?.held;
	return held !== undefined && !held.meetings.some((one) => one.meeting === meeting);
}
