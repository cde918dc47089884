/* Where one acts: below everything, always at the same place. Nothing in it moves or grows with what happens. */
import { t } from '../../../i18n';
import type { Floor, Meeting } from '../../../protocol/types';
import { isOver } from '../../../state/meeting';
import { moderatorOf } from '../../../state/meetingPeople';
import { nameOf } from '../../person';
import type { Place } from '../../records';
import { me } from '../../store';
import type { Acts } from '../acts';
import type { FloorActs } from '../floor/floorActs';
import { useFocusKept } from '../focus';
import { VoteOffer } from '../poll/voteOffer';
import type { Offers } from '../summary/offers';
import type { Self } from '../who';
import { BarButton } from './barButton';
import { begin } from './beginDialog';
import { Cockpit } from './cockpit';
import { FloorWords, HandButtons, TurnButtons } from './hands';
import { openMore } from './moreMenu';

export interface BarProps {
	/* Where what is put on record now belongs. */
	place: Place;
	meeting: Meeting;
	self: Self;
	acts: Acts;
	offers: Offers;
	floor: Floor | undefined;
	hands: FloorActs;
}

export function MeetingBar(props: BarProps) {
	const { meeting, self } = props;
	const { speaker, check } = props.floor ?? {};
	const box = useFocusKept(`${meeting.run.phase} ${self.isHere} ${self.moderates} ${speaker?.person === me.value} ${check !== undefined}`);
	if (!self.acts || isOver(meeting) || meeting.plan.start === undefined) return null;
	const isRunning = meeting.run.started !== undefined;
	return (
		<div ref={box} class="meeting-bar" role="group" aria-label={t('meeting_bar')} tabIndex={-1} data-region="meeting-bar">
			{!isRunning && <Beginning {...props} />}
			{isRunning && !self.isHere && <ComeIn {...props} />}
			{isRunning && self.isHere && (self.moderates ? <Cockpit {...props} /> : <TakingPart {...props} />)}
			<VoteOffer meeting={meeting} self={self} />
		</div>
	);
}

function Beginning({ meeting, self, acts }: BarProps) {
	const isOpen = meeting.run.phase === 'lobby';
	if (!self.leads && !isOpen) return <p class="bar-words">{t('meeting_not_open')}</p>;
	return (
		<>
			{self.leads && <BarButton icon="play" words={t('meeting_begin')} primary onPress={() => begin(meeting, acts)} />}
			{self.leads && !isOpen && <BarButton icon="door-open" words={t('meeting_open_lobby')} onPress={() => void acts.run('lobby')} />}
			{isOpen && !self.isHere && <BarButton icon="log-in" words={t('meeting_come_in')} primary={!self.leads} onPress={() => void acts.attend(true)} />}
			{isOpen && self.isHere && <Leave acts={acts} />}
			{isOpen && <p class="bar-words">{t('meeting_waiting', { n: meeting.here.length })}</p>}
		</>
	);
}

function ComeIn({ meeting, self, acts }: BarProps) {
	return (
		<>
			<BarButton icon="log-in" words={t('meeting_come_in')} primary onPress={() => void acts.attend(true)} />
			<p class="bar-words">{self.moderates ? t('meeting_you_moderate') : t('meeting_moderated_by', { name: nameOf(moderatorOf(meeting)) })}</p>
		</>
	);
}

/* For those who do not moderate. What comes and goes stands behind the words, where it moves nothing else. */
function TakingPart(props: BarProps) {
	const { meeting, self, acts } = props;
	const name = nameOf(moderatorOf(meeting));
	return (
		<>
			<HandButtons {...props} />
			{self.isOrphan && <BarButton icon="user-plus" words={t('meeting_take_over')} primary onPress={() => void acts.moderate(me.peek())} />}
			<Leave acts={acts} />
			<FloorWords {...props}>{self.isOrphan ? t('meeting_orphan', { name }) : t('meeting_moderated_by', { name })}</FloorWords>
			<TurnButtons {...props} />
			{(self.leads || self.summarises) && <BarButton icon="ellipsis-vertical" words={t('meeting_more')} onPress={(anchor) => openMore({ ...props, anchor })} opens />}
		</>
	);
}

function Leave({ acts }: { acts: Acts }) {
	return <BarButton icon="log-out" words={t('meeting_leave')} onPress={() => void acts.attend(false)} />;
}
