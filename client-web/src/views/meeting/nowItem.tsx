/* The item that everybody is at, large; or the one that this person looks at meanwhile, and the way back. */
import { t } from '../../i18n';
import type { AgendaItem, Meeting } from '../../protocol/types';
import { currentItem, nextOpenItem } from '../../state/meetingClock';
import { Icon } from '../icon';
import { nameOf } from '../person';
import { purposeText } from './agenda/words';
import { ItemClock, SmallClock } from './clock';
import { second } from './store';
import { MeetingLinks } from './links';
import { stateText, usedText } from './words';

interface Props {
	meeting: Meeting;
	item: AgendaItem | undefined;
	isElsewhere: boolean;
	onBack: () => void;
}

export function NowItem({ meeting, item, isElsewhere, onBack }: Props) {
	return (
		<section class={isElsewhere ? 'now is-elsewhere' : 'now'} aria-label={isElsewhere ? t('meeting_looked_at') : t('meeting_current')}>
			{isElsewhere && <BackBar meeting={meeting} onBack={onBack} />}
			{meeting.run.phase === 'paused' && <p class="meeting-pause">{t('meeting_pause_text')}</p>}
			{item ? <ItemHead meeting={meeting} item={item} /> : <p class="meeting-state">{noItemText(meeting)}</p>}
			{item && !isElsewhere && <ItemClock meeting={meeting} item={item} />}
			{item && isElsewhere && <Facts meeting={meeting} item={item} />}
		</section>
	);
}

function noItemText(meeting: Meeting): string {
	if (meeting.agenda.items.length === 0) return t('meeting_no_items');
	return nextOpenItem(meeting) ? t('meeting_item_waits') : t('meeting_no_item');
}

function ItemHead({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
	const { items } = meeting.agenda;
	const place = items.indexOf(item) + 1;
	const facts = [t('meeting_item_of', { n: place, of: items.length }), purposeText(item.purpose), item.owner && nameOf(item.owner)];
	return (
		<div class="now-item" data-testid="now-item">
			<p class="now-facts">{facts.filter(Boolean).join(' · ')}</p>
			<h2>{item.title}</h2>
			{item.outcome && (
				<p class="now-outcome">
					<strong>{t('meeting_outcome')}</strong> {item.outcome}
				</p>
			)}
			<MeetingLinks links={item.links} />
		</div>
	);
}

/* What everybody is at meanwhile. */
function BackBar({ meeting, onBack }: { meeting: Meeting; onBack: () => void }) {
	const current = currentItem(meeting);
	return (
		<button type="button" class="now-back" onClick={onBack}>
			<Icon name="arrow-left" />
			<span class="now-back-words">
				{t('meeting_back_to_now')}
				{current && <strong>{current.title}</strong>}
			</span>
			<SmallClock meeting={meeting} />
		</button>
	);
}

function Facts({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
	return (
		<p class="now-facts">
			{stateText(item.state)} · {usedText(meeting, item, second.value)}
		</p>
	);
}
