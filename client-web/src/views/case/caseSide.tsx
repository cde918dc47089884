/* One side of a case: a room in a frame that says who reads it. The backstage's has the case itself and its guests beside the
 * talk. */
import { t, type Key } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import type { Side } from '../../state/side';
import type { Manner } from '../composer/manner';
import { Icon } from '../icon';
import { casePath, type CasePart } from '../router';
import { GuestsPart } from './guests/guestsPart';
import { holdingOn } from './hold';
import type { SidePlace } from './places';
import { SheetPart } from './sheet/sheetPart';
import { SideRoom } from './sideRoom';
import { readersText, SIDE_SIGNS, sideText } from './words';

interface Props {
	side: Side;
	/* The room; and the one that keeps the case. */
	entry: RoomEntry;
	backstage: RoomEntry;
	place: SidePlace;
	/* The one an address leads to. */
	isFirst: boolean;
}

export function CaseSide({ side, entry, backstage, place: { part, ...place }, isFirst }: Props) {
	const customer = backstage.brief?.customer ?? '';
	const label = sideText(side, customer);
	const heading = side === 'backstage' ? <Tabs backstage={backstage} part={part} /> : <SharedTitle entry={entry} />;
	return (
		<div class={`case-side is-${side}`} data-side={side}>
			<div class="case-label">
				<Icon name={SIDE_SIGNS[side]} />
				<h2>{label}</h2>
			</div>
			{part === '' ? (
				<SideRoom key={entry.id} entry={entry} {...place} label={label} heading={heading} manner={mannerOf(side, entry, backstage, isFirst)} />
			) : (
				<section class="case-part" aria-label={t(TABS[part])}>
					<header class="room-header">{heading}</header>
					{part === 'sheet' ? <SheetPart backstage={backstage} /> : <GuestsPart backstage={backstage} />}
				</section>
			)}
		</div>
	);
}

function mannerOf(side: Side, entry: RoomEntry, backstage: RoomEntry, isFirst: boolean): Manner {
	const customer = backstage.brief?.customer ?? '';
	const { words, names } = readersText(entry);
	return {
		readers: (
			<>
				<Icon name={SIDE_SIGNS[side]} />
				<span title={names}>{words}</span>
			</>
		),
		label: side === 'backstage' ? t('case_write_backstage') : t('case_write_shared', { customer }),
		send: side === 'backstage' ? t('case_send_backstage') : t('case_send_shared', { customer }),
		isFirst,
		...holdingOn(side, backstage, customer),
	};
}

const TABS: Record<'' | 'sheet' | 'guests', Key> = { '': 'case_talk', sheet: 'case_sheet', guests: 'case_guests' };

function Tabs({ backstage, part }: { backstage: RoomEntry; part: CasePart }) {
	const waiting = backstage.held?.guests?.filter(({ state }) => state === 'waiting').length ?? 0;
	return (
		<nav class="inbox-tabs case-tabs" aria-label={t('case_parts')}>
			{(Object.keys(TABS) as (keyof typeof TABS)[]).map((one) => (
				<a key={one} href={casePath(backstage.id, one)} aria-current={one === part ? 'page' : undefined}>
					{t(TABS[one])}
					{one === 'guests' && waiting > 0 && (
						<span class="rail-count is-called">
							<span aria-hidden="true">{waiting}</span>
							<span class="visually-hidden">{t('case_guests_waiting', { n: waiting })}</span>
						</span>
					)}
				</a>
			))}
		</nav>
	);
}

/* What the customer reads above it. */
function SharedTitle({ entry }: { entry: RoomEntry }) {
	return (
		<div class="room-heading">
			<p class="case-shared-title" title={t('case_shared_title_hint')}>
				{entry.title}
			</p>
		</div>
	);
}
