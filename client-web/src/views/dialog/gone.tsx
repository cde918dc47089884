import { useLayoutEffect } from 'preact/hooks';
import { closeDialog } from './dialog';

/* What a dialog shows when that which it is about is gone: nothing, and it does not stay open unseen. */
export function Gone() {
	useLayoutEffect(closeDialog, []);
	return null;
}
