/* The minutes of a room: those of the last meeting first, whether they are sealed or not. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dateText, t } from '../../../i18n';
import { hasWords } from '../../../state/fold';
import type { MinutesRow } from '../../../state/minutesList';
import { PageHead } from '../../frame/pageHead';
import { usePageName } from '../../frame/title';
import { openPlan } from '../../meetings';
import { roomName } from '../../roomName';
import { roomPath } from '../../router';
import { useRowMoves } from '../../rowMoves';
import { SearchField } from '../../searchField';
import { actOn } from '../../shortcuts';
import { app, client } from '../../store';
import { rhythmText } from '../words';
import { ListRow } from './listRow';
import { hasFailed, minutesList, useMinutesList } from './store';

function keyOf({ meeting }: MinutesRow): string {
	return String(meeting);
}

/* What one may look for. */
function wordsOf({ title, held, rhythm }: MinutesRow): string {
	return `${title} ${dateText(held)} ${rhythm ? rhythmText(rhythm) : ''}`;
}

export function ListPage({ room }: { room: string }) {
	const list = useMinutesList(room);
	/* Since when one sees it is the room's to say. */
	useEffect(() => client().rooms.open(room), []);
	const name = roomName(room);
	const title = name === undefined ? t('minutes') : t('minutes_in', { room: name });
	usePageName(title);
	const wanted = useSignal('');
	const rows = list?.rows ?? [];
	const shown = rows.filter((row) => hasWords(wordsOf(row), wanted.value));
	const ref = useRef<HTMLDivElement>(null);
	const { moves, reach } = useRowMoves(ref, shown, keyOf);
	return (
		<main class="inbox tasks-page minutes-all" aria-label={title}>
			<PageHead title={title} back={roomPath(room)} />
			{rows.length > 0 && (
				<div class="page-tools decision-tools">
					<SearchField label={t('minutes_search')} wanted={wanted} />
					<p role="status">{t('minutes_count', { n: shown.length })}</p>
				</div>
			)}
			<div
				ref={ref}
				class="decision-list"
				tabIndex={-1}
				data-region="tasks"
				role="region"
				aria-label={title}
				aria-busy={!list && !hasFailed.value}
				onKeyDown={(event) => actOn(event, 'threads', moves().acts)}
			>
				{hasFailed.value && <p role="alert">{t('minutes_unread')}</p>}
				{list?.isMissing && <p>{t('room_missing_text')}</p>}
				{list && !list.isMissing && rows.length === 0 && <Empty room={room} />}
				<ul class="page-list">
					{shown.map((row) => (
						<ListRow key={keyOf(row)} room={room} row={row} reach={reach(row)} />
					))}
				</ul>
			</div>
			{list?.more && (
				<div class="minutes-earlier">
					<p>{t('minutes_since', { date: dateText(list.from) })}</p>
					<button type="button" class="button" onClick={() => minutesList.readOn()}>
						{t('minutes_earlier')}
					</button>
				</div>
			)}
		</main>
	);
}

function Empty({ room }: { room: string }) {
	const isOpen = app.value.rooms.get(room)?.archived === false;
	return (
		<div class="inbox-empty">
			<h2>{t('minutes_none')}</h2>
			<p>{t('minutes_none_text')}</p>
			{isOpen && (
				<button type="button" class="button button-primary" onClick={() => openPlan(room)}>
					{t('plan_meeting')}
				</button>
			)}
		</div>
	);
}
