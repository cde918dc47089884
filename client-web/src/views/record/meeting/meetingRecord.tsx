/* What a meeting has decided, and who does what, item by item; with a line to write more. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { JournalEvent, Meeting, TaskState } from '../../../protocol/types';
import { goesOn } from '../../../state/meeting';
import { NOTHING_WRITTEN } from '../../../state/mentions';
import { decisionsIn, tasksIn, type DecisionOnRecord } from '../../../state/record';
import { taskOf } from '../../../state/slash';
import { FormError } from '../../dialog/formFoot';
import { useClientId, useTask } from '../../dialog/useTask';
import { Icon } from '../../icon';
import { openDecision, openTask, type Place } from '../../records';
import { endOf } from '../due';
import { makeDecision, makeTask } from '../making';
import { DecisionItem } from '../decision/decisionItem';
import { knownIn } from '../slash';
import { TaskItem } from '../task/taskItem';

interface Props {
	room: string;
	meeting: Meeting;
	events: readonly JournalEvent[];
	/* Whether they take part, and may put decisions on record. */
	isHere: boolean;
	decides: boolean;
}

export function MeetingRecord({ room, meeting, events, isHere, decides }: Props) {
	const decisions = decisionsIn(events);
	const tasks = tasksIn(events);
	const { items } = meeting.agenda;
	const { item } = meeting.run;
	const place: Place = { room, meeting: meeting.meeting, ...(item !== undefined && { item }) };
	const groups = [...items.map((one, i) => ({ item: one.item as number | undefined, title: `${i + 1}. ${one.title}` })), { item: undefined, title: t('record_no_item') }];
	const isOf = (of: number | undefined) => (one: number | undefined) => (items.some((known) => known.item === one) ? one : undefined) === of;
	return (
		<>
			{isHere && goesOn(meeting) && <QuickEntry place={place} decides={decides} />}
			{decisions.length + tasks.length === 0 && <p class="record-none">{t('record_none')}</p>}
			{groups.map((group) => {
				const ofItem = isOf(group.item);
				const some = { decisions: decisions.filter(({ decided }) => ofItem(decided.item)), tasks: tasks.filter(({ what }) => ofItem(what.item)) };
				if (some.decisions.length + some.tasks.length === 0) return null;
				return (
					<section key={group.item ?? 'none'} class="record-group">
						<h3>{group.title}</h3>
						<Records room={room} {...some} {...(goesOn(meeting) && decides && { meeting })} />
					</section>
				);
			})}
		</>
	);
}

interface RecordsProps {
	room: string;
	decisions: readonly DecisionOnRecord[];
	tasks: readonly TaskState[];
	/* The one that goes on, for whoever may word its decisions anew. */
	meeting?: Meeting;
}

export function Records({ room, decisions, tasks, meeting }: RecordsProps) {
	return (
		<ul class="record-list">
			{decisions.map((one) => (
				<li key={one.seq}>
					<DecisionItem room={room} decision={one} meeting={meeting} />
				</li>
			))}
			{tasks.map((one) => (
				<li key={one.task}>
					<TaskItem room={room} state={one} />
				</li>
			))}
		</ul>
	);
}

/* Written like a command: @Name bis Fr Text. What is not understood, or nothing, opens the dialog. */
function QuickEntry({ place, decides }: { place: Place; decides: boolean }) {
	const id = useId();
	const task = useTask();
	const idFor = useClientId();
	const typed = useSignal('');
	const done = () => void (typed.value = '');
	const makeOne = () => {
		const said = taskOf({ ...NOTHING_WRITTEN, text: typed.peek().trim() }, knownIn(place.room));
		const given = { text: said.text, ...(said.person !== undefined && { person: said.person }), ...(said.day !== undefined && { until: endOf(said.day) }) };
		if (!said.isWhole) openTask(place, given, done);
		else task.run(() => makeTask(place, given, idFor(['task', given])).then(done));
	};
	const decide = () => {
		const text = typed.peek().trim();
		if (text === '') openDecision(place, {}, done);
		else task.run(() => makeDecision(place, { text }, idFor(['decision', text])).then(done));
	};
	return (
		<form
			class="quick-entry"
			onSubmit={(event) => {
				event.preventDefault();
				makeOne();
			}}
		>
			<label for={id}>{t('quick_label')}</label>
			<input id={id} type="text" autocomplete="off" maxLength={LIMITS.decision_text_max} placeholder={t('quick_hint')} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
			<FormError task={task} />
			<div class="quick-actions">
				<button type="submit" class="button" disabled={task.busy}>
					<Icon name="square-check" />
					{t('task')}
				</button>
				{decides && (
					<button type="button" class="button" disabled={task.busy} onClick={decide}>
						<Icon name="gavel" />
						{t('decision')}
					</button>
				)}
			</div>
		</form>
	);
}
