/* The page's keys. Letters count on the page alone, and not where one is typing. */
import type { AgendaItem, Floor, HandKind, Meeting } from '../../protocol/types';
import { mayPass, raisedBy } from '../../state/floor';
import { goesOn } from '../../state/meeting';
import { backItem, currentItem, nextOpenItem } from '../../state/meetingClock';
import { openHelp } from '../dialog/openHelp';
import { openDecision, openTask, type Place } from '../records';
import { actOn } from '../shortcuts';
import { me } from '../store';
import type { Acts } from './acts';
import { openExtend } from './bar/extendMenu';
import type { FloorActs } from './floor/floorActs';
import type { Offers } from './summary/offers';
import type { Self } from './who';

interface Keyed {
	place: Place;
	meeting: Meeting;
	self: Self;
	acts: Acts;
	offers: Offers;
	floor: Floor | undefined;
	hands: FloorActs;
	isElsewhere: boolean;
	back: () => void;
}

export function keysOn({ place, meeting, self, acts, offers, floor, hands, isElsewhere, back }: Keyed): (event: KeyboardEvent) => void {
	const { phase } = meeting.run;
	const current = currentItem(meeting);
	const steers = self.acts && self.moderates && self.isHere && goesOn(meeting);
	const takesPart = self.acts && self.isHere && goesOn(meeting);
	const [first] = floor?.queue ?? [];
	const hand = raisedBy(floor, me.peek());
	const isReady = floor?.check?.ready.some(({ person }) => person === me.peek()) === true;
	const isMine = floor?.speaker?.person === me.peek();
	/* Pressed once more the key takes it back. */
	const raise = (kind: HandKind) => takesPart && void (hand?.kind === kind ? hands.lower() : hands.raise(kind));
	const extend = (item: AgendaItem | undefined) => item !== undefined && openExtend(meeting, acts, 5, document.querySelector('.meeting-bar')!);
	return (event) => {
		const target = event.target as HTMLElement;
		if (event.defaultPrevented || target.closest('input, textarea, select, dialog, [contenteditable]')) return;
		actOn(event, 'meeting', {
			next: () => steers && (current ?? nextOpenItem(meeting)) !== undefined && void acts.go(),
			pause: () => steers && void acts.run(phase === 'paused' ? 'running' : 'paused'),
			extend: () => steers && extend(current),
			park: () => steers && current !== undefined && void acts.go(undefined, 'parked'),
			undo: () => steers && backItem(meeting) !== undefined && void acts.undo(),
			summarise: () => self.summarises && current !== undefined && offers.ask(current.item),
			raise: () => raise('item'),
			direct: () => raise('direct'),
			order: () => raise('order'),
			pass: () => takesPart && mayPass(floor, current, me.peek()) && void hands.pass(),
			done: () => (isMine || steers) && floor?.speaker !== undefined && void hands.end(),
			ready: () => takesPart && floor?.check !== undefined && void hands.ready(!isReady),
			give: () => steers && first !== undefined && void hands.give(first.person),
			decide: () => takesPart && self.summarises && void openDecision(place),
			task: () => takesPart && void openTask(place),
			back: () => isElsewhere && back(),
			help: openHelp,
		});
	};
}
