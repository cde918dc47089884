/* Beside what is going on: the floor, the polls, and what is on record, one at a time, so that nothing moves under
 * somebody's hand. */
import { t, type Key } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import type { HeldMeeting } from '../../../state/heldMeeting';
import { pollsOf } from '../../../state/poll';
import type { RoomEntry } from '../../../state/rooms';
import { LaterPart } from '../../laterPart';
import { PollPane } from '../poll/pollPane';
import { RecordPane } from '../record/recordPane';
import type { Self } from '../who';
import { pane, type Pane } from './pane';

export interface PaneProps {
	held: HeldMeeting;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	self: Self;
}

const loadFloor = () => import('../floor/later').then(({ FloorPane }) => FloorPane);

const TABS: readonly { pane: Pane; words: Key; count: (props: PaneProps) => number }[] = [
	{ pane: 'floor', words: 'side_floor', count: ({ held }) => held.floor?.queue.length ?? 0 },
	{ pane: 'polls', words: 'side_polls', count: ({ held }) => openPolls(held) },
	{ pane: 'record', words: 'side_record', count: ({ held }) => recorded(held) },
];

function openPolls({ events }: HeldMeeting): number {
	return pollsOf(events).filter(({ phase }) => phase === 'open').length;
}

function recorded({ events }: HeldMeeting): number {
	return events.filter(({ kind }) => kind === 'decision.made' || kind === 'task.made').length;
}

export function Side(props: PaneProps) {
	const shown = pane.value;
	return (
		<section class="meeting-side" tabIndex={-1} data-region="side" aria-label={t('side')}>
			<div class="side-tabs" role="tablist" aria-label={t('side')} onKeyDown={turn}>
				{TABS.map((tab) => {
					const n = tab.count(props);
					return (
						<button
							key={tab.pane}
							type="button"
							role="tab"
							id={`side-tab-${tab.pane}`}
							aria-selected={tab.pane === shown}
							aria-controls="side-pane"
							tabIndex={tab.pane === shown ? 0 : -1}
							onClick={() => (pane.value = tab.pane)}
						>
							{t(tab.words)}
							{n > 0 && <span class="side-count">{n}</span>}
						</button>
					);
				})}
			</div>
			<div id="side-pane" role="tabpanel" aria-labelledby={`side-tab-${shown}`}>
				{shown === 'floor' && <LaterPart load={loadFloor} props={props} />}
				{shown === 'polls' && <PollPane {...props} />}
				{shown === 'record' && <RecordPane {...props} />}
			</div>
		</section>
	);
}

/* Arrows go from tab to tab, as the pattern for tabs has it (WAI-ARIA APG). */
function turn(event: KeyboardEvent): void {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	if (step === undefined) return;
	event.preventDefault();
	const at = TABS.findIndex((tab) => tab.pane === pane.value);
	pane.value = TABS[(at + step + TABS.length) % TABS.length]!.pane;
	document.getElementById(`side-tab-${pane.value}`)?.focus();
}
