/* What a list is searched by while one types. */
import type { Signal } from '@preact/signals';

export function SearchField({ label, wanted }: { label: string; wanted: Signal<string> }) {
	return <input class="search-field" type="search" aria-label={label} placeholder={label} onInput={(event) => (wanted.value = event.currentTarget.value)} />;
}
