/* Dialogs and pages that are rarely wanted come as files of their own. */
import { h, type FunctionComponent } from 'preact';
import { failed } from './attempt';
import { openDialog } from './dialog/dialog';

/* Opens a dialog once it is loaded. */
export function openLater<P extends object>(load: () => Promise<FunctionComponent<P>>, props: P): void {
	load().then((Dialog) => (openDialog.value = () => h(Dialog, props)), failed);
}
