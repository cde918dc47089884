/* How far a meeting has come, in a word. */
import { t, timeText, type Key } from '../../i18n';
import type { MeetingPhase, MeetingRun } from '../../protocol/types';

const WORDS: Partial<Record<MeetingPhase, Key>> = {
	lobby: 'phase_lobby',
	running: 'phase_running',
	paused: 'phase_paused',
	ended: 'phase_ended',
	cancelled: 'phase_cancelled',
};

/* As long as it is only planned that need not be said. */
export function PhaseTag({ run: { phase, ended } }: { run: MeetingRun }) {
	const words = WORDS[phase];
	if (!words) return null;
	const isOver = phase === 'ended' || phase === 'cancelled';
	return (
		<span class={isOver ? 'tag phase is-past' : `tag phase is-${phase}`}>
			{phase === 'ended' && ended !== undefined ? t('phase_ended_at', { time: timeText(ended) }) : t(words)}
		</span>
	);
}
