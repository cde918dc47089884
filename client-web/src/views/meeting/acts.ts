/* What one can do to a meeting: each says its command, and what went wrong is said at the edge. */
import { Refusal } from '../../connection/refusal';
import type { CommandName, ParamsOf } from '../../connection/commands';
import { t } from '../../i18n';
import type { AgendaItem, ItemState, Meeting } from '../../protocol/types';
import { currentItem } from '../../state/meetingClock';
import { heirsOf } from '../../state/meetingPeople';
import { failed } from '../attempt';
import { nameOf } from '../person';
import { client, presence } from '../store';
import { notify } from '../toast';

type Saying = 'meeting.run' | 'meeting.attend' | 'meeting.go' | 'meeting.undo' | 'meeting.extend' | 'meeting.moderate';
type Own<M extends CommandName> = Omit<ParamsOf<M>, 'room' | 'meeting' | 'client_id'>;

/* One after the other: while an answer is awaited, nothing else is done. */
let isBusy = false;

/* What is said of a refusal, where that can be said better than in general. */
export type Wrong = Partial<Record<Refusal['refusal'], () => string>>;

/* Whether it was done. */
export async function isDone(work: Promise<unknown>, wrong: Wrong = {}): Promise<boolean> {
	try {
		await work;
		return true;
	} catch (error) {
		const words = error instanceof Refusal ? wrong[error.refusal] : undefined;
		if (words) notify(words());
		else failed(error);
		return false;
	}
}

async function say<M extends Saying>(method: M, room: string, meeting: number, params: Own<M>, wrong?: Wrong): Promise<boolean> {
	if (isBusy) return false;
	isBusy = true;
	const work = client().call(method, { room, meeting, client_id: client().ids.next(), ...params } as never);
	return isDone(work, wrong).finally(() => (isBusy = false));
}

/* Somebody else was faster: nothing was done. */
const FASTER: Wrong = { outdated: () => t('meeting_outdated') };

export interface Acts {
	/* leave: what becomes of the current item where it ends. */
	run: (phase: 'lobby' | 'running' | 'paused' | 'ended', leave?: ItemState) => Promise<boolean>;
	attend: (here: boolean) => Promise<boolean>;
	/* Without an item: to the next one. */
	go: (item?: AgendaItem, leave?: ItemState) => Promise<boolean>;
	undo: () => Promise<boolean>;
	/* from: the item that gives the time; without it the meeting ends later. */
	extend: (minutes: number, from?: AgendaItem) => Promise<boolean>;
	moderate: (person: string) => Promise<boolean>;
}

/* Moderation goes on in order. */
function notYet(meeting: Meeting): string {
	const isConnected = (person: string) => (presence.peek().get(person) ?? 'offline') !== 'offline';
	return t('meeting_not_heir', { name: nameOf(heirsOf(meeting).find(isConnected)) });
}

/* What is pressed is meant for the meeting as it was drawn. */
export function actsOn(room: string, meeting: Meeting): Acts {
	const number = meeting.meeting;
	const seen = currentItem(meeting)?.item ?? 0;
	return {
		run: (phase, leave) => say('meeting.run', room, number, { phase, ...(leave && { leave }) }),
		attend: (here) => say('meeting.attend', room, number, { here }),
		go: (item, leave) => say('meeting.go', room, number, { seen, ...(item && { item: item.item }), ...(leave && { leave }) }, FASTER),
		undo: () => say('meeting.undo', room, number, { seen }, FASTER),
		extend: (minutes, from) => say('meeting.extend', room, number, { seen, minutes, ...(from && { from: from.item }) }, FASTER),
		moderate: (person) => say('meeting.moderate', room, number, { person }, { not_allowed: () => notYet(meeting) }),
	};
}
