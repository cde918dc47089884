import { openLater } from '../../lazy';
import type { Acts } from '../acts';
import type { Offers } from '../summary/offers';

const load = () => import('../ended').then(({ EndDialog }) => EndDialog);

/* Asks before a meeting ends. */
export function openEnd(acts: Acts, offers: Offers): void {
	openLater(load, { acts, unsaved: offers.all.filter(({ text }) => text.trim() !== '').length });
}
