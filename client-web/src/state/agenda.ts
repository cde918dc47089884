/* What is done to an agenda, and what comes of it: shown before the server has answered, and all there is where an agenda
 * is only being drafted. What a command means the server decides; this follows it. */
import type { Agenda, AgendaDraft, AgendaItem, ItemState } from '../protocol/types';

export type AgendaChange = Partial<AgendaDraft> & { state?: ItemState };

export type AgendaCommand =
	/* before: the item it comes before; none: it comes last. */
	| { readonly what: 'add'; readonly draft: AgendaDraft; readonly before?: number }
	| { readonly what: 'change'; readonly item: number; readonly change: AgendaChange }
	| { readonly what: 'move'; readonly item: number; readonly before?: number }
	| { readonly what: 'remove'; readonly item: number };

export const EMPTY_AGENDA: Agenda = { items: [], made: 0 };

/* Who adds it, and whether they answer for the meeting: others propose. */
export interface Doer {
	readonly person: string;
	readonly leads: boolean;
}

/* The agenda after the command; one about an item that is not there changes nothing. */
export function carryOut(agenda: Agenda, command: AgendaCommand, { person, leads }: Doer): Agenda {
	const { items, made } = agenda;
	if (command.what === 'add') {
		const state: Pick<AgendaItem, 'state' | 'by'> = leads ? { state: 'open' } : { state: 'proposed', by: person };
		const added = tidy({ ...command.draft, item: made + 1, ...state });
		return { items: putBefore(items, added, command.before), made: made + 1 };
	}
	const old = items.find(({ item }) => item === command.item);
	if (!old) return agenda;
	const others = items.filter((item) => item !== old);
	switch (command.what) {
	case 'change':
		return { items: items.map((item) => (item === old ? tidy({ ...old, ...command.change }) : item)), made };
	case 'move':
		return { items: putBefore(others, old, command.before), made };
	case 'remove':
		return { items: others, made };
	}
}

function putBefore(items: readonly AgendaItem[], item: AgendaItem, before: number | undefined): AgendaItem[] {
	const at = items.findIndex((one) => one.item === before);
	return at < 0 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at)];
}

/* An empty text takes away what it says. */
function tidy({ outcome, owner, links, standing, review, ...rest }: AgendaItem): AgendaItem {
	return {
		...rest,
		...(outcome && { outcome }),
		...(owner && { owner }),
		...(links && links.length > 0 && { links }),
		...(standing && { standing }),
		...(review && { review }),
	};
}

/* An item as it would be put on an agenda. */
export function draftOf({ title, purpose, minutes, outcome, owner, links, standing, review }: AgendaItem): AgendaDraft {
	return {
		title,
		purpose,
		minutes,
		...(outcome !== undefined && { outcome }),
		...(owner !== undefined && { owner }),
		...(links && { links }),
		...(standing && { standing }),
		...(review && { review }),
	};
}

/* Drafts as an agenda of their own. */
export function agendaOf(drafts: readonly AgendaDraft[]): Agenda {
	const add = (agenda: Agenda, draft: AgendaDraft) => carryOut(agenda, { what: 'add', draft }, { person: '', leads: true });
	return drafts.reduce(add, EMPTY_AGENDA);
}

/* The command that moves an item by so many places; undefined: it is at the end already. */
export function moveBy(items: readonly AgendaItem[], item: number, by: number): AgendaCommand | undefined {
	const at = items.findIndex((one) => one.item === item);
	const to = Math.max(0, Math.min(items.length - 1, at + by));
	if (at < 0 || to === at) return undefined;
	const others = items.filter((one) => one.item !== item);
	return { what: 'move', item, ...(others[to] && { before: others[to].item }) };
}

/* The items in the order in which they stood: what is new comes last. Nothing moves under the hand of somebody who
 * edits or drags. */
export function inPlace(items: readonly AgendaItem[], order: readonly number[]): AgendaItem[] {
	const place = new Map(order.map((item, i) => [item, i]));
	const at = ({ item }: AgendaItem) => place.get(item) ?? order.length;
	return [...items].sort((a, b) => at(a) - at(b));
}
