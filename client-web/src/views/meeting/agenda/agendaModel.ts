/* An agenda to be worked on: of a meeting, where each change is a command, or one that is only drafted. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { signal, useSignal, type Signal } from '@preact/signals';
import type { Agenda, AgendaItem, Meeting } from '../../../protocol/types';
import { sayAgenda } from '../../../session/agenda';
import { carryOut, isPending, showAgenda, type AgendaCommand, type Doer, type Pending } from '../../../state/agenda';
import type { Timed } from '../../../state/meetingClock';
import { errorOf, failed } from '../../attempt';
import { client, me } from '../../store';
import { notify, type ToastAction } from '../../toast';

export interface AgendaModel {
	/* Of a meeting that is planned: its room. */
	readonly room?: string;
	/* With what is on its way laid over it. */
	readonly timed: Timed;
	readonly pending: ReadonlyMap<number, Pending>;
	/* The items as they are at this moment, drawn or not. */
	items(): readonly AgendaItem[];
	readonly doer: Doer;
	/* Nothing can be changed. */
	readonly isLocked: boolean;
	/* Who can be in charge of an item. */
	readonly people: readonly string[];
	say(command: AgendaCommand): void;
	/* What failed is said once more, or given up. */
	repeat(pending: Pending): void;
	drop(pending: Pending): void;
	/* Says what was done, with something to do about it. */
	tell(words: string, action: ToastAction): void;
}

/* Whoever answers for the meeting orders it; what somebody proposed they may change until it is accepted. */
export function mayEdit({ isLocked, doer }: AgendaModel, { state, by }: AgendaItem): boolean {
	return !isLocked && (doer.leads || (state === 'proposed' && by === doer.person));
}

export interface OfMeeting {
	room: string;
	meeting: Meeting;
	/* The last event that the meeting, as it is given, has folded in. */
	head: number;
	/* Whether the person answers for it; and whether nothing can be changed, as in one that is over. */
	leads: boolean;
	isLocked: boolean;
	/* Who can be in charge of an item. */
	people: readonly string[];
}

export function useMeetingAgenda({ room, meeting, head, leads, isLocked, people }: OfMeeting): AgendaModel {
	const all = useSignal<readonly Pending[]>([]);
	const doer = { person: me.value, leads };
	const show = (pending: readonly Pending[]) => showAgenda(meeting.agenda, pending.filter((one) => isPending(one, head)), doer);
	const shown = show(all.value);
	const isGone = useRef(false);
	useEffect(() => () => void (isGone.current = true), []);
	const set = (next: Pending) => (all.value = all.peek().map((one) => (one.id === next.id ? next : one)));
	const drop = ({ id }: Pending) => void (all.value = all.peek().filter((one) => one.id !== id));
	const send = async ({ id, command }: Pending) => {
		try {
			set({ id, command, state: 'sent', seq: await sayAgenda(client().call, room, meeting.meeting, id, command) });
		} catch (error) {
			const pending: Pending = { id, command, state: 'failed', error: errorOf(error) };
			if (isWritten(command) && !isGone.current) {
				set(pending);
				return;
			}
			drop(pending);
			failed(error);
		}
	};
	return {
		room,
		timed: { plan: meeting.plan, run: meeting.run, agenda: shown.agenda },
		pending: shown.pending,
		items: () => show(all.peek()).agenda.items,
		doer,
		isLocked,
		people,
		say(command) {
			const pending: Pending = { id: client().ids.next(), command, state: 'waiting' };
			all.value = [...all.peek().filter((one) => isPending(one, head)), pending];
			void send(pending);
		},
		repeat({ id, command }) {
			set({ id, command, state: 'waiting' });
			void send({ id, command, state: 'waiting' });
		},
		drop,
		tell: notify,
	};
}

/* Somebody has typed it: that is not lost because it could not be said. */
function isWritten(command: AgendaCommand): boolean {
	return command.what === 'add' || (command.what === 'change' && command.change.state === undefined);
}

interface OfDraft {
	agenda: Signal<Agenda>;
	plan: Timed['plan'];
	people: readonly string[];
	/* What was just done is said beside it: a dialog may be in front of where it is said else. */
	said: Signal<Said | undefined>;
}

export interface Said {
	words: string;
	action: ToastAction;
}

const NOTHING: ReadonlyMap<number, Pending> = new Map();

export function useDraftAgenda({ agenda, plan, people, said }: OfDraft): AgendaModel {
	const doer = { person: me.value, leads: true };
	const say = (command: AgendaCommand) => {
		said.value = undefined;
		agenda.value = carryOut(agenda.peek(), command, doer);
	};
	return {
		timed: { plan, run: { phase: 'planned' }, agenda: agenda.value },
		pending: NOTHING,
		items: () => agenda.peek().items,
		doer,
		isLocked: false,
		people,
		say,
		repeat: () => undefined,
		drop: () => undefined,
		tell: (words, action) => (said.value = { words, action }),
	};
}

export function useSaid(): Signal<Said | undefined> {
	return useMemo(() => signal(undefined), []);
}
