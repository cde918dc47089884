/* What an item brings along: why it is here again, what it shows by itself, and what is asked about it. */
import { t } from '../../../i18n';
import type { AgendaItem, Meeting } from '../../../protocol/types';
import type { RoomEntry } from '../../../state/rooms';
import { LaterPart } from '../../laterPart';
import { loadRecords } from '../../lazy';
import type { Acts } from '../acts';
import type { Self } from '../who';

const loadReview = () => loadRecords().then((module) => module.ReviewItem);
const loadPutOff = () => loadRecords().then((module) => module.PutOff);

/* So many times put off, and it is asked what is to become of it. */
const PUT_OFF = 3;

interface Props {
	room: string;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	/* The item that is looked at. */
	item: AgendaItem | undefined;
	self: Self;
	acts: Acts;
}

export function ItemMore({ room, entry, meeting, item, self, acts }: Props) {
	if (!item) return null;
	const isPutOff = (item.postponed ?? 0) >= PUT_OFF && item.state !== 'done' && self.acts && self.leads;
	return (
		<>
			{item.follow && <p class="item-follow">{t('item_follow')}</p>}
			{isPutOff && <LaterPart key={`put-off ${item.item}`} load={loadPutOff} props={{ room, meeting, item, onLeave: () => acts.go() }} />}
			{item.review && <LaterPart key={`review ${item.item}`} load={loadReview} props={{ room, entry, meeting }} />}
		</>
	);
}
