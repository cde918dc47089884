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
	if (command.what === 'move' && command.before === old.item) return agenda;
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

/* An empty text takes away what it says, and no time the limit; a review is of every last time. */
function tidy({ outcome, owner, links, standing, review, floor, turn_s: limit, ...rest }: AgendaItem): AgendaItem {
	return {
		...rest,
		...(outcome && { outcome }),
		...(owner && { owner }),
		...(links && links.length > 0 && { links }),
		...((standing || review) && { standing: true }),
		...(review && { review }),
		...(floor && { floor }),
		...(limit && { turn_s: limit }),
	};
}

/* An item as it would be put on an agenda. */
export function draftOf({ title, purpose, minutes, outcome, owner, links, standing, review, floor, turn_s: limit }: AgendaItem): AgendaDraft {
	return {
		title,
		purpose,
		minutes,
		...(outcome !== undefined && { outcome }),
		...(owner !== undefined && { owner }),
		...(links && { links }),
		...(standing && { standing }),
		...(review && { review }),
		...(floor && { floor }),
		...(limit && { turn_s: limit }),
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

/* What somebody has under their hand. */
export interface Hold {
	/* How the items stood when they began: meanwhile nothing moves. */
	readonly order: readonly number[];
	/* The item that is being edited, which stays if it is gone meanwhile. */
	readonly item?: AgendaItem;
	/* A new one is being written, before this item or last. */
	readonly adds?: { readonly before?: number };
}

/* The lines on screen. What has come since the hand was laid on stands last. */
export function agendaLines(items: readonly AgendaItem[], hold: Hold | undefined): (AgendaItem | 'new')[] {
	if (!hold) return [...items];
	const { order, item: held, adds } = hold;
	const find = (number: number) => items.find(({ item }) => item === number) ?? (held?.item === number ? held : undefined);
	const lines: (AgendaItem | 'new')[] = order.flatMap((number) => find(number) ?? []);
	if (adds) {
		const at = lines.findIndex((line) => line !== 'new' && line.item === adds.before);
		lines.splice(at < 0 ? lines.length : at, 0, 'new');
	}
	return [...lines, ...items.filter(({ item }) => !order.includes(item))];
}

/* A command that the server has not confirmed. */
export interface Pending {
	readonly id: string;
	readonly command: AgendaCommand;
	/* sent: answered, its event is still on its way. failed: refused, or nobody was there. */
	readonly state: 'waiting' | 'sent' | 'failed';
	/* The number of its event, once answered; the sentence for what went wrong. */
	readonly seq?: number;
	readonly error?: string;
}

/* Whether the agenda, as it was at the event `head`, does not show it yet. */
export function isPending({ state, seq = 0 }: Pending, head: number): boolean {
	return state !== 'sent' || seq > head;
}

export interface ShownAgenda {
	readonly agenda: Agenda;
	/* What is on its way, by the number of the item it is about; of an item that was added that number is a guess. */
	readonly pending: ReadonlyMap<number, Pending>;
}

/* The agenda with what is on its way laid over it. */
export function showAgenda(agenda: Agenda, all: readonly Pending[], doer: Doer): ShownAgenda {
	const pending = new Map<number, Pending>();
	let shown = agenda;
	for (const one of all) {
		shown = carryOut(shown, one.command, doer);
		pending.set(one.command.what === 'add' ? shown.made : one.command.item, one);
	}
	return { agenda: shown, pending };
}

/* Whether the item has no number of the server's yet. */
export function isGuess(item: number, pending: ReadonlyMap<number, Pending>): boolean {
	return pending.get(item)?.command.what === 'add';
}
