/* What the moderator steers by. */
import { t } from '../../../i18n';
import { backItem, currentItem, nextOpenItem } from '../../../state/meetingClock';
import { nameOf } from '../../person';
import { openDecision, openTask } from '../../records';
import { isRoomy, isWide } from '../narrow';
import type { BarProps } from './bar';
import { BarButton } from './barButton';
import { openEnd } from './end';
import { openExtend } from './extendMenu';
import { openMore } from './moreMenu';

/* Minutes that an item is given more at once; the fewer, where there is little place, by the menu. */
const STEPS = [2, 5];

export function Cockpit(props: BarProps) {
	const { place, meeting, acts, offers, floor, hands } = props;
	const current = currentItem(meeting);
	const next = nextOpenItem(meeting);
	const isPaused = meeting.run.phase === 'paused';
	const back = backItem(meeting);
	/* Whoever is drawn here gets the word, not who has become the first meanwhile. */
	const first = floor?.queue[0]?.person;
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
				class="bar-give"
				icon="mic"
				words={t('floor_give')}
				label={first && t('floor_give_first', { name: nameOf(first) })}
				off={first === undefined}
				onPress={() => first !== undefined && void hands.give(first)}
			/>
			<BarButton
				class="bar-pause"
				icon={isPaused ? 'play' : 'pause'}
				words={isPaused ? t('meeting_go_on') : t('meeting_pause')}
				onPress={() => void acts.run(isPaused ? 'running' : 'paused')}
			/>
			{(isWide.value ? STEPS : STEPS.slice(1)).map((minutes) => (
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
				words={t('meeting_undo')}
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
