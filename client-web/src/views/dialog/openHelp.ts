import { learn } from '../../i18n';
import { openLater } from '../lazy';

/* Of the parts, documents alone have keys with words of their own. */
export function openHelp(): void {
	openLater(async () => {
		const [{ HelpDialog }] = await Promise.all([import('../later'), learn('note')]);
		return HelpDialog;
	}, {});
}
