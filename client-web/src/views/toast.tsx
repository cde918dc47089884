/* A few words about what was just done, which go by themselves; with something to do about it they stay
 * longer. */
import { signal } from '@preact/signals';

const SHOWN_MS = 3_000;
const ACTION_MS = 10_000;

export interface ToastAction {
	words: string;
	run: () => void;
}

const shown = signal<{ text: string; action?: ToastAction | undefined } | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

/* What is returned takes these words away again. */
export function notify(text: string, action?: ToastAction): () => void {
	const own = { text, action };
	shown.value = own;
	clearTimeout(timer);
	timer = setTimeout(lapse, action ? ACTION_MS : SHOWN_MS);
	return () => shown.peek() === own && endNotice();
}

/* Not while somebody is about to act on it. */
function lapse(): void {
	if (document.querySelector('.notice-action:is(:hover, :focus)')) timer = setTimeout(lapse, SHOWN_MS);
	else endNotice();
}

function endNotice(): void {
	shown.value = undefined;
}

export function ToastPlace() {
	const { text, action } = shown.value ?? {};
	return (
		<div class="notice-place" role="status">
			{text !== undefined && (
				<p class="notice" tabIndex={-1} data-region={action && 'notice'}>
					{text}
					{action && (
						<button
							type="button"
							class="notice-action"
							onClick={() => {
								endNotice();
								action.run();
							}}
						>
							{action.words}
						</button>
					)}
				</p>
			)}
		</div>
	);
}
