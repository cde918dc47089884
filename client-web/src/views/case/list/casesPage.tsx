/* All cases: by how far they are and by customer, to be narrowed and looked through. */
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { collator, t } from '../../../i18n';
import type { CaseState } from '../../../protocol/types';
import { CASE_STATES, casesIn, groupsOf, isWanted } from '../../../state/cases';
import type { RoomEntry } from '../../../state/rooms';
import { openCase } from '../../cases';
import { PageHead } from '../../frame/pageHead';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { useRowMoves } from '../../rowMoves';
import { SearchField } from '../../searchField';
import { actOn } from '../../shortcuts';
import { app } from '../../store';
import { STATE_WORDS } from '../words';
import { CaseRow } from './caseRow';

export function CasesPage() {
	const wanted = useSignal('');
	const only = useSignal<CaseState | undefined>(undefined);
	const all = casesIn(app.value.rooms.values(), collator.value.compare);
	const found = all.filter((entry) => isWanted(entry, nameOf(entry.brief!.host), wanted.value));
	const groups = groupsOf(found).filter(({ state }) => only.value === undefined || state === only.value);
	const rows = groups.flatMap(({ cases }) => [...cases]);
	const ref = useRef<HTMLDivElement>(null);
	const { moves, reach } = useRowMoves(ref, rows, ({ id }: RoomEntry) => id);
	return (
		<main class="inbox tasks-page cases-page" aria-label={t('cases')}>
			<PageHead title={t('cases')}>
				<button type="button" class="button button-primary" aria-haspopup="dialog" onClick={() => openCase()}>
					<Icon name="plus" />
					{t('case_new')}
				</button>
			</PageHead>
			{all.length > 0 && (
				<div class="page-tools decision-tools case-tools">
					<SearchField label={t('cases_search')} wanted={wanted} />
					<div class="case-filter" role="group" aria-label={t('cases_filter')}>
						{CASE_STATES.map((state) => (
							<button
								key={state}
								type="button"
								class="until-pick"
								aria-pressed={only.value === state}
								onClick={() => (only.value = only.value === state ? undefined : state)}
							>
								{t(STATE_WORDS[state])} <span class="case-count">{found.filter(({ brief }) => brief!.state === state).length}</span>
							</button>
						))}
					</div>
					<p role="status" class="visually-hidden">
						{t('cases_count', { n: rows.length })}
					</p>
				</div>
			)}
			<div ref={ref} class="task-groups" tabIndex={-1} data-region="tasks" role="region" aria-label={t('cases')} onKeyDown={(event) => actOn(event, 'threads', moves().acts)}>
				{all.length === 0 && <Empty />}
				{all.length > 0 && rows.length === 0 && <p class="tasks-none">{t('cases_none_found')}</p>}
				{groups.map(({ state, cases }) => (
					<section key={state} class="task-group" aria-labelledby={`cases-${state}`}>
						<h2 id={`cases-${state}`}>
							{t(STATE_WORDS[state])} <span class="case-count">{cases.length}</span>
						</h2>
						<ul class="page-list">
							{cases.map((entry) => (
								<CaseRow key={entry.id} entry={entry} reach={reach(entry)} />
							))}
						</ul>
					</section>
				))}
			</div>
		</main>
	);
}

function Empty() {
	return (
		<div class="inbox-empty">
			<span class="inbox-empty-sign">
				<Icon name="briefcase" />
			</span>
			<h2>{t('cases_none')}</h2>
			<p>{t('cases_none_text')}</p>
			<button type="button" class="button button-primary" aria-haspopup="dialog" onClick={() => openCase()}>
				{t('case_new')}
			</button>
		</div>
	);
}
