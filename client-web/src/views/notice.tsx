/* A few words about what was just done, which go by themselves. */
import { signal } from '@preact/signals';

const SHOWN_MS = 3_000;
const words = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(text: string): void {
	words.value = text;
	clearTimeout(timer);
	timer = setTimeout(() => (words.value = ''), SHOWN_MS);
}

export function NoticePlace() {
	return (
		<div class="notice-place" role="status">
			{words.value !== '' && <p class="notice">{words.value}</p>}
		</div>
	);
}
