/* Buttons for what the text at the cursor is: one stop for Tab, arrows move among them. */
import type { EditorView } from 'prosemirror-view';
import { t, type Key } from '../../../i18n';
import { Icon, type IconName } from '../../icon';
import { withKeys } from '../../shortcuts';
import { useOneStop } from '../../toolbar';
import { ACTS, type ActName } from '../commands';
import { openLink } from '../onShortcut';
import { NOTE_SHORTCUTS } from '../shortcuts';
import { linkAt } from './links';

type Name = ActName | 'link';

/* Groups of what belongs together. */
const TOOLS: readonly (readonly (readonly [Name, IconName, Key])[])[] = [
	[
		['strong', 'bold', 'format_strong'],
		['em', 'italic', 'format_em'],
		['strike', 'strikethrough', 'format_strike'],
		['code', 'code', 'format_code'],
		['link', 'link', 'format_link'],
	],
	[
		['heading1', 'heading-1', 'note_heading1'],
		['heading2', 'heading-2', 'note_heading2'],
		['heading3', 'heading-3', 'note_heading3'],
	],
	[
		['bullets', 'list', 'format_list'],
		['numbers', 'list-ordered', 'format_numbers'],
		['checks', 'list-checks', 'note_checks'],
	],
	[
		['quote', 'text-quote', 'format_quote'],
		['codeBlock', 'square-code', 'note_code_block'],
		['rule', 'minus', 'note_rule'],
	],
	[
		['undo', 'undo-2', 'undo'],
		['redo', 'redo-2', 'note_redo'],
	],
];
const ALL = TOOLS.flat();

interface Props {
	view: EditorView;
	turn: number;
	label: string;
}

export function NoteToolbar({ view, label }: Props) {
	const { onKeyDown, stop } = useOneStop(ALL.length);
	const { state } = view;
	const hasLink = linkAt(state) !== undefined;
	const press = (name: Name, byKey: boolean) => {
		if (name === 'link') {
			openLink(view);
			return;
		}
		ACTS[name].run(view.state, view.dispatch, view);
		/* Whoever came by key goes on choosing, whoever came by pointer on writing. */
		if (!byKey) view.focus();
	};
	return (
		<div class="note-tools" role="toolbar" aria-label={t('note_tools', { title: label })} onKeyDown={(event) => (event.key === 'Escape' ? view.focus() : onKeyDown(event))}>
			{TOOLS.map((group, g) => (
				<span key={g} class="note-tool-group">
					{group.map(([name, icon, words]) => {
						const i = ALL.findIndex(([one]) => one === name);
						const act = name === 'link' ? undefined : ACTS[name];
						const isOff = act !== undefined && !act.run(state, undefined, view);
						const shortcut = name in NOTE_SHORTCUTS ? NOTE_SHORTCUTS[name as keyof typeof NOTE_SHORTCUTS] : undefined;
						return (
							<button
								key={name}
								type="button"
								class="icon-button"
								{...stop(i)}
								aria-label={t(words)}
								title={shortcut ? withKeys(shortcut) : t(words)}
								aria-pressed={name === 'link' ? hasLink : act?.isOn?.(state)}
								aria-disabled={isOff}
								onMouseDown={(event) => event.preventDefault()}
								onClick={(event) => !isOff && press(name, event.detail === 0)}
							>
								<Icon name={icon} />
							</button>
						);
					})}
				</span>
			))}
		</div>
	);
}
