/* A copy of a message for the other side of its case: the words as they will stand there, to be changed, and who will read them.
 * Nothing else goes with them: no mentions, no numbers, no author. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { parseMessage } from '../../state/markdown/mentions';
import type { Row } from '../../state/rows';
import { caseOf, sidesOf, type Side } from '../../state/side';
import { lengthOf } from '../composer/counter';
import { closeDialog, Dialog } from '../dialog/dialog';
import { AreaField } from '../dialog/field';
import { Gone } from '../dialog/gone';
import { Icon } from '../icon';
import { limitOf } from '../limits';
import { MessageText } from '../message/text';
import { app, client } from '../store';
import { notify } from '../toast';
import { forgetSide } from './hold';
import { readersText, SIDE_SIGNS, sideText } from './words';

export function CopyDialog({ room, row }: { room: string; row: Row }) {
	const { rooms } = app.value;
	const backstage = caseOf(rooms, room);
	const other = backstage && sidesOf(rooms, backstage).find(({ id }) => id !== room);
	const text = useSignal(row.text ?? '');
	if (!backstage || !other) return <Gone />;
	const side = other.kind as Side;
	const customer = backstage.brief?.customer ?? '';
	const words = text.value.trim();
	const canSend = words !== '' && lengthOf(words) <= limitOf('message_length') && !other.archived;
	const send = (event: Event) => {
		event.preventDefault();
		if (!canSend) return;
		client().outbox.post(other.id, words);
		/* One has not turned there by it: what is written there next is the first. */
		forgetSide(backstage.id);
		closeDialog();
		notify(t('case_copied', { side: sideText(side, customer) }));
	};
	return (
		<Dialog title={side === 'shared' ? t('case_copy_shared') : t('case_copy_backstage')} firm>
			<form class={`case-copy is-${side}`} onSubmit={send}>
				<p class="case-label">
					<Icon name={SIDE_SIGNS[side]} />
					<strong>{sideText(side, customer)}</strong>
				</p>
				<AreaField label={t('case_copy_text')} name="text" rows={6} value={text.peek()} max={limitOf('message_length')} onInput={(now) => (text.value = now)} autofocus />
				<section class="case-copy-preview" aria-label={t('case_copy_preview')}>
					<p class="field-hint">{t('case_copy_preview')}</p>
					<div class="message-text">
						<MessageText blocks={parseMessage(words)} />
					</div>
				</section>
				<p class="composer-readers">
					<Icon name={SIDE_SIGNS[side]} />
					<span>{readersText(other).words}</span>
				</p>
				<p class="field-hint">{t('case_copy_hint')}</p>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={closeDialog}>
						{t('cancel')}
					</button>
					<button type="submit" class="button button-primary" disabled={!canSend}>
						{side === 'shared' ? t('case_send_shared', { customer }) : t('case_send_backstage')}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
