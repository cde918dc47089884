/* What one can do with a room, and how a channel or a case is set up: files of their own. */
import { isSide } from '../../state/side';
import { loadCases, openLater } from '../lazy';
import { app } from '../store';

export function openRoomMenu(room: string, anchor: HTMLElement): void {
	openLater(() => import('../later').then((module) => module.RoomMenu), { room, anchor });
}

export function openSettings(room: string): void {
	const entry = app.peek().rooms.get(room);
	if (entry && isSide(entry)) return openLater(() => loadCases().then(({ CaseSettingsDialog }) => CaseSettingsDialog), { room });
	openLater(() => import('../channel/settingsDialog').then((module) => module.SettingsDialog), { room });
}
