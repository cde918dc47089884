/* What things are called on an agenda. */
import { t, timeText, type Key } from '../../../i18n';
import type { AgendaItem, ItemPurpose } from '../../../protocol/types';
import { MINUTE_MS, nextOpenItem, type Timed } from '../../../state/meetingClock';
import { nameOf } from '../../person';

const PURPOSE_WORDS: Record<ItemPurpose, Key> = {
	inform: 'purpose_inform',
	discuss: 'purpose_discuss',
	decide: 'purpose_decide',
	case: 'purpose_case',
	train: 'purpose_train',
};

export const PURPOSES = Object.keys(PURPOSE_WORDS) as ItemPurpose[];

export function purposeText(purpose: ItemPurpose): string {
	return t(PURPOSE_WORDS[purpose]);
}

export type Standing = 'now' | 'next' | 'done' | 'parked' | 'proposed';

/* How an item stands in its meeting; nothing to be said of one whose turn simply has not come. */
export function standingOf(timed: Timed, item: AgendaItem): Standing | undefined {
	const { run } = timed;
	if (run.item === item.item) return 'now';
	if (item.state !== 'open') return item.state;
	return run.started !== undefined && run.ended === undefined && nextOpenItem(timed)?.item === item.item ? 'next' : undefined;
}

export function standingText(standing: Standing, { by }: AgendaItem): string {
	switch (standing) {
	case 'now':
		return t('agenda_now');
	case 'next':
		return t('agenda_next');
	case 'done':
		return t('item_done');
	case 'parked':
		return t('item_parked');
	case 'proposed':
		return by === undefined ? t('item_proposed') : t('agenda_proposed_by', { name: nameOf(by) });
	}
}

/* Time that was taken, or is left, in whole minutes. */
export function wholeMinutes(ms: number): number {
	return Math.round(ms / MINUTE_MS);
}

/* What the items take together, against what is planned. */
export function sumText(minutes: number, { start, minutes: planned }: Timed['plan']): string {
	const sum = start === undefined ? t('agenda_sum', { n: minutes }) : t('agenda_sum_until', { n: minutes, time: timeText(start + minutes * MINUTE_MS) });
	if (minutes === planned) return `${sum} ${t('agenda_fits')}`;
	return `${sum} ${minutes > planned ? t('agenda_over', { n: minutes - planned }) : t('agenda_spare', { n: planned - minutes })}`;
}
