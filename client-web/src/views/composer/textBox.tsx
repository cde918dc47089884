/* A text that grows with what is written in it, with its keys. What becomes of the text is up to
 * whoever uses it. */
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { breakLine, format, linkOver, type Edit, type Format } from '../../state/format';
import type { Span } from '../../state/mentions';
import { Icon } from '../icon';
import { prefer, preferences } from '../preferences';
import { actOn, enterSends, isTouch, keyNames, keysOf, SHORTCUTS } from '../shortcuts';
import { openPicker } from '../emoji/openPicker';
import { applyEdit, insertText } from './applyEdit';
import { useCompletion, type Source } from './completion';
import { FormatBar } from './formatBar';

/* Keys that move the caret. */
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

interface Props {
	box: RefObject<HTMLTextAreaElement | null>;
	text: string;
	/* Those called upon in it, and the signs that complete. */
	spans: readonly Span[];
	sources: readonly Source[];
	/* Its name among the parts of the page. */
	region: string;
	label: string;
	placeholder: string;
	onInput: (text: string, caret: number) => void;
	/* Somebody was chosen to be called upon. */
	onCall: (span: Span) => void;
	onSend: () => void;
	/* Both return false when there is nothing to do. */
	onEditLast: () => unknown;
	onCancel: () => unknown;
	/* It is on its way, and not to be changed. */
	isHeld: boolean;
	/* Stands beside the text: what sends it. */
	children: ComponentChildren;
}

export function TextBox(props: Props) {
	const { box, text } = props;
	const { formatBar } = preferences.value;
	const completion = useCompletion(box, props.sources, {
		isTaken: (at) => props.spans.some(({ from, to }) => at >= from && at < to),
		onCall: props.onCall,
	});
	useLayoutEffect(() => {
		const area = box.current!;
		area.style.height = 'auto';
		/* Empty, it is as high as one line; to ask would lay out the whole room. */
		if (text !== '') area.style.height = `${area.scrollHeight}px`;
	}, [text]);

	/* Nor is anything to be completed by what was asked for before. */
	useLayoutEffect(() => {
		if (props.isHeld) completion.close();
	}, [props.isHeld]);

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
			editLast: () => text === '' && props.onEditLast(),
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
					readOnly={props.isHeld}
					value={text}
					aria-label={props.label}
					placeholder={props.placeholder}
					title={isTouch ? undefined : keysHint()}
					data-testid={props.region}
					data-region={props.region}
					enterkeyhint={enterSends() ? 'send' : 'enter'}
					{...completion.attributes}
					onInput={(event) => {
						const { value, selectionEnd, readOnly } = event.currentTarget;
						/* As by taking back what was typed before. */
						if (readOnly) event.currentTarget.value = text;
						else props.onInput(value, selectionEnd);
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
