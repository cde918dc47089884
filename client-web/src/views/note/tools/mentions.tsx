/* Completes who is called upon: @ and a few letters. The focus stays in the text, as in the composer. */
import { signal, type Signal } from '@preact/signals';
import type { EditorView } from 'prosemirror-view';
import { t } from '../../../i18n';
import { schema } from '../../../note/schema';
import { begunAt, type Begun } from '../../../state/completion';
import { OptionList, type Option, type Source } from '../../composer/completion';
import { mentionSource } from '../../composer/mentionSource';
import { Floating } from './floating';

interface Open {
	begun: Begun<Source>;
	/* Where the sign stands in the document. */
	at: number;
	options: readonly Option[];
	chosen: number;
}

const SEEN = 80;

export class Mentions {
	readonly open: Signal<Open | undefined> = signal(undefined);
	private readonly sources: readonly Source[];
	/* Where one was closed with Escape; it does not come back there. */
	private closedAt = -1;
	private asked = 0;

	constructor(
		room: string,
		private readonly id: string,
		private readonly view: () => EditorView | undefined,
	) {
		this.sources = [mentionSource(room)];
	}

	/* What stands at the cursor has changed. */
	look(): void {
		const view = this.view();
		const found = view?.editable && view.hasFocus() ? this.begun(view) : undefined;
		if (found?.at !== this.closedAt) this.closedAt = -1;
		const question = ++this.asked;
		if (!found || found.at === this.closedAt) this.show(undefined);
		else {
			const { begun, at } = found;
			void Promise.resolve(begun.trigger.find(begun.word)).then((all) => {
				const options = all.filter(({ called }) => called);
				if (question === this.asked) this.show(options.length > 0 ? { begun, at, options, chosen: 0 } : undefined);
			});
		}
	}

	private begun(view: EditorView): { begun: Begun<Source>; at: number } | undefined {
		const { empty, $from } = view.state.selection;
		if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code || $from.marks().some(({ type }) => type === schema.marks.code)) return undefined;
		const start = Math.max(0, $from.parentOffset - SEEN);
		const text = $from.parent.textBetween(start, $from.parentOffset, null, '\ufffc');
		const begun = begunAt(text, text.length, this.sources);
		return begun && { begun, at: $from.start() + start + begun.from };
	}

	onKeyDown(event: KeyboardEvent): boolean {
		const now = this.open.peek();
		if (!now || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const { length } = now.options;
		if (step) this.show({ ...now, chosen: (now.chosen + step + length) % length });
		else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) this.take(now.options[now.chosen]!);
		else if (event.key === 'Escape') {
			this.closedAt = now.at;
			this.show(undefined);
		} else return false;
		event.preventDefault();
		return true;
	}

	take({ called }: Option): void {
		const view = this.view();
		const now = this.open.peek();
		if (!view || !now || !called) return;
		const { state } = view;
		const mention = schema.nodes.mention.create({ kind: called.kind, id: called.id ?? '' });
		const tr = state.tr.replaceWith(now.at, now.at + 1 + now.begun.word.length, [mention, schema.text(' ')]);
		this.show(undefined);
		view.dispatch(tr.scrollIntoView());
		view.focus();
	}

	/* What a screen reader is told of it stands at the text. */
	private show(next: Open | undefined): void {
		this.open.value = next;
		const dom = this.view()?.dom;
		if (!dom) return;
		if (next) {
			dom.setAttribute('aria-controls', this.id);
			dom.setAttribute('aria-activedescendant', `${this.id}-${next.chosen}`);
		} else for (const name of ['aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
	}
}

export function MentionList({ mentions, id, view }: { mentions: Mentions; id: string; view: EditorView }) {
	const now = mentions.open.value;
	return (
		<>
			{now && (
				<Floating view={view} at={now.at} class="note-completion">
					<OptionList id={id} options={now.options} at={now.chosen} onTake={(option) => mentions.take(option)} />
				</Floating>
			)}
			<p class="visually-hidden" role="status">
				{now ? t('completion_count', { n: now.options.length }) : ''}
			</p>
		</>
	);
}
