/* What can be done with an item, by its menu. */
import { t } from '../../../i18n';
import type { AgendaItem } from '../../../protocol/types';
import type { MenuEntry } from '../../dialog/menu';
import type { AgendaHand } from './agendaHand';
import { mayEdit, type AgendaModel } from './agendaModel';

/* more: what else can be done where the agenda stands. */
export function menuOf(model: AgendaModel, hand: AgendaHand, item: AgendaItem, more: readonly MenuEntry[]): MenuEntry[] {
	if (!mayEdit(model, item)) return [...more];
	const { leads } = model.doer;
	const isCurrent = model.timed.run.item === item.item;
	const edit: MenuEntry = { icon: 'pencil', words: t('agenda_edit'), run: () => hand.edit(item) };
	const remove: MenuEntry = {
		icon: 'trash-2',
		words: leads && item.state === 'proposed' ? t('agenda_reject') : t('agenda_remove'),
		danger: true,
		run: () => hand.remove(item),
	};
	return [
		...more,
		...(leads && !isCurrent ? statesOf(model, item) : []),
		edit,
		...(leads ? [...movesOf(model, hand, item), ...kindsOf(model, item)] : []),
		...(isCurrent ? [] : [remove]),
	];
}

function statesOf(model: AgendaModel, { item, state }: AgendaItem): MenuEntry[] {
	const to = (next: 'open' | 'parked' | 'done') => () => model.say({ what: 'change', item, change: { state: next } });
	if (state === 'proposed') return [{ icon: 'check', words: t('agenda_accept'), run: to('open') }];
	if (state !== 'open') return [{ icon: 'rotate-ccw', words: t('agenda_take_up'), run: to('open') }];
	/* Before it begins there is nothing to be done with yet. */
	if (model.timed.run.started === undefined) return [];
	return [
		{ icon: 'archive', words: t('meeting_park'), run: to('parked') },
		{ icon: 'check-check', words: t('agenda_settle'), run: to('done') },
	];
}

function movesOf(model: AgendaModel, hand: AgendaHand, item: AgendaItem): MenuEntry[] {
	const { items } = model.timed.agenda;
	const at = items.findIndex((one) => one.item === item.item);
	const up: MenuEntry[] = [
		{ icon: 'arrow-up', words: t('agenda_up'), run: () => hand.move(item, -1) },
		{ icon: 'arrow-up-to-line', words: t('agenda_top'), run: () => hand.move(item, -Infinity) },
	];
	const down: MenuEntry[] = [
		{ icon: 'arrow-down', words: t('agenda_down'), run: () => hand.move(item, 1) },
		{ icon: 'arrow-down-to-line', words: t('agenda_bottom'), run: () => hand.move(item, Infinity) },
	];
	const write: MenuEntry = { icon: 'plus', words: t('agenda_add_after'), run: () => hand.write(hand.after(item)) };
	return [...(at > 0 ? up : []), ...(at < items.length - 1 ? down : []), write];
}

/* Whether it comes back, and whether it fills itself. */
function kindsOf(model: AgendaModel, { item, standing = false, review = false }: AgendaItem): MenuEntry[] {
	const change = (next: { standing?: boolean; review?: boolean }) => () => model.say({ what: 'change', item, change: next });
	const comesBack: MenuEntry = { icon: 'history', words: t('agenda_standing'), isOn: standing, run: change({ standing: !standing }) };
	const reviews: MenuEntry = { icon: 'list', words: t('agenda_review'), isOn: review, run: change({ review: !review }) };
	return review ? [reviews] : [comesBack, reviews];
}
