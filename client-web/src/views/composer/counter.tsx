import { t } from '../../i18n';
import { limitOf } from '../limits';

/* Shown only when the end comes near. */
const NEAR = 500;

/* In characters as the server counts them. */
export function lengthOf(text: string): number {
	let length = 0;
	for (const _ of text) length++;
	return length;
}

export function Counter({ length }: { length: number }) {
	const left = limitOf('message_length') - length;
	if (left > NEAR) return null;
	return (
		<p class={left < 0 ? 'composer-counter is-over' : 'composer-counter'} role="status">
			{left < 0 ? t('composer_over', { n: -left }) : t('composer_left', { n: left })}
		</p>
	);
}
