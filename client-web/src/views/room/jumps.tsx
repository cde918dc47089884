import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { Icon } from '../icon';

export function JumpToEnd({ count, onJump }: { count: number; onJump: () => void }) {
	return (
		<button type="button" class="jump" onClick={onJump}>
			<Icon name="arrow-down" />
			{count > 0 ? t('jump_latest_n', { n: count }) : t('jump_latest')}
		</button>
	);
}

/* Until it has been followed once. */
export function JumpToUnread({ onJump }: { onJump: () => void }) {
	const isFollowed = useSignal(false);
	if (isFollowed.value) return null;
	const follow = () => {
		isFollowed.value = true;
		onJump();
	};
	return (
		<button type="button" class="jump jump-unread" onClick={follow}>
			{t('unread_jump_many', { n: LIMITS.unread_max - 1 })}
		</button>
	);
}

/* Where the person says themselves what they have read. */
export function ReadButton({ onRead }: { onRead: () => void }) {
	return (
		<button type="button" class="jump" onClick={onRead}>
			<Icon name="check-check" />
			{t('read_here')}
		</button>
	);
}
