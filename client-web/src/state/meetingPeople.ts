/* Who is what in a meeting. What they may do the server decides; buttons need to know it as well. */
import type { AttendeeAnswer, AttendeeRole, Meeting } from '../protocol/types';

/* Who moderates it now. */
export function moderatorOf({ run, plan }: Pick<Meeting, 'run' | 'plan'>): string {
	return run.moderator ?? plan.moderator;
}

/* Whether they answer for it: they change, cancel and run it, and order its agenda. */
export function leads(meeting: Pick<Meeting, 'owner' | 'run' | 'plan'>, person: string, ownsRoom = false): boolean {
	return ownsRoom || person === meeting.owner || person === moderatorOf(meeting);
}

/* Whether they may say what came out of its items. */
export function summarises(meeting: Meeting, person: string, ownsRoom = false): boolean {
	return person === meeting.plan.minute_taker || leads(meeting, person, ownsRoom);
}

/* Whether a member of its room is invited. */
export function invites({ owner, plan }: Pick<Meeting, 'owner' | 'plan'>, person: string): boolean {
	const named = [owner, plan.moderator, plan.minute_taker, ...plan.attendees.map((one) => one.person)];
	return plan.everyone || named.includes(person);
}

/* What they come for, as the plan says it. */
export function roleOf({ owner, plan }: Pick<Meeting, 'owner' | 'plan'>, person: string): 'owner' | 'moderator' | 'minute_taker' | AttendeeRole {
	if (person === plan.moderator) return 'moderator';
	if (person === owner) return 'owner';
	if (person === plan.minute_taker) return 'minute_taker';
	return plan.attendees.find((one) => one.person === person)?.role ?? 'participant';
}

export function answerOf({ answers }: Pick<Meeting, 'answers'>, person: string): AttendeeAnswer | undefined {
	return answers.find((one) => one.person === person)?.answer;
}

export function isHere({ here }: Pick<Meeting, 'here'>, person: string): boolean {
	return here.some((one) => one.person === person);
}

/* Who may take the moderation over while the moderator is gone, the first first. */
export function heirsOf(meeting: Meeting): string[] {
	const { owner, plan, here } = meeting;
	const inOrder = [owner, ...(plan.minute_taker === undefined ? [] : [plan.minute_taker]), ...here.map(({ person }) => person)];
	return [...new Set(inOrder)].filter((person) => person !== moderatorOf(meeting));
}
