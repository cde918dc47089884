/* The unread messages of a group, as they stand in their room, each with the way there. */
import { dayOf, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Excerpt } from '../../state/excerpt';
import { linesOf, type Line } from '../../state/lines';
import { showChangesIn, showPins } from '../../state/outbox';
import { isWhole, unreadRows, type UnreadGroup } from '../../state/unread';
import { Icon } from '../icon';
import { ListLine } from '../room/listLine';
import { messagePath } from '../router';
import { app, items } from '../store';
import { groupPath } from './groupName';

interface Props {
	group: UnreadGroup;
	excerpts: readonly Excerpt[];
	/* So many at most. */
	most: number;
	onMore: () => void;
}

export function Messages({ group, excerpts, most, onMore }: Props) {
	const { room, root, mark } = group;
	const { rooms, me } = app.value;
	const [first] = excerpts;
	if (!first) return <p class="unread-note">{t('unread_missing')}</p>;
	const rows = unreadRows(excerpts, group, me);
	const shown = showChangesIn(room, rooms.get(room)?.held, rows.slice(0, most), items.value);
	/* A long thread is read from its end. */
	const isCut = root > 0 && first.from > Math.max(root, mark + 1);
	return (
		<div class="unread-messages">
			{isCut && (
				<p class="unread-note">
					<a href={groupPath(group)}>{t('unread_earlier')}</a>
				</p>
			)}
			{linesOf(shown, 0, dayOf).map((line) => (
				<MessageLine key={line.key} line={line} group={group} />
			))}
			<More group={group} held={rows.length} shown={shown.length} isAll={isWhole(excerpts, group)} onMore={onMore} />
		</div>
	);
}

function MessageLine({ line, group: { room, root } }: { line: Line; group: UnreadGroup }) {
	const held = app.value.rooms.get(room)?.held;
	const pins = held ? showPins(held, items.value) : [];
	const drawn = <ListLine line={line} room={room} thread={root} target={0} held={held} pins={pins} />;
	if (line.type !== 'message') return drawn;
	return (
		<div class="unread-row">
			{drawn}
			<a class="icon-button" href={messagePath(room, line.shown.row)} aria-label={t('unread_open')} title={t('unread_open')}>
				<Icon name="chevron-right" />
			</a>
		</div>
	);
}

interface MoreProps {
	group: UnreadGroup;
	held: number;
	shown: number;
	/* Nothing comes after what is held. */
	isAll: boolean;
	onMore: () => void;
}

/* The count is exact up to its limit. */
function More({ group: { count }, held, shown, isAll, onMore }: MoreProps) {
	const left = (isAll ? held : Math.max(held, count)) - shown;
	const isMany = !isAll && count >= LIMITS.unread_max;
	if (left <= 0 && !isMany) return null;
	return (
		<button
			type="button"
			class="button unread-more"
			onClick={({ currentTarget }) => {
				/* What comes stands below the last one. */
				[...currentTarget.parentElement!.querySelectorAll('article')].at(-1)?.focus({ preventScroll: true });
				onMore();
			}}
		>
			{isMany ? t('unread_more_many') : t('unread_more', { n: left })}
		</button>
	);
}
