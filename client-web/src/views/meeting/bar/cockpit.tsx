/* What the moderator steers by. */
import { t } from '../../../i18n';
import { backItem, currentItem, nextOpenItem } from '../../../state/meetingClock';
import { openDecision, openTask } from '../../records';
import { isRoomy, isWide } from '../narrow';
import type { BarProps } from './bar';
import { BarButton } from './barButton';
import { openEnd } from './endDialog';
import { openExtend } from './extendMenu';
import { openMore } from './moreMenu';

/* Minutes that an item is given more at once. */
const STEPS = [2, 5];

export function Cockpit(props: BarProps) {
	const { place, meeting, acts, offers } = props;
	const current = currentItem(meeting);
	const next = nextOpenItem(meeting);
	const isPaused = meeting.run.phase === 'paused';
	const back = backItem(meeting);
	return (
		<>
			<BarButton
				class="bar-next"
				icon="arrow-right"
				words={next || !current ? t('meeting_next') : t('meeting_finish')}
				label={next && `${t('meeting_next')}: ${next.title}`}
				primary
				off={!next && !current}
				onPress={() => void acts.go()}
			/>
			<BarButton
				class="bar-pause"
				icon={isPaused ? 'play' : 'pause'}
				words={isPaused ? t('meeting_go_on') : t('meeting_pause')}
				onPress={() => void acts.run(isPaused ? 'running' : 'paused')}
			/>
			{STEPS.map((minutes) => (
				<BarButton
					key={minutes}
					icon="plus"
					words={t('meeting_plus', { n: minutes })}
					label={t('meeting_plus_label', { n: minutes })}
					off={!current}
					opens
					onPress={(anchor) => openExtend(meeting, acts, minutes, anchor)}
				/>
			))}
			<BarButton
				class="bar-undo"
				icon="undo-2"
				words={isWide.value && back ? t('meeting_undo_to', { title: back.title }) : t('meeting_undo')}
				label={back && t('meeting_undo_to', { title: back.title })}
				off={!back}
				onPress={() => void acts.undo()}
			/>
			{isRoomy.value && <BarButton icon="gavel" words={t('decision')} label={t('decision_new')} opens onPress={() => openDecision(place)} />}
			{isRoomy.value && <BarButton icon="square-check" words={t('task')} label={t('task_new')} opens onPress={() => openTask(place)} />}
			{isWide.value && <BarButton icon="circle-parking" words={t('meeting_park')} off={!current} onPress={() => void acts.go(undefined, 'parked')} />}
			{isWide.value && <BarButton icon="square" words={t('meeting_end')} opens onPress={() => openEnd(acts, offers)} />}
			<BarButton icon="ellipsis-vertical" words={t('meeting_more')} opens onPress={(anchor) => openMore({ ...props, anchor })} />
		</>
	);
}
