/* The page's keys. Letters count on the page alone, and not where one is typing. */
import type { AgendaItem, Meeting } from '../../protocol/types';
import { goesOn } from '../../state/meeting';
import { backItem, currentItem, nextOpenItem } from '../../state/meetingClock';
import { openHelp } from '../dialog/helpDialog';
import { openDecision, openTask, type Place } from '../records';
import { actOn } from '../shortcuts';
import type { Acts } from './acts';
import { openExtend } from './bar/extendMenu';
import type { Offers } from './summary/offers';
import type { Self } from './who';

interface Keyed {
	place: Place;
	meeting: Meeting;
	self: Self;
	acts: Acts;
	offers: Offers;
	isElsewhere: boolean;
	back: () => void;
}

export function keysOn({ place, meeting, self, acts, offers, isElsewhere, back }: Keyed): (event: KeyboardEvent) => void {
	const { phase } = meeting.run;
	const current = currentItem(meeting);
	const steers = self.acts && self.moderates && self.isHere && goesOn(meeting);
	const takesPart = self.acts && self.isHere && goesOn(meeting);
	const extend = (item: AgendaItem | undefined) => item !== undefined && openExtend(meeting, acts, 5, document.querySelector('.meeting-bar')!);
	return (event) => {
		const target = event.target as HTMLElement;
		if (event.defaultPrevented || target.closest('input, textarea, select, dialog')) return;
		actOn(event, 'meeting', {
			next: () => steers && (current ?? nextOpenItem(meeting)) !== undefined && void acts.go(),
			pause: () => steers && void acts.run(phase === 'paused' ? 'running' : 'paused'),
			extend: () => steers && extend(current),
			park: () => steers && current !== undefined && void acts.go(undefined, 'parked'),
			undo: () => steers && backItem(meeting) !== undefined && void acts.undo(),
			summarise: () => self.summarises && current !== undefined && offers.ask(current.item),
			decide: () => takesPart && self.summarises && void openDecision(place),
			task: () => takesPart && void openTask(place),
			back: () => isElsewhere && back(),
			help: openHelp,
		});
	};
}
