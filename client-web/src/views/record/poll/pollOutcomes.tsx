/* What came out of the polls of an item, once its meeting is over. */
import type { PollRecord } from '../../../state/poll';
import { PollPart } from './poll';
import { NO_RIGHTS } from './rights';

export function PollOutcomes({ room, polls }: { room: string; polls: readonly PollRecord[] }) {
	return (
		<div class="polls">
			{polls.map((poll) => (
				<PollPart key={poll.poll} room={room} poll={poll} view={undefined} rights={NO_RIGHTS} electors={undefined} />
			))}
		</div>
	);
}
