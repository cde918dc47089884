/* On pages of a room that is a side of a case: which side, and the way back to the case. */
import { t } from '../../i18n';
import { caseOf, type Side } from '../../state/side';
import { Icon } from '../icon';
import { casePath } from '../router';
import { app } from '../store';
import { SIDE_SIGNS, sideText } from './words';

export function SideBar({ room }: { room: string }) {
	const { rooms } = app.value;
	const entry = rooms.get(room);
	const backstage = caseOf(rooms, room);
	if (!entry || !backstage) return null;
	const side = entry.kind as Side;
	return (
		<nav class={`side-bar is-${side}`} aria-label={t('case')}>
			<Icon name={SIDE_SIGNS[side]} />
			<strong>{sideText(side, backstage.brief?.customer ?? '')}</strong>
			<a href={casePath(backstage.id, side === 'shared' ? 'shared' : '')}>{backstage.title}</a>
		</nav>
	);
}
