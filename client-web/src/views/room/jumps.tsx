import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { Icon } from '../icon';

export function JumpToEnd({ count, onJump }: { count: number; onJump: () => void }) {
	return (
		<button type="button" class="jump jump-end" onClick={onJump}>
			<Icon name="arrow-down" />
			{count > 0 ? t('jump_latest_n', { n: count }) : t('jump_latest')}
		</button>
	);
}

export function JumpToUnread({ onJump }: { onJump: () => void }) {
	return (
		<button type="button" class="jump jump-unread" onClick={onJump}>
			{t('unread_jump_many', { n: LIMITS.unread_max - 1 })}
		</button>
	);
}
