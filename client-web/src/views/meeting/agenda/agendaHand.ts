/* What somebody has under their hand on an agenda: the line they edit, the item they drag, where the focus goes next. While
 * there is anything, nothing moves by itself. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { AgendaDraft, AgendaItem } from '../../../protocol/types';
import { draftOf, isGuess, moveBy, type AgendaChange, type AgendaCommand, type Hold } from '../../../state/agenda';
import type { AgendaModel } from './agendaModel';

export interface AgendaHand {
	/* Undefined: nothing is held. */
	readonly hold: Hold | undefined;
	/* What was done, for those who do not see it. */
	readonly said: string;
	edit(item: AgendaItem): void;
	/* Writes a new one before this item, or last. */
	write(before?: number): void;
	/* An item is being dragged. */
	grasp(): void;
	/* Lets go; the focus goes back to what was edited. */
	letGo(focus?: boolean): void;
	/* What was written is so from now on. */
	put(what: AgendaDraft | AgendaChange): void;
	move(item: AgendaItem, by: number): void;
	place(item: AgendaItem, before: number | undefined): void;
	remove(item: AgendaItem): void;
	/* The item after this one that has a number of the server's. */
	after(item: AgendaItem): number | undefined;
}

/* list: where the lines are, each with its data-item. */
export function useAgendaHand(model: AgendaModel, list: { current: HTMLElement | null }): AgendaHand {
	const hold = useSignal<Hold | undefined>(undefined);
	const said = useSignal('');
	const focused = useRef<number | undefined>(undefined);
	const { items } = model.timed.agenda;
	const held = hold.value;
	useLayoutEffect(() => {
		const wanted = focused.current;
		if (wanted === undefined) return;
		focused.current = undefined;
		const line = wanted === 0 ? list.current?.parentElement : list.current?.querySelector(`[data-item="${wanted}"]`);
		line?.querySelector<HTMLElement>(wanted === 0 ? '.agenda-add' : '.agenda-title')?.focus();
	});
	const order = () => model.items().map(({ item }) => item);
	const known = () => items.filter(({ item }) => !isGuess(item, model.pending));
	const after = ({ item }: AgendaItem) => known().slice(known().findIndex((one) => one.item === item) + 1)[0]?.item;
	const say = (item: AgendaItem, command: AgendaCommand | undefined) => {
		if (!command) return;
		model.say(command);
		const at = command.what === 'move' ? placeOf(items, item.item, command.before) : 0;
		said.value = t('agenda_moved', { title: item.title, at, n: items.length });
	};
	return {
		hold: held,
		said: said.value,
		edit: (item) => void (hold.value = { order: order(), item }),
		write: (before) => void (hold.value = { order: order(), adds: before === undefined ? {} : { before } }),
		grasp: () => void (hold.value = { order: order() }),
		letGo(focus = true) {
			/* Something else may be held by now. */
			if (hold.peek() !== held) return;
			if (focus) focused.current = held?.item?.item ?? held?.adds?.before ?? 0;
			hold.value = undefined;
		},
		put(what) {
			if (held?.adds) model.say({ what: 'add', draft: what as AgendaDraft, ...held.adds });
			else if (held?.item && Object.keys(what).length > 0) model.say({ what: 'change', item: held.item.item, change: what });
		},
		move(item, by) {
			focused.current = item.item;
			say(item, moveBy(known(), item.item, by));
		},
		place: (item, before) => say(item, { what: 'move', item: item.item, ...(before !== undefined && { before }) }),
		remove(item) {
			const before = after(item);
			focused.current = before ?? known().at(-2)?.item ?? 0;
			model.say({ what: 'remove', item: item.item });
			const back: AgendaCommand = { what: 'add', draft: draftOf(item), ...(before !== undefined && { before }) };
			model.tell(t('agenda_removed', { title: item.title }), { words: t('undo'), run: () => model.say(back) });
		},
		after,
	};
}

/* At which place it will stand, from 1. */
function placeOf(items: readonly AgendaItem[], moved: number, before: number | undefined): number {
	const others = items.filter(({ item }) => item !== moved);
	const at = others.findIndex(({ item }) => item === before);
	return (at < 0 ? others.length : at) + 1;
}
