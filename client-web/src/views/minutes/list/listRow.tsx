/* Minutes in their room's list: of what they are, how they stand, and copies of sealed ones. */
import { useEffect, useRef } from 'preact/hooks';
import { dateText, t } from '../../../i18n';
import type { MinutesStanding } from '../../../protocol/types';
import type { MinutesRow } from '../../../state/minutesList';
import { Icon } from '../../icon';
import { minutesPath } from '../../router';
import type { Reach } from '../../rowMoves';
import { useNear } from '../../unread/useNear';
import { openCopies } from '../copies';
import { SIGNS } from '../standing';
import { rhythmText } from '../words';
import { minutesList, standings } from './store';

interface Props {
	room: string;
	row: MinutesRow;
	reach: Reach;
}

type Stand = Pick<MinutesStanding, 'phase' | 'until' | 'seal'>;

/* Enough to compare. */
const SHORT = 8;

function standText({ phase, until, seal = '' }: Stand): string {
	if (phase === 'presented') return t('minutes_is_presented', { date: dateText(until ?? 0) });
	return phase === 'draft' ? t('minutes_is_draft') : t('minutes_is_sealed', { seal: seal.slice(0, SHORT) });
}

export function ListRow({ room, row, reach }: Props) {
	const { meeting, title, held, rhythm, seal } = row;
	const place = useRef<HTMLLIElement>(null);
	const isNear = useNear(place);
	useEffect(() => {
		if (isNear && seal === undefined) minutesList.want(meeting);
	}, [isNear, row]);
	const stand: Stand | undefined = seal === undefined ? standings.value.get(meeting) : { phase: 'sealed', seal };
	const download = t('minutes_download_of', { title, date: dateText(held) });
	return (
		<li ref={place} class="page-row">
			<Icon name={stand ? SIGNS[stand.phase] : 'scroll-text'} />
			<a class="page-words" href={minutesPath(room, meeting)} {...reach}>
				<span class="page-name">{title}</span>
				<span class="page-facts">
					<span>{dateText(held)}</span>
					{rhythm && <span>{rhythmText(rhythm)}</span>}
					{stand && <span class={`minutes-stand is-${stand.phase}`}>{standText(stand)}</span>}
				</span>
			</a>
			{stand?.phase === 'sealed' && (
				<button
					type="button"
					class="icon-button"
					aria-label={download}
					title={download}
					aria-haspopup="dialog"
					onClick={(event) => openCopies({ room, meeting, isSealed: true }, event.currentTarget)}
				>
					<Icon name="download" />
				</button>
			)}
		</li>
	);
}
