/* The first message after turning to the other side is held back for a moment. */
import { signal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { systemClock } from '../../connection/ports';
import { HeldBack, HOLD_MS } from '../../session/heldBack';
import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { sidesOf, type Side } from '../../state/side';
import { afterSaying, isFirst, turnTo, type Sides, type Stand } from '../../state/turn';
import type { Manner } from '../composer/manner';
import { Icon } from '../icon';
import { app, items, status } from '../store';
import { sideText } from './words';

const heldBack = new HeldBack(systemClock);
const heldUntil = signal(heldBack.until);
heldBack.subscribe(() => (heldUntil.value = heldBack.until));

/* Where one stands in each case, by the backstages, as long as one is there. */
const stands = new Map<string, Stand>();

/* One has gone to a side: by an address, or into a text there. */
export function turnToSide(backstage: string, side: Side): void {
	stands.set(backstage, turnTo(stands.get(backstage), side));
}

/* One has left the case, or done something in it that leaves open where one stands. */
export function forgetSide(backstage: string): void {
	stands.delete(backstage);
}

/* How what is written on this side is held back. */
export function holdingOn(side: Side, backstage: RoomEntry, customer: string): Pick<Manner, 'held' | 'heldText' | 'hold' | 'takeBack'> {
	return {
		held: (place) => heldUntil.value.has(place) && <HeldLine place={place} side={side} customer={customer} />,
		heldText: (place) => (heldUntil.value.has(place) ? t('case_held_said', { side: sideText(side, customer), n: HOLD_MS / 1000 }) : ''),
		hold: (place, send) => holdFirst(backstage.id, side, place, send),
		takeBack: (place) => heldBack.takeBack(place),
	};
}

function sidesNow(backstage: string): Sides {
	const { rooms } = app.peek();
	const entry = rooms.get(backstage);
	const [, shared] = entry ? sidesOf(rooms, entry) : [];
	return { backstage: entry, shared };
}

/* Whether it is held back. Without a connection nobody knows what one has said elsewhere meanwhile. */
function holdFirst(backstage: string, side: Side, place: string, send: () => void): boolean {
	const isHeld = status.peek() !== 'open' || isFirst(stands.get(backstage), side, sidesNow(backstage), items.peek(), app.peek().me);
	const said = () => {
		const stand = afterSaying(stands.get(backstage), side, sidesNow(backstage));
		if (stand) stands.set(backstage, stand);
	};
	if (!isHeld) {
		said();
		return false;
	}
	heldBack.hold(place, () => {
		said();
		send();
	});
	return true;
}

const TICK_MS = 200;

/* When it goes, or is taken back, with the focus in it, that goes back to the text. */
function HeldLine({ place, side, customer }: { place: string; side: Side; customer: string }) {
	const until = heldUntil.value.get(place) ?? 0;
	const now = useSignal(Date.now());
	const line = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const timer = setInterval(() => (now.value = Date.now()), TICK_MS);
		return () => clearInterval(timer);
	}, []);
	useLayoutEffect(() => {
		const own = line.current!;
		const area = own.closest('form')!.querySelector('textarea')!;
		return () => own.contains(document.activeElement) && area.focus();
	}, []);
	const seconds = Math.max(1, Math.ceil((until - now.value) / 1000));
	return (
		<div ref={line} class="composer-held">
			<p aria-hidden="true">{side === 'shared' ? t('case_held_shared', { customer, n: seconds }) : t('case_held_backstage', { n: seconds })}</p>
			<button
				type="button"
				class="button"
				onClick={(event) => {
					/* Not everywhere does a click bring the focus. */
					event.currentTarget.focus();
					heldBack.takeBack(place);
				}}
			>
				<Icon name="undo-2" />
				{t('case_take_back')}
			</button>
		</div>
	);
}
