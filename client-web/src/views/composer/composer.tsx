/* Where a message is written. It never waits for the network. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { lastOwn } from '../../state/lines';
import { placeKey } from '../../state/place';
import type { RoomEntry } from '../../state/rooms';
import { mentionsOf, moveSpans, NOTHING_WRITTEN, trimmed, type Span, type Written } from '../../state/mentions';
import type { Row } from '../../state/rows';
import { writtenOf } from '../../storage/drafts';
import { emojiSource } from '../emoji/source';
import { Icon } from '../icon';
import { actionsOf } from '../message/actions';
import { startEdit, stopEdit } from '../message/editing';
import { isTouch } from '../shortcuts';
import { titleOf } from '../room/title';
import { limitOf } from '../limits';
import { saySlash } from '../records';
import { app, client } from '../store';
import { Counter, lengthOf } from './counter';
import { keepDraft, keepDraftSoon, useDraftOnLeave } from './draft';
import type { Manner } from './manner';
import { mentionSource } from './mentionSource';
import { slashSource } from './slashSource';
import { TextBox } from './textBox';
import { useEdit, writtenIn } from './useEdit';
import { useTyping } from './useTyping';

interface Props {
	entry: RoomEntry;
	/* The message whose thread it is written in; 0: none. */
	thread?: number;
	/* What can be edited here. */
	rows: readonly Row[];
	/* The next key belongs to it again when this changes. */
	visit?: number;
	manner?: Manner | undefined;
	onSent: () => void;
}

export function Composer({ entry, thread = 0, rows, visit, manner, onSent }: Props) {
	const { id } = entry;
	const place = thread > 0 ? placeKey(id, thread) : id;
	const inThread = thread > 0 && t('thread_composer');
	const title = manner ? joined(inThread, manner.label) : inThread || t('composer', { title: titleOf(entry) });
	const box = useRef<HTMLTextAreaElement>(null);
	const draft = useSignal(writtenOf(place));
	const edit = useEdit({ room: id, thread, place, rows });
	const edited = edit.seq;
	const written = edited > 0 ? edit.written : draft;
	const { text } = written.value;
	const sources = useMemo(() => [emojiSource, mentionSource(id), ...(FOR_GUESTS || thread > 0 ? [] : [slashSource])], [id]);
	const tellTyping = useTyping(id, thread);
	useDraftOnLeave(place, draft);

	/* At once: the next key belongs to the message. */
	useLayoutEffect(() => {
		if (edited === 0) return;
		/* What is held back cannot be seen meanwhile. */
		manner?.takeBack(place);
		const area = box.current!;
		area.focus();
		/* Before it is drawn: the next key may select it. */
		area.value = edit.written.value.text;
		area.setSelectionRange(area.value.length, area.value.length);
	}, [edited]);
	/* At once as well: a moment later it might be taken from where somebody has gone meanwhile. */
	useLayoutEffect(() => {
		if (!isTouch && manner?.isFirst !== false) box.current!.focus();
	}, [place, visit]);
	/* What is held back as one leaves stays written. */
	useEffect(() => () => manner?.takeBack(place), [place]);

	const length = lengthOf(text);
	const held = edited > 0 ? undefined : manner?.held(place);
	const canSend = !held && text.trim() !== '' && length <= limitOf('message_length');

	/* Said is what was written then: what has been typed since stays. */
	const sent = (said: Written) => {
		if (isSame(trimmed(draft.peek()), said)) {
			draft.value = NOTHING_WRITTEN;
			void keepDraft(place, NOTHING_WRITTEN);
		}
		onSent();
	};
	const send = () => {
		if (!canSend) return;
		const said = trimmed(written.value);
		const mentions = mentionsOf(said.text, said.spans);
		tellTyping('');
		const say = () => {
			if (thread > 0) {
				client().outbox.reply(id, thread, said.text, mentions);
				sent(said);
			} else if (FOR_GUESTS || !saySlash(id, said, () => sent(said))) {
				client().outbox.post(id, said.text, mentions);
				sent(said);
			}
		};
		if (edited > 0) {
			if (!edit.row || !isSame(said, writtenIn(edit.row))) client().outbox.edit(id, edited, said.text, mentions);
			stopEdit(id, thread);
		} else if (!manner?.hold(place, say)) {
			say();
		}
		box.current!.focus();
	};
	const take = (next: Written) => {
		if (edited > 0) {
			edit.take(next);
			return;
		}
		draft.value = next;
		keepDraftSoon(place, next);
		tellTyping(next.text);
	};
	const write = (value: string, caret: number) => {
		const { text: before, spans } = written.peek();
		take({ text: value, spans: moveSpans(spans, before, value, caret) });
	};
	const call = (span: Span) => {
		const { text: now, spans } = written.peek();
		take({ text: now, spans: [...spans, span].sort((a, b) => a.from - b.from) });
	};
	const editLast = () => {
		const own = edited === 0 ? lastOwn(rows, app.peek().me, thread) : undefined;
		if (!own || !actionsOf(id, own, 'sent').edit) return false;
		startEdit(id, own.seq, thread);
		return true;
	};
	const action = edited > 0 ? t('composer_save') : (manner?.send ?? t('composer_send'));

	return (
		<form
			class={['composer', edited > 0 && 'is-editing', manner && 'is-read'].filter(Boolean).join(' ')}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			{edited > 0 && (
				<div class="composer-editing">
					<Icon name="pencil" />
					<span>{t('composer_editing')}</span>
					<button type="button" class="text-button" onClick={() => stopEdit(id, thread)}>
						{t('cancel')}
					</button>
				</div>
			)}
			{manner && <p class="composer-readers">{manner.readers}</p>}
			{held}
			{manner && (
				<p class="visually-hidden" role="status">
					{held ? manner.heldText(place) : ''}
				</p>
			)}
			<TextBox
				box={box}
				isHeld={Boolean(held)}
				text={text}
				spans={written.value.spans}
				sources={sources}
				region={thread > 0 ? 'thread-composer' : 'composer'}
				label={edited > 0 ? joined(manner && title, t('composer_editing')) : title}
				placeholder={title}
				onInput={write}
				onCall={call}
				onSend={send}
				onEditLast={editLast}
				onCancel={() => (held ? manner?.takeBack(place) : edited > 0 && stopEdit(id, thread))}
			>
				<button type="submit" class="button button-primary composer-send" disabled={!canSend} aria-label={action} title={action}>
					{manner && edited === 0 && <span>{action}</span>}
					<Icon name={edited > 0 ? 'check' : 'send-horizontal'} />
				</button>
			</TextBox>
			<Counter length={length} />
		</form>
	);
}

function joined(...names: (string | false | undefined)[]): string {
	return names.filter(Boolean).join(': ');
}

function isSame(a: Written, b: Written): boolean {
	return a.text === b.text && JSON.stringify(a.spans) === JSON.stringify(b.spans);
}
