/* A text of the case, changed in its place. Who changes another one meanwhile takes nothing away; that this one was changed is
 * said before it is stored. */
import { useId, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { CaseSheet } from '../../../protocol/types';
import { parseMessage } from '../../../state/markdown/mentions';
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
	const isOpen = useSignal(false);
	const button = useRef<HTMLButtonElement>(null);
	const text = sheet[name];
	const close = () => {
		isOpen.value = false;
		requestAnimationFrame(() => button.current?.focus());
	};
	return (
		<section class="case-text" aria-labelledby={id} data-part={name}>
			<header>
				<h3 id={id}>{label}</h3>
				{!isStill && !isOpen.value && (
					<button ref={button} type="button" class="icon-button" aria-label={t('case_change_what', { what: label })} title={t('case_change_what', { what: label })} onClick={() => (isOpen.value = true)}>
						<Icon name="pencil" />
					</button>
				)}
			</header>
			{isOpen.value ? (
				<TextForm room={room} name={name} label={label} hint={hint} text={text} onDone={close} />
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

function TextForm({ room, name, label, hint, text, onDone }: Pick<Props, 'room' | 'name' | 'label' | 'hint'> & { text: string; onDone: () => void }) {
	const task = useTask([name]);
	const idFor = useClientId();
	/* As it was when one began. */
	const before = useRef(text);
	const submit = (event: Event) => {
		const said = wordsOf(event)(name);
		task.run(async () => {
			if (said !== text) await changeCase(room, { [name]: said }, idFor([said, text]));
			onDone();
		});
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === 'Escape') onDone();
		else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) (event.currentTarget as HTMLFormElement).requestSubmit();
		else return;
		event.preventDefault();
	};
	return (
		<form onSubmit={submit} onKeyDown={onKeyDown}>
			<AreaField label={label} name={name} rows={5} value={text} max={LIMITS.case_text_max} hint={hint} error={task.errorOf(name)} autofocus />
			{text !== before.current && (
				<p class="case-meanwhile" role="status">
					<Icon name="triangle-alert" />
					{t('case_meanwhile', { text })}
				</p>
			)}
			<FormError task={task} />
			<div class="dialog-actions">
				<button type="button" class="button" onClick={onDone}>
					{t('cancel')}
				</button>
				<button type="submit" class="button button-primary" disabled={task.busy}>
					{t('save')}
				</button>
			</div>
		</form>
	);
}
