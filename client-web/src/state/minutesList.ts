/* The minutes of a room in a list: the sealed ones, and those of its other meetings that have ended. Pure. */
import type { MeetingListing, MeetingRhythm, MinutesListing } from '../protocol/types';

export interface MinutesRow {
	readonly meeting: number;
	readonly title: string;
	/* When the meeting was begun; of one that never was, when it was to be. */
	readonly held: number;
	/* How its series goes on, where that is known. */
	readonly rhythm?: MeetingRhythm;
	/* Of sealed ones. */
	readonly seal?: string;
}

/* The last held first. meetings: of any room, at any stage. */
export function minutesRows(room: string, sealed: readonly MinutesListing[], meetings: readonly MeetingListing[]): MinutesRow[] {
	const ended = new Map(meetings.filter((one) => one.room === room && one.run.phase === 'ended').map((one) => [one.meeting, one]));
	const isSealed = new Set(sealed.map(({ meeting }) => meeting));
	const rows = [
		...sealed.map(({ meeting, title, held, seal }) => ({ meeting, title, held, seal, ...rhythmOf(ended.get(meeting)) })),
		...[...ended.values()].filter(({ meeting }) => !isSealed.has(meeting)).map((one) => ({ meeting: one.meeting, title: one.plan.title, held: heldAt(one), ...rhythmOf(one) })),
	];
	return rows.sort((a, b) => b.held - a.held || b.meeting - a.meeting);
}

function heldAt({ plan, run }: MeetingListing): number {
	return run.started ?? plan.start ?? run.ended ?? 0;
}

function rhythmOf(listing: MeetingListing | undefined): { rhythm?: MeetingRhythm } {
	return listing && listing.plan.rhythm !== 'once' ? { rhythm: listing.plan.rhythm } : {};
}
