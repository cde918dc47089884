/* The floor: who has the word, and who wants it. What changes in height stands at the end, so that the list keeps still. */
import { listText, t } from '../../../i18n';
import type { Floor, FloorCheck, Meeting } from '../../../protocol/types';
import { missingIn, modeOf, silentIn, standsAt } from '../../../state/floor';
import { goesOn } from '../../../state/meeting';
import { currentItem } from '../../../state/meetingClock';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { me } from '../../store';
import type { PaneProps } from '../side/side';
import type { Self } from '../who';
import { floorActsOn, type FloorActs } from './floorActs';
import { FloorList } from './floorList';
import { openFloorMenu } from './floorMenu';
import { PassingSigns } from './passingSigns';
import { Turn } from './turn';
import { limitText, modeText } from './words';

export interface FloorProps {
	meeting: Meeting;
	floor: Floor | undefined;
	acts: FloorActs;
	/* The person answers for the meeting. */
	steers: boolean;
}

export function FloorPane({ held: { room, floor }, meeting, self }: PaneProps) {
	if (!goesOn(meeting)) return <p class="floor-none">{t('floor_not_yet')}</p>;
	const acts = floorActsOn(room, meeting.meeting, floor);
	const props: FloorProps = { meeting, floor, acts, steers: self.leads && self.acts };
	return (
		<div class="floor">
			<Turn {...props} />
			<ListHead {...props} />
			<FloorList {...props} />
			<PassingSigns floor={floor} />
			{floor?.check && <Check {...props} check={floor.check} self={self} />}
			{floor && self.moderates && <Silent meeting={meeting} floor={floor} />}
		</div>
	);
}

/* How the word is given at the item, and where this person stands. */
function ListHead(props: FloorProps) {
	const { meeting, floor, steers } = props;
	const item = currentItem(meeting);
	const facts = [modeText(modeOf(item)), ...(item?.turn_s ? [limitText(item.turn_s)] : [])];
	const place = standsAt(floor, me.value);
	return (
		<div class="floor-head">
			<div>
				<h3>
					{t('side_floor')}
					{floor?.closed && <span class="tag floor-closed">{t('floor_is_closed')}</span>}
				</h3>
				<p class="floor-facts">{facts.join(' · ')}</p>
				<p class="floor-own">{place > 0 && t('floor_place', { n: place })}</p>
			</div>
			{steers && (
				<button
					type="button"
					class="icon-button"
					aria-label={t('floor_menu')}
					title={t('floor_menu')}
					aria-haspopup="dialog"
					onClick={(event) => openFloorMenu(props, event.currentTarget)}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			)}
		</div>
	);
}

const NAMED_MAX = 6;

/* So many names; the rest is only counted. */
function namesText(people: readonly string[]): string {
	const named = people.slice(0, NAMED_MAX).map(nameOf);
	const others = people.length - named.length;
	return listText(others > 0 ? [...named, t('notice_others', { n: others })] : named);
}

function Check({ meeting, acts, steers, check, self }: FloorProps & { check: FloorCheck; self: Self }) {
	const missing = missingIn(meeting, check);
	const isReady = check.ready.some(({ person }) => person === me.value);
	return (
		<section class="floor-check" aria-label={t('check')}>
			<p>
				<strong>{t('check_count', { n: meeting.here.length - missing.length, of: meeting.here.length })}</strong>
			</p>
			<p>{missing.length === 0 ? t('check_all') : t('check_missing', { names: namesText(missing) })}</p>
			<div class="floor-tools">
				{self.isHere && (
					<button type="button" class="button" aria-pressed={isReady} onClick={() => void acts.ready(!isReady)}>
						{t('check_ready')}
					</button>
				)}
				{steers && (
					<button type="button" class="button" onClick={() => void acts.check(false)}>
						{t('check_end')}
					</button>
				)}
			</div>
		</section>
	);
}

/* For whoever moderates: to whom a word might be given. */
function Silent({ meeting, floor }: { meeting: Meeting; floor: Floor }) {
	const silent = silentIn(meeting, floor, me.value);
	return silent.length > 0 && floor.spoken.length > 0 ? <p class="floor-silent">{t('floor_silent', { names: namesText(silent) })}</p> : null;
}
