/* Dialogs and pages that are rarely wanted come as files of their own. */
import { h, type FunctionComponent } from 'preact';
import { learn } from '../i18n';
import { failed } from './attempt';
import { openDialogWith } from './dialog/dialog';

/* Opens a dialog once it is loaded. */
export function openLater<P extends object>(load: () => Promise<FunctionComponent<P>>, props: P): void {
	openDialogWith(load().then((Dialog) => () => h(Dialog, props))).catch(failed);
}

/* Not every browser says when it is idle. */
const IDLE_MS = 2_000;
export const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, IDLE_MS));

/* Fetches what is rarely wanted while nothing else is to be done. What does not come is asked for again
 * when it is wanted. */
export function loadAhead(): void {
	whenIdle(() => void import('./later').catch(() => undefined));
}

/* The views of meetings, with their words. */
export const loadMeetings = () => Promise.all([import('./meeting/later'), learn('meeting')]).then(([module]) => module);

/* What plans them, which is wanted more rarely than they are looked at. */
export const loadPlanning = () => Promise.all([import('./meeting/plan/dialogs'), learn('meeting')]).then(([module]) => module);

/* What puts things on record, and shows them as cards. */
export const loadRecords = () => Promise.all([import('./record/later'), learn('record')]).then(([module]) => module);
