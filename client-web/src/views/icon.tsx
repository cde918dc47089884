/* An icon out of the sprite; a word beside or a label on its button says what it means. */
export type IconName =
	| 'arrow-down' | 'arrow-left' | 'check' | 'clock' | 'copy' | 'hash' | 'link' | 'list' | 'log-out'
	| 'menu' | 'pencil' | 'plus' | 'search' | 'send-horizontal' | 'trash-2' | 'user-plus' | 'users'
	| 'x' | 'smartphone' | 'triangle-alert';

declare const ICONS_URL: string;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" aria-hidden="true" focusable="false">
			<use href={`${ICONS_URL}#${name}`} />
		</svg>
	);
}
