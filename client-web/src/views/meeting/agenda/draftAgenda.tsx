import type { Signal } from '@preact/signals';
import type { Agenda } from '../../../protocol/types';
import type { Timed } from '../../../state/meetingClock';
import { AgendaList } from './agendaList';
import { useDraftAgenda, useSaid } from './agendaModel';

interface Props {
	agenda: Signal<Agenda>;
	/* When it is to begin, and how long it is to take. */
	plan: Timed['plan'];
	/* Who can be in charge of an item. */
	people: readonly string[];
}

/* An agenda that is only drafted. */
export function DraftAgenda({ agenda, plan, people }: Props) {
	const said = useSaid();
	const model = useDraftAgenda({ agenda, plan, people, said });
	return (
		<>
			<AgendaList model={model} />
			<p class="agenda-said" role="status">
				{said.value && (
					<>
						{said.value.words}{' '}
						<button
							type="button"
							class="text-button"
							onClick={() => {
								const { run } = said.peek()!.action;
								said.value = undefined;
								run();
							}}
						>
							{said.value.action.words}
						</button>
					</>
				)}
			</p>
		</>
	);
}
