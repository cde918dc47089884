/* Why the person was told of a message on this device, or why not. */
import { t, type Key } from '../../i18n';
import type { Reason, Tell } from '../../state/notify';
import { closeDialog, Dialog } from '../dialog/dialog';
import { whyTold } from '../frame/notifier';
import { openLater } from '../lazy';

const openPreferences = () => openLater(() => import('../later').then((module) => module.PreferencesDialog), {});

const TELLS: Record<Tell, Key> = { none: 'told_none', badge: 'told_badge', sound: 'told_sound', system: 'told_system' };
const REASONS: Record<Reason, Key> = {
	mention: 'why_mention',
	group: 'why_group',
	all: 'why_all',
	direct: 'why_direct',
	thread: 'why_thread',
	other_thread: 'why_other_thread',
	reminder: 'why_reminder',
	meeting: 'why_meeting',
	called: 'why_called',
	own: 'why_own',
	nothing: 'why_nothing',
	mentions: 'why_mentions',
	ordinary: 'why_ordinary',
	looking: 'why_looking',
	do_not_disturb: 'why_do_not_disturb',
	quiet_hours: 'why_quiet_hours',
	day_off: 'why_day_off',
	in_meeting: 'why_in_meeting',
	not_allowed: 'why_not_allowed',
};

export function WhyDialog({ room, seq }: { room: string; seq: number }) {
	const told = whyTold(room, seq);
	const words = told ? [t(TELLS[told.tell]), t(REASONS[told.reason])] : [t('why_unknown')];
	return (
		<Dialog title={t('why')}>
			{words.map((one) => (
				<p key={one}>{one}</p>
			))}
			<div class="dialog-actions">
				<button type="button" class="button" onClick={openPreferences}>
					{t('preferences')}
				</button>
				<button type="button" class="button button-primary" onClick={closeDialog}>
					{t('close')}
				</button>
			</div>
		</Dialog>
	);
}
