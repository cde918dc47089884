/* Dialogs and pages that are rarely wanted come as files of their own. */
import { h, type FunctionComponent } from 'preact';
import { learn } from '../i18n';
import { failed } from './attempt';
import { openDialogWith } from './dialog/dialog';

/* Opens a dialog once it is loaded, if it is still wanted then. */
export function openLater<P extends object>(load: () => Promise<FunctionComponent<P>>, props: P, isWanted = () => true): void {
	openDialogWith(load().then((Dialog) => (isWanted() ? () => h(Dialog, props) : undefined))).catch(failed);
}

/* Not every browser says when it is idle. */
const IDLE_MS = 2_000;
export const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, IDLE_MS));

/* Fetches what is rarely wanted while nothing else is to be done, and sends what was left of notes. What does not come is
 * asked for again when it is wanted. */
export function loadAhead(): void {
	whenIdle(() => void import('./later').then(({ sendKept }) => sendKept()).catch(() => undefined));
}

declare const MEETING_STYLES_URL: string;
declare const NOTE_STYLES_URL: string;
declare const MINUTES_STYLES_URL: string;
declare const CASE_STYLES_URL: string;
const styled = new Map<string, Promise<void>>();

/* A style sheet of a part, behind the one of the start. What does not come is asked for again. */
function styles(url: string): Promise<void> {
	const known = styled.get(url);
	if (known) return known;
	const coming = new Promise<void>((done, failed) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = url;
		link.onload = () => done();
		link.onerror = () => {
			styled.delete(url);
			link.remove();
			failed(new Error('a style sheet did not come'));
		};
		document.head.append(link);
	});
	styled.set(url, coming);
	return coming;
}

/* A part of the views with its words and its looks. */
async function part<T>(views: Promise<T>, words: 'meeting' | 'record' | 'note' | 'minutes' | 'case', ...looks: string[]): Promise<T> {
	const [module] = await Promise.all([views, learn(words), ...looks.map(styles)]);
	return module;
}

/* The views of meetings. */
export const loadMeetings = () => part(import('./meeting/later'), 'meeting', MEETING_STYLES_URL);

/* One's own, week by week. */
export const loadWeek = () => part(import('./meeting/week/later'), 'meeting', MEETING_STYLES_URL).then(({ WeekPage }) => WeekPage);

/* What plans them, which is wanted more rarely than they are looked at. */
export const loadPlanning = () => part(import('./meeting/plan/dialogs'), 'meeting', MEETING_STYLES_URL);

/* What puts things on record, and shows them as cards. */
export const loadRecords = () => part(import('./record/later'), 'record', MEETING_STYLES_URL);

/* Documents that are written together: what a page puts in by <LaterPart>. */
export const loadNotes = () => part(import('./note/later'), 'note', NOTE_STYLES_URL);
/* What one writes in them with beside the keys. */
export const loadNoteTools = () => part(import('./note/tools/later'), 'note', NOTE_STYLES_URL);
export const loadSelectionMenu = () => loadNoteTools().then(({ SelectionMenu }) => SelectionMenu);
export const loadLinkDialog = () => loadNoteTools().then(({ LinkDialog }) => LinkDialog);
export const loadHistory = () => part(import('./note/history/later'), 'note').then(({ HistoryDialog }) => HistoryDialog);
/* What of them could not be merged. */
export const loadKept = () => loadNoteTools().then(({ KeptDialog }) => KeptDialog);
export const loadNoteBox = () => loadNotes().then(({ NoteBox }) => NoteBox);

/* Cases: all of them, one with its two sides, and what opens one. Tasks come with it. */
export const loadCases = () => Promise.all([part(import('./case/later'), 'case', CASE_STYLES_URL), loadRecords()]).then(([module]) => module);

/* Minutes: their page and their cards, with the looks of notes and of cards. */
export const loadMinutes = () => part(import('./minutes/later'), 'minutes', MEETING_STYLES_URL, NOTE_STYLES_URL, MINUTES_STYLES_URL);
export const loadCheck = () => part(import('./minutes/check/checkPage'), 'minutes', MINUTES_STYLES_URL).then(({ CheckPage }) => CheckPage);
