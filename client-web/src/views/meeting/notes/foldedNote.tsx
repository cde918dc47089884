/* The note of an item where it does not go on: to prepare it, and afterwards. It is opened when it is looked at. */
import { useSignal } from '@preact/signals';
import { ItemNote, type NoteProps } from './itemNote';

export function FoldedNote({ title, ...props }: NoteProps & { title: string }) {
	const isOpen = useSignal(false);
	return (
		<details class="folded-note" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
			<summary>{title}</summary>
			{isOpen.value && <ItemNote {...props} />}
		</details>
	);
}
