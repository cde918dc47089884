/* Where one side is on screen at a time: which one, and the way to the other with what is unread there. */
import { t } from '../../i18n';
import { countedOf } from '../../state/rail';
import type { RoomEntry } from '../../state/rooms';
import type { Side } from '../../state/side';
import { Icon } from '../icon';
import { casePath } from '../router';
import { me } from '../store';
import { Unread } from '../unreadCount';
import { SIDE_SIGNS, sideText } from './words';

interface Props {
	backstage: RoomEntry;
	shared: RoomEntry | undefined;
	side: Side;
	customer: string;
}

export function SideSwitch({ backstage, shared, side, customer }: Props) {
	const link = (one: Side, entry: RoomEntry | undefined) => {
		const unread = entry && one !== side ? countedOf(entry, me.value) : 0;
		return (
			<a
				class={`case-switch-side is-${one}`}
				href={casePath(backstage.id, one === 'shared' ? 'shared' : '')}
				aria-current={one === side ? 'page' : undefined}
			>
				<Icon name={SIDE_SIGNS[one]} />
				<span>{sideText(one, customer)}</span>
				{unread > 0 && <Unread unread={unread} />}
			</a>
		);
	};
	return (
		<nav class="case-switch" aria-label={t('case_sides')}>
			{link('backstage', backstage)}
			{link('shared', shared)}
		</nav>
	);
}
