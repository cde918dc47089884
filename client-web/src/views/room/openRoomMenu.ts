/* What one can do with a room, and how a channel is set up: files of their own. */
import { openLater } from '../lazy';

export function openRoomMenu(room: string, anchor: HTMLElement): void {
	openLater(() => import('../later').then((module) => module.RoomMenu), { room, anchor });
}

export function openSettings(room: string): void {
	openLater(() => import('../channel/settingsDialog').then((module) => module.SettingsDialog), { room });
}
