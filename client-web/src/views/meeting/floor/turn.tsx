/* Who has the word, and how long they may still speak. It keeps its height, whoever speaks. */
import { t } from '../../../i18n';
import type { FloorTurn, Meeting } from '../../../protocol/types';
import { clockFace, type ClockFace } from '../../../state/clockFace';
import { turnLeft } from '../../../state/floor';
import { currentItem } from '../../../state/meetingClock';
import { Icon, type IconName } from '../../icon';
import { Avatar, nameOf, PersonName } from '../../person';
import { faceText } from '../clock';
import { second } from '../store';
import type { FloorProps } from './floorPane';
import { SignOf } from './passingSigns';

/* What its clock shows; undefined: there is no limit. */
export function turnFace(meeting: Meeting, turn: FloorTurn): ClockFace | undefined {
	const left = turnLeft(turn, second.value);
	if (left === undefined) return undefined;
	const limit = turn.until === undefined ? (currentItem(meeting)?.turn_s ?? 0) * 1000 : turn.until - turn.since;
	return clockFace(left, Math.max(1, limit));
}

export function TurnClock({ meeting, turn, class: className }: { meeting: Meeting; turn: FloorTurn; class: string }) {
	const face = turnFace(meeting, turn);
	return face ? (
		<span class={`${className} is-${face.tone}`} role="timer" aria-label={t('floor_time')} data-testid="turn-clock">
			{faceText(face)}
		</span>
	) : null;
}

export function Turn({ meeting, floor, acts, steers }: FloorProps) {
	const turn = floor?.speaker;
	const back = floor?.back;
	return (
		<section class={turn ? 'floor-turn is-on' : 'floor-turn'} aria-label={t('floor_speaker')}>
			<div class="floor-speaker">
				{turn ? (
					<>
						<Avatar person={turn.person} />
						<span class="floor-name">
							<PersonName person={turn.person} /> <SignOf person={turn.person} />
						</span>
						<TurnClock meeting={meeting} turn={turn} class="floor-clock" />
					</>
				) : (
					<p class="floor-none">{t('floor_nobody')}</p>
				)}
			</div>
			{steers && (
				<div class="floor-tools">
					<Tool icon="check" words={t('floor_end')} off={!turn} onPress={acts.end} />
					<Tool icon="undo-2" words={t('floor_back')} label={back && t('floor_back_of', { name: nameOf(back) })} off={!back} onPress={acts.back} />
				</div>
			)}
		</section>
	);
}

interface ToolProps {
	icon: IconName;
	words: string;
	label?: string | undefined;
	off: boolean;
	onPress: () => unknown;
}

/* It keeps its place and the focus, also while it does nothing. */
function Tool({ icon, words, label, off, onPress }: ToolProps) {
	return (
		<button
			type="button"
			class="button"
			aria-label={label}
			title={label}
			aria-disabled={off ? true : undefined}
			onClick={(event) => !off && event.detail < 2 && onPress()}
		>
			<Icon name={icon} />
			{words}
		</button>
	);
}
