/* A menu beside what it belongs to; on a phone at the bottom. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icon';
import { closeDialog, Dialog } from './dialog';

export interface MenuEntry {
	icon: IconName;
	words: string;
	run: () => void;
	/* Whether it is as it says; then it shows a check. */
	isOn?: boolean;
	danger?: boolean;
}

interface Props {
	title: string;
	anchor?: HTMLElement;
	entries: readonly MenuEntry[];
	/* Stands above the entries. */
	children?: ComponentChildren;
	/* Of one that stands over another dialog, or may. */
	onClose?: () => void;
}

export function MenuDialogOf({ title, anchor, entries, children, onClose = closeDialog }: Props) {
	return (
		<Dialog title={title} onClose={onClose} {...(anchor && { anchor })}>
			<div class="sheet" onKeyDown={moveOn}>
				{children}
				{entries.map(({ icon, words, run, isOn, danger }) => (
					<button
						key={words}
						type="button"
						class={danger ? 'sheet-button is-danger' : 'sheet-button'}
						aria-pressed={isOn}
						onClick={() => {
							onClose();
							run();
						}}
					>
						<Icon name={icon} />
						<span class="sheet-words">{words}</span>
						{isOn && <Icon name="check" />}
					</button>
				))}
			</div>
		</Dialog>
	);
}

function moveOn(event: KeyboardEvent): void {
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (!step || (event.target as Element).matches('input, select')) return;
	event.preventDefault();
	const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
	const at = all.indexOf(document.activeElement as HTMLElement);
	all[(at + step + all.length) % all.length]?.focus();
}
