import { t } from '../../../i18n';
import { Icon } from '../../icon';
import { mayManage, openMeetingMenu, type Listed } from './meetingMenu';

/* Where there is nothing one may do there is no button. */
export function MenuButton({ listed }: { listed: Listed }) {
	if (!mayManage(listed)) return null;
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={t('card_menu', { title: listed.plan.title })}
			aria-haspopup="dialog"
			onClick={(event) => openMeetingMenu(listed, event.currentTarget)}
		>
			<Icon name="ellipsis-vertical" />
		</button>
	);
}
