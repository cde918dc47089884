/* Completes what is being written: : for emoji, and whatever other signs get a source. The focus stays
 * in the text; arrows choose, Enter or Tab takes. */
import type { ComponentChildren, RefObject } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { begunAt, type Begun, type Trigger } from '../../state/completion';
import type { Called, Span } from '../../state/mentions';
import { applyEdit } from './applyEdit';

export interface Option {
	key: string;
	/* Takes the place of the sign and the word. */
	insert: () => string;
	picture: ComponentChildren;
	words: string;
	hint?: string;
	/* What it does, in a line below. */
	help?: string;
	/* It is what was written, to the last character: it is taken at once. */
	isExact?: boolean;
	/* Who is called upon by it; written out like this, a space takes it. */
	called?: Called;
	names?: readonly string[];
}

export interface Source extends Trigger {
	find(word: string): Option[] | Promise<Option[]>;
}

interface Open {
	begun: Begun<Source>;
	options: readonly Option[];
	at: number;
}

export interface Completion {
	/* For the text box. */
	attributes: {
		'aria-autocomplete': 'list';
		'aria-controls': string | undefined;
		'aria-activedescendant': string | undefined;
	};
	/* What stands at the caret has changed. */
	look(): void;
	/* Whether the key was meant for the list. */
	onKeyDown(event: KeyboardEvent): boolean;
	close(): void;
	list: ComponentChildren;
}

interface Hooks {
	/* Whether what stands at this place has been completed. */
	isTaken(at: number): boolean;
	onCall(span: Span): void;
}

export function useCompletion(
	box: RefObject<HTMLTextAreaElement | null>,
	sources: readonly Source[],
	hooks: Hooks,
): Completion {
	const id = useId();
	const open = useSignal<Open | undefined>(undefined);
	/* Where one was closed with Escape; it does not come back there. */
	const closedAt = useRef(-1);
	const asked = useRef(0);

	const close = () => {
		asked.current++;
		open.value = undefined;
	};
	const take = ({ begun }: Pick<Open, 'begun'>, option: Option) => {
		const insert = option.insert();
		const caret = begun.from + insert.length;
		applyEdit(box.current!, { from: begun.from, to: begun.from + 1 + begun.word.length, insert, select: [caret, caret] });
		/* The text has changed by this, and has been looked at. */
		close();
		const { called } = option;
		if (called) hooks.onCall({ from: begun.from, to: begun.from + insert.trimEnd().length, ...called });
	};
	const look = async () => {
		const { value, selectionStart, selectionEnd, readOnly } = box.current!;
		if (readOnly) return close();
		const begun = selectionStart === selectionEnd ? begunAt(value, selectionStart, sources) : undefined;
		const question = ++asked.current;
		if (begun?.from !== closedAt.current) closedAt.current = -1;
		if (!begun || begun.from === closedAt.current || hooks.isTaken(begun.from)) {
			open.value = undefined;
			return;
		}
		const options = await Promise.resolve(begun.trigger.find(begun.word)).catch((): Option[] => []);
		if (question !== asked.current) return;
		const exact = options.find(({ isExact }) => isExact);
		if (exact) take({ begun }, exact);
		else open.value = options.length > 0 ? { begun, options, at: 0 } : undefined;
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const now = open.value;
		if (!now || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const { length } = now.options;
		const written = now.begun.word.toLowerCase();
		const exact = event.key === ' ' && now.options.find(({ names }) => names?.includes(written));
		if (exact) take(now, exact);
		else if (step) open.value = { ...now, at: (now.at + step + length) % length };
		else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) take(now, now.options[now.at]!);
		else if (event.key === 'Escape') {
			closedAt.current = now.begun.from;
			close();
		} else return false;
		event.preventDefault();
		return true;
	};

	const now = open.value;
	return {
		attributes: {
			'aria-autocomplete': 'list',
			'aria-controls': now && id,
			'aria-activedescendant': now && `${id}-${now.at}`,
		},
		look: () => void look(),
		onKeyDown,
		close,
		list: (
			<>
				{now && <OptionList id={id} options={now.options} at={now.at} onTake={(option) => take(now, option)} />}
				<p class="visually-hidden" role="status">
					{now ? t('completion_count', { n: now.options.length }) : ''}
				</p>
			</>
		),
	};
}

interface ListProps {
	id: string;
	options: readonly Option[];
	at: number;
	onTake: (option: Option) => void;
}

export function OptionList({ id, options, at, onTake }: ListProps) {
	return (
		<ul id={id} class="completion" role="listbox" aria-label={t('completion')} onMouseDown={(event) => event.preventDefault()}>
			{options.map((option, i) => (
				<li
					key={option.key}
					id={`${id}-${i}`}
					ref={(item) => void (i === at && item?.scrollIntoView({ block: 'nearest' }))}
					class="completion-item"
					role="option"
					aria-selected={i === at}
					onClick={() => onTake(option)}
				>
					<span class="completion-picture" aria-hidden="true">
						{option.picture}
					</span>
					<span class="completion-words">
						{option.words}
						{option.help && <small>{option.help}</small>}
					</span>
					{option.hint && <span class="completion-hint">{option.hint}</span>}
				</li>
			))}
		</ul>
	);
}
