/* The note of an item where it does not go on: to prepare it, and afterwards. It is opened when it is looked at. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { isNoteWritten } from '../../../session/notesWritten';
import { client } from '../../store';
import { ItemNote, type NoteProps } from './itemNote';

interface Props extends NoteProps {
	/* What it is called; isWritten: whether there is something in it, undefined as long as that is not known. */
	title: (isWritten: boolean | undefined) => ComponentChildren;
	/* It is open from the beginning if there is something in it. */
	opens?: boolean;
}

export function FoldedNote({ title, opens, ...props }: Props) {
	const { room, meeting, item } = props;
	const isOpen = useSignal(false);
	const isWritten = useSignal<boolean | undefined>(undefined);
	useEffect(() => {
		isNoteWritten(client(), { room, of: meeting.meeting, item: item.item })
			.then((is) => {
				if (isOpen.peek()) return;
				isWritten.value = is;
				if (is && opens) isOpen.value = true;
			})
			.catch(() => undefined);
	}, []);
	const onToggle = (event: Event) => {
		isOpen.value = (event.currentTarget as HTMLDetailsElement).open;
		/* From now on it may be written in. */
		if (isOpen.value) isWritten.value = undefined;
	};
	return (
		<details class="folded-note" open={isOpen.value} onToggle={onToggle}>
			<summary>{title(isWritten.value)}</summary>
			{isOpen.value && <ItemNote {...props} />}
		</details>
	);
}
