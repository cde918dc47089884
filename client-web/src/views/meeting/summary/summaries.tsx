/* What came out of the items so far, and the fields where that is said. */
import { t } from '../../../i18n';
import type { JournalEvent, Meeting } from '../../../protocol/types';
import { itemOf } from '../../../state/meetingClock';
import { summaryOf } from '../../../state/summary';
import type { Self } from '../who';
import type { Offers } from './offers';
import { SummaryCard } from './summaryCard';
import { SummaryForm } from './summaryForm';

interface Props {
	room: string;
	meeting: Meeting;
	events: readonly JournalEvent[];
	self: Self;
	offers: Offers;
	/* The item that is looked at; its summary stands first. */
	first: number;
}

export function Summaries({ room, meeting, events, self, offers, first }: Props) {
	const { items } = meeting.agenda;
	const written = items.flatMap((item) => {
		const summary = summaryOf(item.item, events);
		return summary && !offers.all.some((offer) => offer.item === item.item) ? [{ item, summary }] : [];
	});
	written.sort((a, b) => Number(b.item.item === first) - Number(a.item.item === first) || b.summary.seq - a.summary.seq);
	if (written.length === 0 && offers.all.length === 0) return null;
	return (
		<section class="summaries" aria-label={t('summaries')}>
			{offers.all.map((offer) => {
				const item = itemOf(meeting.agenda, offer.item);
				return item && <SummaryForm key={offer.item} room={room} meeting={meeting} item={item} offer={offer} offers={offers} />;
			})}
			{written.map(({ item, summary }) => (
				<SummaryCard
					key={summary.seq}
					room={room}
					title={t('summary_title', { n: items.indexOf(item) + 1, title: item.title })}
					summary={summary}
					mayAnswer={self.isMember}
					{...(self.acts && self.summarises && { onChange: () => offers.ask(item.item, summary.text) })}
				/>
			))}
		</section>
	);
}
