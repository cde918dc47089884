/* A text that grows with what is written in it, with its keys. What becomes of the text is up to
 * whoever uses it. */
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { t } from '../../i18n';
import { breakLine, format, linkOver, type Edit, type Format } from '../../state/format';
import { Icon } from '../icon';
import { prefer, preferences } from '../preferences';
import { actOn, enterSends, isTouch, keyNames, keysOf, SHORTCUTS } from '../shortcuts';
import { emojiSource } from '../emoji/source';
import { openPicker } from '../emoji/picker';
import { applyEdit, insertText } from './applyEdit';
import { useCompletion } from './completion';
import { FormatBar } from './formatBar';

const SOURCES = [emojiSource];
/* Keys that move the caret. */
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

interface Props {
	box: RefObject<HTMLTextAreaElement | null>;
	text: Signal<string>;
	label: string;
	placeholder: string;
	onInput: (text: string) => void;
	onSend: () => void;
	/* Both return false when there is nothing to do. */
	onEditLast: () => unknown;
	onCancel: () => unknown;
	/* Stands beside the text: what sends it. */
	children: ComponentChildren;
}

export function TextBox(props: Props) {
	const { box, text } = props;
	const { formatBar } = preferences.value;
	const completion = useCompletion(box, SOURCES);
	useLayoutEffect(() => {
		const area = box.current!;
		area.style.height = 'auto';
		area.style.height = `${area.scrollHeight + 2}px`;
	}, [text.value]);

	const apply = (edit: Edit | undefined) => {
		if (!edit) return false;
		applyEdit(box.current!, edit);
		return true;
	};
	const reformat = (how: Format) => {
		const { value, selectionStart, selectionEnd } = box.current!;
		apply(format(value, selectionStart, selectionEnd, how));
	};
	const newLine = () => {
		const { value, selectionStart, selectionEnd } = box.current!;
		return selectionStart === selectionEnd && apply(breakLine(value, selectionStart));
	};
	const onKeyDown = (event: KeyboardEvent) =>
		completion.onKeyDown(event) ||
		actOn(event, 'composer', {
			send: props.onSend,
			breakLine: newLine,
			editLast: () => text.value === '' && props.onEditLast(),
			cancel: props.onCancel,
			strong: () => reformat('strong'),
			em: () => reformat('em'),
			strike: () => reformat('strike'),
		});
	const onPaste = (event: ClipboardEvent) => {
		const { value, selectionStart, selectionEnd } = box.current!;
		const pasted = event.clipboardData?.getData('text/plain') ?? '';
		if (apply(linkOver(value, selectionStart, selectionEnd, pasted))) event.preventDefault();
	};

	return (
		<div class="text-box">
			{completion.list}
			{formatBar && <FormatBar onFormat={reformat} />}
			<div class="text-box-row">
				<textarea
					ref={box}
					rows={1}
					value={text.value}
					aria-label={props.label}
					placeholder={props.placeholder}
					title={isTouch ? undefined : keysHint()}
					data-testid="composer"
					data-region="composer"
					enterkeyhint={enterSends() ? 'send' : 'enter'}
					{...completion.attributes}
					onInput={(event) => {
						props.onInput(event.currentTarget.value);
						completion.look();
					}}
					onKeyDown={onKeyDown}
					onKeyUp={(event) => MOVES.has(event.key) && completion.look()}
					onClick={completion.look}
					onBlur={completion.close}
					onPaste={onPaste}
				/>
				<button
					type="button"
					class="icon-button"
					aria-label={formatBar ? t('format_hide') : t('format_show')}
					title={formatBar ? t('format_hide') : t('format_show')}
					aria-expanded={formatBar}
					onClick={() => prefer('formatBar', !formatBar)}
				>
					<Icon name="a-large-small" />
				</button>
				{!isTouch && (
					<button
						type="button"
						class="icon-button"
						aria-label={t('emoji')}
						title={t('emoji')}
						aria-haspopup="dialog"
						onClick={(event) => openPicker(event.currentTarget, (char) => insertText(box.current!, char))}
					>
						<Icon name="smile" />
					</button>
				)}
				{props.children}
			</div>
		</div>
	);
}

function keysHint(): string {
	const { send, breakLine } = SHORTCUTS.composer;
	const label = (keys: readonly string[]) => keyNames(keys[0]!).join(' + ');
	return t('composer_hint', { send: label(keysOf(send)), newLine: label(keysOf(breakLine)) });
}
