/* What stands in the fields of a line, and what that says. */
import { LIMITS } from '../../../protocol/limits';
import type { AgendaDraft, AgendaItem, FloorMode, ItemPurpose, MeetingLink } from '../../../protocol/types';
import { draftOf, type AgendaChange } from '../../../state/agenda';
import { modeOf } from '../../../state/floor';
import { safeHref } from '../../../state/links';

export interface Fields {
	title: string;
	purpose: ItemPurpose;
	minutes: string;
	/* Empty: nobody. */
	owner: string;
	outcome: string;
	links: readonly MeetingLink[];
	floor: FloorMode;
	/* Seconds one may speak; 0: as long as one likes. */
	limit: number;
}

const NEW: Fields = { title: '', purpose: 'discuss', minutes: '10', owner: '', outcome: '', links: [], floor: 'in_order', limit: 0 };

export function fieldsOf(item: AgendaItem | undefined): Fields {
	if (!item) return NEW;
	const { title, purpose, minutes, owner = '', outcome = '', links = [], turn_s: limit = 0 } = item;
	return { title, purpose, minutes: String(minutes), owner, outcome, links, floor: modeOf(item), limit };
}

/* Only what leads somewhere in the open is a link here. */
function isSafe({ address }: MeetingLink): boolean {
	return /^https?:/i.test(address.trim()) && safeHref(address.trim()) !== undefined;
}

export type Fault = 'minutes' | 'links';

export function faultIn({ minutes, links }: Fields): Fault | undefined {
	if (!/^\s*\d+\s*$/.test(minutes) || Number(minutes) > LIMITS.meeting_minutes_max) return 'minutes';
	return written(links).every(isSafe) ? undefined : 'links';
}

function written(links: readonly MeetingLink[]): MeetingLink[] {
	return links.filter(({ title, address }) => `${title}${address}`.trim() !== '');
}

/* The whole of a new item; of one that is there, what is different. Others may change other things of it meanwhile. */
export function draftFrom(fields: Fields, item: AgendaItem | undefined): AgendaDraft | AgendaChange {
	const { owner } = fields;
	/* An address speaks for itself where it has no title. */
	const links = written(fields.links).map(({ title, address }) => ({ title: title.trim() || address.trim().slice(0, LIMITS.agenda_title_max), address: address.trim() }));
	const whole = {
		title: fields.title.trim(),
		purpose: fields.purpose,
		minutes: Number(fields.minutes),
		outcome: fields.outcome.trim(),
		...(owner !== '' && { owner }),
		links,
		floor: fields.floor,
		turn_s: fields.limit,
	};
	const before: Record<string, unknown> = { outcome: '', links: [], floor: 'in_order', turn_s: 0, ...(item && draftOf(item)) };
	const isChanged = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(before[name]);
	return Object.fromEntries(Object.entries(whole).filter(isChanged)) as AgendaDraft | AgendaChange;
}
