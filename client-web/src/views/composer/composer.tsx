/* Where a message is written. It never waits for the network. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { lastOwn } from '../../state/lines';
import { rowAt } from '../../state/room';
import type { RoomEntry } from '../../state/rooms';
import { draftOf } from '../../storage/drafts';
import { editing, startEdit, stopEdit } from '../message/actions';
import { Counter, lengthOf } from './counter';
import { keepDraft, useDraftOnLeave } from './draft';
import { Icon } from '../icon';
import { app, client } from '../store';
import { useTyping } from './useTyping';

const isTouch = matchMedia('(pointer: coarse)').matches;

interface Props {
	entry: RoomEntry;
	onSent: () => void;
}

export function Composer({ entry, onSent }: Props) {
	const { id, held, title } = entry;
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
	useLayoutEffect(() => {
		const area = box.current!;
		area.style.height = 'auto';
		area.style.height = `${area.scrollHeight + 2}px`;
	}, [text.value]);

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
			keepDraft(id, '');
			onSent();
		}
		box.current!.focus();
	};

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing) return;
		if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !isTouch) {
			event.preventDefault();
			send();
		} else if (event.key === 'ArrowUp' && text.value === '' && edited === 0) {
			const own = held && lastOwn(held, app.peek().me);
			if (!own) return;
			event.preventDefault();
			startEdit(id, own.seq);
		} else if (event.key === 'Escape' && edited > 0) {
			event.preventDefault();
			stopEdit();
		}
	};

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
			<div class="composer-row">
				<textarea
					ref={box}
					rows={1}
					value={text.value}
					aria-label={edited > 0 ? t('composer_editing') : t('composer', { title })}
					placeholder={t('composer', { title })}
					title={isTouch ? undefined : t('composer_hint')}
					data-testid="composer"
					data-region="composer"
					enterkeyhint={isTouch ? 'enter' : 'send'}
					onInput={(event) => {
						text.value = event.currentTarget.value;
						if (edited > 0) return;
						keepDraft(id, text.value, true);
						tellTyping(text.value);
					}}
					onKeyDown={onKeyDown}
				/>
				<button
					type="submit"
					class="button button-primary composer-send"
					disabled={!canSend}
					aria-label={edited > 0 ? t('composer_save') : t('composer_send')}
					title={edited > 0 ? t('composer_save') : t('composer_send')}
				>
					<Icon name={edited > 0 ? 'check' : 'send-horizontal'} />
				</button>
			</div>
			<Counter length={length} />
		</form>
	);
}
