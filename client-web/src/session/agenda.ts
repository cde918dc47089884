/* How the server is told what to do to an agenda. */
import type { Call } from '../connection/commands';
import type { AgendaCommand } from '../state/agenda';

/* id: the client's, the same for every try. Brings the number of the event. */
export async function sayAgenda(call: Call, room: string, meeting: number, id: string, command: AgendaCommand): Promise<number> {
	const which = { room, meeting, client_id: id };
	const { seq } = await say(call, which, command);
	return seq;
}

function say(call: Call, which: { room: string; meeting: number; client_id: string }, command: AgendaCommand): Promise<{ seq: number }> {
	switch (command.what) {
	case 'add': {
		const { draft, before } = command;
		return call('agenda.add', { ...which, draft, ...(before !== undefined && { before }) });
	}
	case 'change':
		return call('agenda.change', { ...which, item: command.item, ...command.change });
	case 'move': {
		const { item, before } = command;
		return call('agenda.move', { ...which, item, ...(before !== undefined && { before }) });
	}
	case 'remove':
		return call('agenda.remove', { ...which, item: command.item });
	}
}
