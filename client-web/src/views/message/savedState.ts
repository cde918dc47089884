/* Whether a message is saved, and what is done about that, which comes as a file of its own. */
import { dueOf } from '../../state/saved';
import { failed } from '../attempt';
import { openLater } from '../lazy';
import { saved } from '../store';

/* When its reminder is due, 0: never; undefined: it is not saved. */
export function savedDue(room: string, seq: number): number | undefined {
	return dueOf(saved.value, room, seq);
}

export function openSaved(room: string, message: number): void {
	if (!FOR_GUESTS) openLater(() => import('../later').then((module) => module.SavedDialog), { room, message });
}

export function toggleSaved(room: string, message: number): void {
	if (FOR_GUESTS) return;
	import('../later').then(
		({ save, unsave }) => (savedDue(room, message) === undefined ? save : unsave)(room, message),
		failed,
	);
}
