/* What an item shows by itself that looks back: what was decided last time, and which tasks from meetings are open. */
import { useEffect } from 'preact/hooks';
import { signal, useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { Meeting, TaskState } from '../../../protocol/types';
import { placeKey } from '../../../state/place';
import { decisionsIn, type DecisionOnRecord } from '../../../state/record';
import type { RoomEntry } from '../../../state/rooms';
import { minutesPath } from '../../router';
import { client } from '../../store';
import { DecisionItem } from '../decision/decisionItem';
import { TaskItem } from '../task/taskItem';

/* Of meetings that are over; they do not change any more. */
const read = signal<ReadonlyMap<string, readonly DecisionOnRecord[]>>(new Map());

async function readPrevious(room: string, meeting: number): Promise<void> {
	const key = placeKey(room, meeting);
	if (read.peek().has(key)) return;
	try {
		const { events } = await client().call('meeting.open', { room, meeting });
		read.value = new Map(read.peek()).set(key, decisionsIn(events));
	} catch {
		/* It is asked for again when the item is looked at once more. */
	}
}

export function ReviewItem({ room, entry, meeting }: { room: string; entry: RoomEntry | undefined; meeting: Meeting }) {
	const { previous } = meeting;
	useEffect(() => {
		if (previous !== undefined) void readPrevious(room, previous);
	}, [previous]);
	const decisions = previous === undefined ? [] : read.value.get(placeKey(room, previous));
	const tasks = useReviewed(entry?.held?.tasks ?? [], meeting.meeting);
	return (
		<section class="review" aria-label={t('review')}>
			{previous !== undefined && (
				<p class="review-minutes">
					<a href={minutesPath(room, previous)}>{t('review_minutes')}</a>
				</p>
			)}
			<h3>{t('review_tasks')}</h3>
			{tasks.length === 0 ? <p class="record-none">{t('review_no_tasks')}</p> : <List>{tasks.map((state) => <li key={state.task}><TaskItem room={room} state={state} /></li>)}</List>}
			<h3>{t('review_decisions')}</h3>
			{!decisions && <p aria-busy="true" />}
			{decisions?.length === 0 && <p class="record-none">{t('review_no_decisions')}</p>}
			{decisions && decisions.length > 0 && <List>{decisions.map((one) => <li key={one.seq}><DecisionItem room={room} decision={one} meeting={undefined} /></li>)}</List>}
		</section>
	);
}

function List({ children }: { children: preact.ComponentChildren }) {
	return <ul class="record-list">{children}</ul>;
}

/* Those from earlier meetings, the most urgent first. What is closed meanwhile stays in its place, so that nothing moves and it
 * can be taken back. */
function useReviewed(open: readonly TaskState[], meeting: number): TaskState[] {
	const closed = useSignal<ReadonlyMap<number, TaskState>>(new Map());
	const order = useSignal<readonly number[]>([]);
	const earlier = open.filter((one) => one.meeting !== undefined && one.meeting !== meeting);
	useEffect(
		() =>
			client().onLive((_, event) => {
				if (event.kind === 'task.changed' && event.body && order.peek().includes(event.body.state.task))
					closed.value = new Map(closed.peek()).set(event.body.state.task, event.body.state);
			}),
		[],
	);
	const until = ({ what }: TaskState) => what.until ?? Infinity;
	const fresh = earlier.filter(({ task }) => !order.value.includes(task)).sort((a, b) => (until(a) === until(b) ? a.task - b.task : until(a) - until(b)));
	useEffect(() => {
		if (fresh.length > 0) order.value = [...order.peek(), ...fresh.map(({ task }) => task)];
	});
	const all = new Map([...closed.value, ...earlier.map((one): [number, TaskState] => [one.task, one])]);
	return [...order.value, ...fresh.map(({ task }) => task)].flatMap((task) => all.get(task) ?? []);
}
