/* Out of the room, and to the page at the door, which says why. */
import { h } from 'preact';
import { t } from '../i18n';
import { wipeDatabase } from '../storage/database';
import { endSession, tellEnded, type Ended } from '../storage/joining';
import { wipePreferences } from '../storage/preferences';
import { Confirm, openDialog } from '../views/dialog/dialog';
import { client } from '../views/store';
import { lobby } from './waiting';

const DOOR = '/join';

/* Nothing of the guest stays on the device. */
async function leave(ended: Ended): Promise<void> {
	client().stop();
	await endSession().catch(() => undefined);
	await wipeDatabase().catch(() => undefined);
	wipePreferences();
	tellEnded(ended);
	location.replace(DOOR);
}

export function askLeave(): void {
	const onConfirm = () => void leave({ how: 'left', title: '', reason: '' });
	openDialog.value = () => h(Confirm, { title: t('guest_leave'), text: t('guest_leave_text'), action: t('guest_leave'), onConfirm });
}

/* The server has ended the session. title: of the room one was in, or waited for. */
export function leaveEnded(title: string): void {
	const { state, reason = '' } = lobby.peek() ?? {};
	if (state === 'refused' || state === 'removed') void leave({ how: state, title, reason });
	else void leave({ how: 'over', title, reason: '' });
}
