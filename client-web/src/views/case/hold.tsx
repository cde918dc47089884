/* The first message after turning to the other side is held back for a moment. */
import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { systemClock } from '../../connection/ports';
import { HeldBack, HOLD_MS } from '../../session/heldBack';
import { t } from '../../i18n';
import { isTurn, lastSide } from '../../state/cases';
import type { RoomEntry } from '../../state/rooms';
import { sidesOf, type Side } from '../../state/side';
import { Icon } from '../icon';
import { app, items } from '../store';
import { sideText } from './words';

export const heldBack = new HeldBack(systemClock);
export const heldUntil = signal(heldBack.until);
heldBack.subscribe(() => (heldUntil.value = heldBack.until));

/* Where only one side is on screen, one turns to the other by going there. By the backstages. */
const turned = new Map<string, Side>();

export function turnTo(backstage: string, side: Side): void {
	turned.set(backstage, side);
}

function isFirst(backstage: RoomEntry, side: Side): boolean {
	if (turned.get(backstage.id) === side) return true;
	const { rooms, me } = app.peek();
	const sides = sidesOf(rooms, backstage).map((entry) => ({ side: entry.kind as Side, held: entry.held, id: entry.id }));
	return isTurn(side, lastSide(sides, items.peek(), me));
}

/* Whether it is held back. */
export function holdFirst(backstage: RoomEntry, side: Side, place: string, send: () => void): boolean {
	if (!isFirst(backstage, side)) return false;
	heldBack.hold(place, () => {
		turned.delete(backstage.id);
		send();
	});
	return true;
}

const TICK_MS = 200;

export function HeldLine({ place, side, customer }: { place: string; side: Side; customer: string }) {
	const until = heldUntil.value.get(place) ?? 0;
	const now = useSignal(Date.now());
	useEffect(() => {
		const timer = setInterval(() => (now.value = Date.now()), TICK_MS);
		return () => clearInterval(timer);
	}, []);
	const seconds = Math.max(1, Math.ceil((until - now.value) / 1000));
	return (
		<div class="composer-held">
			<p class="visually-hidden" role="status">
				{t('case_held_said', { side: sideText(side, customer), n: HOLD_MS / 1000 })}
			</p>
			<p aria-hidden="true">{side === 'shared' ? t('case_held_shared', { customer, n: seconds }) : t('case_held_backstage', { n: seconds })}</p>
			<button type="button" class="button" onClick={() => heldBack.takeBack(place)}>
				<Icon name="undo-2" />
				{t('case_take_back')}
			</button>
		</div>
	);
}
