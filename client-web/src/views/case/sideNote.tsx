/* Which side something is put on record on, and who reads it there. */
import type { Side } from '../../state/side';
import { Icon } from '../icon';
import { app } from '../store';
import { customerOf, readersText, SIDE_SIGNS, sideText } from './words';

export function SideNote({ room }: { room: string }) {
	const entry = app.value.rooms.get(room);
	if (!entry) return null;
	const side = entry.kind as Side;
	return (
		<div class={`case-note is-${side}`}>
			<p class="case-label">
				<Icon name={SIDE_SIGNS[side]} />
				<strong>{sideText(side, customerOf(room))}</strong>
			</p>
			<p class="composer-readers">{readersText(entry).words}</p>
		</div>
	);
}
