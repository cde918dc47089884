/* A native dialog: it traps focus, closes on Escape, and gives focus back. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { Icon } from '../icon';

/* The one that is open. */
export const openDialog = signal<(() => preact.JSX.Element) | undefined>(undefined);

export function closeDialog(): void {
	openDialog.value = undefined;
}

/* A network that does not answer holds the keys no longer. */
const HELD_MS = 4_000;
let heldUntil = 0;

/* Opens one that has to be loaded first; undefined: it is not wanted any more. */
export async function openDialogWith(load: Promise<(() => preact.JSX.Element) | undefined>): Promise<void> {
	heldUntil = performance.now() + HELD_MS;
	try {
		openDialog.value = (await load) ?? openDialog.value;
	} finally {
		heldUntil = 0;
	}
}

/* One is on its way: the keys that are pressed are meant for it, not for the page. */
export function isAwaited(): boolean {
	return performance.now() < heldUntil;
}

let afterwards: (() => void) | undefined;

/* For what needs the page behind: it takes no focus while a dialog is open. */
export function closeDialogThen(run: () => void): void {
	afterwards = run;
	closeDialog();
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
	/* A click beside it does not close it: much is written in it. */
	firm?: boolean;
	/* It opens beside this; on a phone at the bottom. */
	anchor?: HTMLElement | undefined;
	/* Of one that stands over another. */
	onClose?: () => void;
}

export function Dialog({ title, children, wide, firm, anchor, onClose = closeDialog }: Props) {
	const ref = useRef<HTMLDialogElement>(null);
	const id = useId();
	/* At once: the next key belongs to the dialog. */
	useLayoutEffect(() => {
		const dialog = ref.current!;
		const before = document.activeElement;
		if (anchor) placeBeside(dialog, anchor);
		dialog.showModal();
		return () => {
			dialog.close();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
			afterwards?.();
			afterwards = undefined;
		};
	}, []);
	return (
		<dialog
			ref={ref}
			class={['dialog', wide && 'dialog-wide', anchor && 'dialog-beside'].filter(Boolean).join(' ')}
			aria-labelledby={id}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
			onClick={(event) => !firm && event.target === ref.current && onClose()}
		>
			<div class="dialog-box">
				<header class="dialog-head">
					<h2 id={id}>{title}</h2>
					<button type="button" class="icon-button" aria-label={t('close')} onClick={() => onClose()}>
						<Icon name="x" />
					</button>
				</header>
				{children}
			</div>
		</dialog>
	);
}

const GAP_PX = 8;

/* Above it or below, where there is more room; its right edge under the other's. The style sheet leaves
 * these out on a phone. */
function placeBeside(dialog: HTMLDialogElement, anchor: HTMLElement): void {
	const { top, bottom, right } = anchor.getBoundingClientRect();
	const isAbove = top > innerHeight - bottom;
	const place = {
		'--right': innerWidth - right,
		'--top': isAbove ? undefined : bottom + GAP_PX,
		'--bottom': isAbove ? innerHeight - top + GAP_PX : undefined,
		'--room': (isAbove ? top : innerHeight - bottom) - 2 * GAP_PX,
	};
	for (const [name, px] of Object.entries(place)) if (px !== undefined) dialog.style.setProperty(name, `${px}px`);
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
