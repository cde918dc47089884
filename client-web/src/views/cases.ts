/* What opens the dialogs of cases from anywhere. */
import type { Row } from '../state/rows';
import { loadCases, openLater } from './lazy';

/* What a case is made of: a message, or words. */
export interface CaseGiven {
	room?: string;
	message?: number;
	text?: string;
	customer?: string;
}

export function openCase(given: CaseGiven = {}, onDone?: () => void): void {
	openLater(() => loadCases().then(({ OpenCaseDialog }) => OpenCaseDialog), { given, onDone });
}

/* A copy of what was said on one side for the other. */
export function openCopy(room: string, row: Row): void {
	openLater(() => loadCases().then(({ CopyDialog }) => CopyDialog), { room, row });
}
