/* A case on screen: its two sides, beside each other where there is place for both, else one at a time. Which one an address
 * leads to is the one written on first; the other stays as it was. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { caseOf, sidesOf, type Side } from '../../state/side';
import { Announcer } from '../frame/announcer';
import { visit, type Route } from '../router';
import { app, client } from '../store';
import { covering } from '../thread/covering';
import { CaseHead } from './caseHead';
import { CaseSide } from './caseSide';
import { forgetSide, turnToSide } from './hold';
import { NOWHERE, visitSide, type CasePlace, type SidePlaces } from './places';
import { SideSwitch } from './sideSwitch';
import { sideName } from './words';

export function CasePage() {
	const { route, count } = visit.value;
	const room = route.page === 'case' || route.page === 'room' ? route.room : '';
	const backstage = caseOf(app.value.rooms, room);
	if (!backstage) return <main class="case" aria-busy="true" />;
	return <Case key={backstage.id} backstage={backstage} place={placeOf(route, backstage)} visit={count} />;
}

function placeOf(route: Route, backstage: RoomEntry): CasePlace {
	if (route.page === 'room') return { side: route.room === backstage.id ? 'backstage' : 'shared', part: '', target: route.seq, thread: route.thread };
	const part = route.page === 'case' ? route.part : '';
	return part === 'shared' ? { side: 'shared', part: '', target: 0, thread: 0 } : { side: 'backstage', part, target: 0, thread: 0 };
}

interface Props {
	backstage: RoomEntry;
	place: CasePlace;
	visit: number;
}

function Case({ backstage, place, visit: count }: Props) {
	const [, shared] = sidesOf(app.value.rooms, backstage);
	const sharedId = shared?.id;
	useEffect(() => {
		for (const room of [backstage.id, sharedId]) if (room !== undefined) client().rooms.open(room);
	}, [sharedId]);
	const kept = useRef<SidePlaces>({ backstage: NOWHERE, shared: NOWHERE });
	if (kept.current[place.side].visit !== count) kept.current = visitSide(kept.current, place, count);
	const places = kept.current;
	const isNarrow = covering.value;
	const turn = useTurning(backstage.id, place.side, count, isNarrow);
	const customer = backstage.brief?.customer ?? '';
	const isShown = (side: Side) => !isNarrow || place.side === side;
	return (
		<main class={`case shows-${place.side}`} aria-label={backstage.title}>
			<CaseHead backstage={backstage} shared={shared} />
			{isNarrow && <SideSwitch backstage={backstage} shared={shared} side={place.side} customer={customer} />}
			<div class="case-sides" onFocusIn={turn}>
				{isShown('backstage') && (
					<CaseSide key="backstage" side="backstage" entry={backstage} backstage={backstage} place={places.backstage} isFirst={place.side === 'backstage'} />
				)}
				{isShown('shared') &&
					(shared ? (
						<CaseSide key="shared" side="shared" entry={shared} backstage={backstage} place={places.shared} isFirst={place.side === 'shared'} />
					) : (
						<p class="room-loading">{t('messages_loading')}</p>
					))}
			</div>
			<Announcer room={backstage.id} thread={places.backstage.thread} side={sideName('backstage')} />
			<Announcer room={sharedId} thread={places.shared.thread} side={sideName('shared')} />
		</main>
	);
}

/* On which side one stands: the one an address leads to, or the one in whose text one puts the cursor, which the returned
 * function sees. */
function useTurning(backstage: string, side: Side, visit: number, isNarrow: boolean): (event: FocusEvent) => void {
	useLayoutEffect(() => turnToSide(backstage, side), [side, visit, isNarrow]);
	useLayoutEffect(() => () => forgetSide(backstage), []);
	return ({ target }) => {
		const there = target instanceof HTMLTextAreaElement && target.closest<HTMLElement>('[data-side]');
		if (there) turnToSide(backstage, there.dataset['side'] as Side);
	};
}
