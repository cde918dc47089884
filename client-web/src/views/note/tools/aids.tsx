/* What stands beside the text while one writes: who is called upon, and what is done with selected words and with links. */
import { useId, useLayoutEffect, useMemo } from 'preact/hooks';
import type { EditorView } from 'prosemirror-view';
import type { NoteEditing } from '../../../note/editing';
import type { Aid } from '../noteBox';
import { linkAt } from './links';
import { MentionList, Mentions } from './mentions';
import { SelectionBar } from './selection';

interface Props {
	view: EditorView;
	turn: number;
	editing: NoteEditing;
	/* Has what hears of keys and of the cursor, as long as this is here. */
	aid: { current: Aid | null };
}

export function Aids({ view, editing, aid }: Props) {
	const id = useId();
	const { place } = editing;
	const mentions = useMemo(() => new Mentions(place.room, id, () => view), []);
	useLayoutEffect(() => {
		aid.current = { onKey: (event) => mentions.onKeyDown(event), look: () => mentions.look() };
		mentions.look();
		return () => (aid.current = null);
	}, []);
	return (
		<>
			<MentionList mentions={mentions} id={id} view={view} />
			{!mentions.open.value && <SelectionBar view={view} place={place} link={linkAt(view.state)} />}
		</>
	);
}
