/* Dialogs and pages that are rarely wanted come as files of their own. */
import { h, type FunctionComponent } from 'preact';
import { t } from '../i18n';
import { openDialog } from './dialog/dialog';
import { notify } from './toast';

/* Opens a dialog once it is loaded. */
export function openLater<P extends object>(load: () => Promise<FunctionComponent<P>>, props: P): void {
	load().then(
		(Dialog) => (openDialog.value = () => h(Dialog, props)),
		() => notify(t('error_offline')),
	);
}
