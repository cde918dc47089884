import { signal } from '@preact/signals';

/* Whether there is no place for a thread beside its room, so that it covers it; as the style sheet has it. */
const narrow = matchMedia('(max-width: 1099px)');
export const covering = signal(narrow.matches);
narrow.addEventListener('change', () => (covering.value = narrow.matches));
