import { signal } from '@preact/signals';

/* Whether there is no place for the agenda beside what is going on; as the style sheet has it. */
const query = matchMedia('(max-width: 1023px)');
export const isNarrow = signal(query.matches);
query.addEventListener('change', () => (isNarrow.value = query.matches));

/* Whether the bar has place for what is done often, and for all it can do. */
const wide = matchMedia('(min-width: 1440px)');
export const isWide = signal(wide.matches);
wide.addEventListener('change', () => (isWide.value = wide.matches));

const roomy = matchMedia('(min-width: 1800px)');
export const isRoomy = signal(roomy.matches);
roomy.addEventListener('change', () => (isRoomy.value = roomy.matches));
