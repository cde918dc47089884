import type { Meeting } from '../../../protocol/types';
import { placeKey } from '../../../state/place';
import { AgendaList, type AgendaLook } from './agendaList';
import { useMeetingAgenda } from './agendaModel';

interface Props extends AgendaLook {
	room: string;
	meeting: Meeting;
	/* The last event that is folded into it. */
	head: number;
	/* Whether the person answers for it; and whether nothing can be changed, as in one that is over. */
	leads: boolean;
	isLocked: boolean;
	/* Who can be in charge of an item. */
	people: readonly string[];
}

/* The agenda of a meeting that is planned: each change is a command. */
export function MeetingAgenda(props: Props) {
	return <OneAgenda key={placeKey(props.room, props.meeting.meeting)} {...props} />;
}

/* What is on its way belongs to one meeting. */
function OneAgenda({ onLook, looked, more, ...meeting }: Props) {
	return <AgendaList model={useMeetingAgenda(meeting)} onLook={onLook} looked={looked} more={more} />;
}
