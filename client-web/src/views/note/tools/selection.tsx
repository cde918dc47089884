/* What can be done with the words that are selected, or with the link at the cursor: a small bar, and a menu by key. */
import type { EditorView } from 'prosemirror-view';
import { t } from '../../../i18n';
import type { NotePlace } from '../../../note/editing';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { Icon } from '../../icon';
import { openDecision, openTask, type Place } from '../../records';
import { mentionText } from '../look';
import { openLink } from '../onShortcut';
import { plainText } from './plainText';
import { Floating } from './floating';
import type { LinkThere } from './links';

/* An item stands in a meeting; else it is the room's. */
function placeOf({ room, of, item }: NotePlace): Place {
	return item === undefined ? { room } : { room, meeting: of, item };
}

function entriesFor(view: EditorView, place: NotePlace): MenuEntry[] {
	const { state } = view;
	const text = state.selection.empty ? '' : plainText(state.selection.content().content, mentionText);
	return [
		{ icon: 'square-check', words: t('note_to_task'), run: () => openTask(placeOf(place), { text }) },
		{ icon: 'gavel', words: t('note_to_decision'), run: () => openDecision(placeOf(place), { text }) },
	];
}

export function SelectionMenu({ view, place }: { view: EditorView; place: NotePlace }) {
	const entries: MenuEntry[] = [...entriesFor(view, place), { icon: 'link', words: t('format_link'), run: () => openLink(view) }];
	return <MenuDialogOf title={t('note_menu')} entries={entries} />;
}

interface Props {
	view: EditorView;
	place: NotePlace;
	link: LinkThere | undefined;
}

export function SelectionBar({ view, place, link }: Props) {
	const { selection } = view.state;
	if (!view.hasFocus() || (selection.empty && !link) || selection.$from.parent.type.spec.code) return null;
	if (selection.empty && link) {
		return (
			<Floating view={view} at={link.from} class="note-bar">
				<a class="note-bar-address" href={link.href} target="_blank" rel="noopener noreferrer nofollow" tabIndex={-1}>
					{link.href}
				</a>
				<button type="button" class="icon-button" tabIndex={-1} aria-label={t('note_link_change')} title={t('note_link_change')} onClick={() => openLink(view)}>
					<Icon name="pencil" />
				</button>
			</Floating>
		);
	}
	return (
		<Floating view={view} at={selection.to} class="note-bar">
			{entriesFor(view, place).map(({ icon, words, run }) => (
				<button key={words} type="button" class="note-bar-button" tabIndex={-1} onClick={run}>
					<Icon name={icon} />
					{words}
				</button>
			))}
		</Floating>
	);
}
