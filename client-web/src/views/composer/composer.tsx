/* Where a message is written. It never waits for the network. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { lastOwn } from '../../state/lines';
import { rowAt } from '../../state/room';
import type { RoomEntry } from '../../state/rooms';
import { draftOf } from '../../storage/drafts';
import { Icon } from '../icon';
import { editing, startEdit, stopEdit } from '../message/actions';
import { isTouch } from '../shortcuts';
import { titleOf } from '../room/title';
import { app, client } from '../store';
import { Counter, lengthOf } from './counter';
import { keepDraft, keepDraftSoon, useDraftOnLeave } from './draft';
import { TextBox } from './textBox';
import { useTyping } from './useTyping';

interface Props {
	entry: RoomEntry;
	onSent: () => void;
}

export function Composer({ entry, onSent }: Props) {
	const { id, held } = entry;
	const title = titleOf(entry);
	const box = useRef<HTMLTextAreaElement>(null);
	const draft = useSignal(draftOf(id));
	const changed = useSignal('');
	const edited = editing.value?.room === id ? editing.value.seq : 0;
	const text = edited > 0 ? changed : draft;
	const tellTyping = useTyping(id);
	useDraftOnLeave(id, draft);

	/* At once: the next key belongs to the message. */
	useLayoutEffect(() => {
		if (edited === 0) return;
		changed.value = (held && rowAt(held, edited)?.text) ?? '';
		const area = box.current!;
		area.focus();
		requestAnimationFrame(() => area.setSelectionRange(area.value.length, area.value.length));
	}, [edited]);
	useEffect(() => {
		if (!isTouch) box.current!.focus();
		return stopEdit;
	}, [id]);

	const length = lengthOf(text.value);
	const canSend = text.value.trim() !== '' && length <= LIMITS.message_text_max;

	const send = () => {
		if (!canSend) return;
		const said = text.value.trim();
		tellTyping('');
		if (edited > 0) {
			if (held && rowAt(held, edited)?.text !== said) client().outbox.edit(id, edited, said);
			stopEdit();
		} else {
			client().outbox.post(id, said);
			draft.value = '';
			void keepDraft(id, '');
			onSent();
		}
		box.current!.focus();
	};
	const write = (value: string) => {
		text.value = value;
		if (edited > 0) return;
		keepDraftSoon(id, value);
		tellTyping(value);
	};
	const editLast = () => {
		const own = edited === 0 && held ? lastOwn(held, app.peek().me) : undefined;
		if (!own) return false;
		startEdit(id, own.seq);
		return true;
	};
	const action = edited > 0 ? t('composer_save') : t('composer_send');

	return (
		<form
			class={edited > 0 ? 'composer is-editing' : 'composer'}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			{edited > 0 && (
				<div class="composer-editing">
					<Icon name="pencil" />
					<span>{t('composer_editing')}</span>
					<button type="button" class="text-button" onClick={stopEdit}>
						{t('cancel')}
					</button>
				</div>
			)}
			<TextBox
				box={box}
				text={text}
				label={edited > 0 ? t('composer_editing') : t('composer', { title })}
				placeholder={t('composer', { title })}
				onInput={write}
				onSend={send}
				onEditLast={editLast}
				onCancel={() => edited > 0 && stopEdit()}
			>
				<button type="submit" class="button button-primary composer-send" disabled={!canSend} aria-label={action} title={action}>
					<Icon name={edited > 0 ? 'check' : 'send-horizontal'} />
				</button>
			</TextBox>
			<Counter length={length} />
		</form>
	);
}
