/* A message the server has refused: it stays until it is tried again or thrown away. */
import { errorText, t } from '../../i18n';
import { isSaying, type OutboxItem } from '../../state/outbox';
import { Icon } from '../icon';
import { client } from '../store';

export function MessageFailure({ item }: { item: OutboxItem }) {
	const isNew = isSaying(item);
	return (
		<div class="message-failure" role="alert">
			<span>
				<Icon name="triangle-alert" />
				{isNew ? t('message_failed') : t('message_failed_change')}
				{item.error && <> – {errorText(item.error)}</>}
			</span>
			<button type="button" class="text-button" onClick={() => client().outbox.retry(item.clientId)}>
				{t('message_retry')}
			</button>
			<button type="button" class="text-button" onClick={() => client().outbox.discard(item.clientId)}>
				{isNew ? t('message_discard') : t('message_revert')}
			</button>
		</div>
	);
}
