/* A native dialog: it traps focus, closes on Escape, and gives focus back. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { Icon } from '../icon';

/* At most one is open. */
export const openDialog = signal<(() => preact.JSX.Element) | undefined>(undefined);

export function closeDialog(): void {
	openDialog.value = undefined;
}

/* Place for the open dialog. */
export function DialogHost() {
	const Open = openDialog.value;
	return Open ? <Open /> : null;
}

interface Props {
	title: string;
	children: ComponentChildren;
	wide?: boolean;
}

export function Dialog({ title, children, wide }: Props) {
	const ref = useRef<HTMLDialogElement>(null);
	const id = useId();
	/* At once: the next key belongs to the dialog. */
	useLayoutEffect(() => {
		const dialog = ref.current!;
		const before = document.activeElement;
		dialog.showModal();
		return () => {
			dialog.close();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	}, []);
	return (
		<dialog
			ref={ref}
			class={wide ? 'dialog dialog-wide' : 'dialog'}
			aria-labelledby={id}
			onCancel={(event) => {
				event.preventDefault();
				closeDialog();
			}}
			onClick={(event) => event.target === ref.current && closeDialog()}
		>
			<div class="dialog-box">
				<header class="dialog-head">
					<h2 id={id}>{title}</h2>
					<button type="button" class="icon-button" aria-label={t('close')} onClick={closeDialog}>
						<Icon name="x" />
					</button>
				</header>
				{children}
			</div>
		</dialog>
	);
}

interface ConfirmProps {
	title: string;
	text: string;
	action: string;
	onConfirm: () => void;
}

/* Asks before something that cannot be undone. */
export function Confirm({ title, text, action, onConfirm }: ConfirmProps) {
	return (
		<Dialog title={title}>
			<p>{text}</p>
			<div class="dialog-actions">
				<button type="button" class="button" onClick={closeDialog}>
					{t('cancel')}
				</button>
				<button
					type="button"
					class="button button-danger"
					autofocus
					onClick={() => {
						closeDialog();
						onConfirm();
					}}
				>
					{action}
				</button>
			</div>
		</Dialog>
	);
}
