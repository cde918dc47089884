/* A text of the case, changed in its place. Who changes another one meanwhile takes nothing away; that this one was changed is
 * said before it is stored. What is written lies on the device until it is saved or given up, and shows again wherever one
 * comes back to it. */
import { h } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { CaseSheet } from '../../../protocol/types';
import { parseMessage } from '../../../state/markdown/mentions';
import { NOTHING_WRITTEN, type Written } from '../../../state/mentions';
import { caseTextOf, writtenOf } from '../../../storage/drafts';
import { keepDraft, keepDraftSoon, useDraftOnLeave } from '../../composer/draft';
import { Confirm, openDialog } from '../../dialog/dialog';
import { AreaField } from '../../dialog/field';
import { FormError } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { Icon } from '../../icon';
import { MessageText } from '../../message/text';
import { changeCase } from './changing';

type Name = 'question' | 'facts' | 'options' | 'solution';

interface Props {
	room: string;
	sheet: CaseSheet;
	name: Name;
	label: string;
	hint: string;
	/* Nothing can be changed any more. */
	isStill: boolean;
}

export function TextPart({ room, sheet, name, label, hint, isStill }: Props) {
	const id = useId();
	const place = caseTextOf(room, name);
	const isOpen = useSignal(writtenOf(place).text !== '');
	const isAsked = useRef(false);
	const button = useRef<HTMLButtonElement>(null);
	const text = sheet[name];
	const open = () => {
		isAsked.current = true;
		isOpen.value = true;
	};
	const close = () => {
		isOpen.value = false;
		requestAnimationFrame(() => document.activeElement === document.body && button.current?.focus());
	};
	return (
		<section class="case-text" aria-labelledby={id} data-part={name}>
			<header>
				<h3 id={id}>{label}</h3>
				{!isStill && !isOpen.value && (
					<button ref={button} type="button" class="icon-button" aria-label={t('case_change_what', { what: label })} title={t('case_change_what', { what: label })} onClick={open}>
						<Icon name="pencil" />
					</button>
				)}
			</header>
			{isOpen.value ? (
				<TextForm room={room} name={name} place={place} label={label} hint={hint} text={text} isFirst={isAsked.current} onDone={close} />
			) : text === '' ? (
				<p class="field-hint">{hint}</p>
			) : (
				<div class="message-text">
					<MessageText blocks={parseMessage(text)} />
				</div>
			)}
		</section>
	);
}

interface FormProps extends Pick<Props, 'room' | 'name' | 'label' | 'hint'> {
	/* Where what is written lies on the device. */
	place: string;
	text: string;
	/* The next key belongs to it. */
	isFirst: boolean;
	onDone: () => void;
}

function TextForm({ room, name, label, hint, place, text, isFirst, onDone }: FormProps) {
	const task = useTask([name]);
	const idFor = useClientId();
	const draft = useSignal(writtenOf(place));
	/* As it was when one began, and what one begins with. */
	const { before, given } = useRef({ before: draft.peek().before ?? text, given: draft.peek().text || text }).current;
	useDraftOnLeave(place, draft);
	const take = (next: Written) => {
		draft.value = next;
		keepDraftSoon(place, next);
	};
	const write = (now: string) => take(now === before ? NOTHING_WRITTEN : { text: now, spans: [], before });
	const drop = () => {
		draft.value = NOTHING_WRITTEN;
		void keepDraft(place, NOTHING_WRITTEN);
		onDone();
	};
	const submit = (event: Event) => {
		const said = wordsOf(event)(name);
		/* What one has not changed is not put over what others have. */
		const isChange = said !== before.trim() && said !== text;
		task.run(async () => {
			if (isChange) await changeCase(room, { [name]: said }, idFor([said, text]));
			drop();
		});
	};
	const askDrop = () => {
		if (draft.peek().text === '') drop();
		else openDialog.value = () => h(Confirm, { title: t('case_text_drop', { what: label }), text: t('case_text_drop_text'), action: t('message_revert'), onConfirm: drop });
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing) return;
		if (event.key === 'Escape') askDrop();
		else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) (event.currentTarget as HTMLFormElement).requestSubmit();
		else return;
		event.preventDefault();
	};
	return (
		<form onSubmit={submit} onKeyDown={onKeyDown}>
			<AreaField label={label} name={name} rows={5} value={given} max={LIMITS.case_text_max} hint={hint} error={task.errorOf(name)} onInput={write} autofocus={isFirst} />
			{text !== before && (
				<p class="case-meanwhile" role="status">
					<Icon name="triangle-alert" />
					{t('case_meanwhile', { text })}
				</p>
			)}
			<FormError task={task} />
			<div class="dialog-actions">
				<button type="button" class="button" onClick={drop}>
					{t('cancel')}
				</button>
				<button type="submit" class="button button-primary" disabled={task.busy}>
					{t('save')}
				</button>
			</div>
		</form>
	);
}
