import { placeKey } from '../../../state/place';
import { AgendaList, type AgendaLook } from './agendaList';
import { useMeetingAgenda, type OfMeeting } from './agendaModel';

type Props = AgendaLook & OfMeeting;

/* The agenda of a meeting that is planned: each change is a command. */
export function MeetingAgenda(props: Props) {
	return <OneAgenda key={placeKey(props.room, props.meeting.meeting)} {...props} />;
}

/* What is on its way belongs to one meeting. */
function OneAgenda({ onLook, looked, more, ...meeting }: Props) {
	return <AgendaList model={useMeetingAgenda(meeting)} onLook={onLook} looked={looked} more={more} />;
}
