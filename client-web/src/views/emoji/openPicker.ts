import { closeDialogThen } from '../dialog/dialog';
import { openLater } from '../lazy';

/* Opens the picker beside the button that asked for it. */
export function openPicker(anchor: HTMLElement, onPick: (char: string) => void): void {
	openLater(() => import('../later').then((module) => module.EmojiPicker), {
		anchor,
		onPick: (char: string) => closeDialogThen(() => onPick(char)),
	});
}
