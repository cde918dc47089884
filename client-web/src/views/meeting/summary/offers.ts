/* Where a summary is asked for: whoever moderates or writes along is offered a field for the item that was just left. What
 * they have begun to write stays, however fast the meeting goes on. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { JournalEvent, Meeting } from '../../../protocol/types';
import { itemOf } from '../../../state/meetingClock';
import { summaryOf } from '../../../state/summary';

export interface Offer {
	readonly item: number;
	readonly text: string;
	/* How many times this person has asked for it: then it gets the focus. What is only offered does not take it. */
	readonly asked: number;
}

export interface Offers {
	/* The latest first. */
	readonly all: readonly Offer[];
	/* text: what stands there at first. */
	ask: (item: number, text?: string) => void;
	drop: (item: number) => void;
	write: (item: number, text: string) => void;
}

/* isAsked: whether this person is offered it by itself. */
export function useOffers(meeting: Meeting, events: readonly JournalEvent[], isAsked: boolean): Offers {
	const all = useSignal<readonly Offer[]>([]);
	const { item = 0, phase } = meeting.run;
	const before = useRef(item);
	const others = (one: number) => all.peek().filter((offer) => offer.item !== one);
	const add = (one: number, asked: number, text = '') => {
		const kept = others(one).filter((offer) => offer.text.trim() !== '');
		const old = all.peek().find((offer) => offer.item === one);
		all.value = [old ? { ...old, asked: old.asked + asked } : { item: one, text, asked }, ...kept];
	};
	const offers: Offers = {
		all: all.value,
		ask: (one, text) => add(one, 1, text),
		drop: (one) => (all.value = others(one)),
		write: (one, text) => (all.value = all.peek().map((offer) => (offer.item === one ? { ...offer, text } : offer))),
	};
	useEffect(() => {
		const left = before.current;
		before.current = item;
		if (left === item || phase === 'ended') return;
		/* Back at an item nothing has come out of it yet. */
		if (all.peek().some((offer) => offer.item === item && offer.text.trim() === '')) offers.drop(item);
		const state = itemOf(meeting.agenda, left)?.state;
		if (isAsked && (state === 'done' || state === 'parked')) add(left, 0);
	}, [item]);
	/* Somebody else has said it. */
	useEffect(() => {
		const isSaid = (offer: Offer) => offer.text.trim() === '' && summaryOf(offer.item, events) !== undefined;
		if (all.peek().some(isSaid)) all.value = all.peek().filter((offer) => !isSaid(offer));
	}, [events]);
	return offers;
}
