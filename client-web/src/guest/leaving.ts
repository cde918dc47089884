/* Out of the room, and to the page at the door, which says why. */
import { h } from 'preact';
import { t } from '../i18n';
import { wipeDatabase } from '../storage/database';
import { endSession, tellEnded, type Ended } from '../storage/joining';
import { wipePreferences } from '../storage/preferences';
import { Confirm, openDialog } from '../views/dialog/dialog';
import { client } from '../views/store';
import { notify } from '../views/toast';
import { lobby } from './waiting';

const DOOR = '/join';

let isLeaving = false;

/* The session has ended: nothing of the guest stays on the device. */
async function leave(ended: Ended): Promise<void> {
	client().stop();
	await wipeDatabase().catch(() => undefined);
	wipePreferences();
	tellEnded(ended);
	location.replace(DOOR);
}

export function askLeave(): void {
	openDialog.value = () => h(Confirm, { title: t('guest_leave'), text: t('guest_leave_text'), action: t('guest_leave'), onConfirm: () => void leaveAsked() });
}

/* Only the server can end the session: without its answer one is still in. */
async function leaveAsked(): Promise<void> {
	isLeaving = true;
	try {
		await endSession();
	} catch {
		isLeaving = false;
		notify(t('guest_leave_failed'));
		return;
	}
	await leave({ how: 'left', title: '', reason: '' });
}

/* The server knows no session. title: of the room one was in, or waited for; whoever was not is told nothing of an end. */
export function leaveEnded(title: string): void {
	if (isLeaving) return;
	if (client().state.me === '') {
		location.replace(DOOR);
		return;
	}
	const { state, reason = '' } = lobby.peek() ?? {};
	const isSaid = state === 'refused' || state === 'removed';
	const ended: Ended = isSaid ? { how: state, title, reason } : { how: 'over', title, reason: '' };
	/* The browser still has its cookie. */
	void endSession().catch(() => undefined).then(() => leave(ended));
}
