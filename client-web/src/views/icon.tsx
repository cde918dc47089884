/* An icon out of the sprite; a word beside or a label on its button says what it means. */
export type IconName =
	| 'a-large-small' | 'arrow-down' | 'arrow-left' | 'bell' | 'bold' | 'check' | 'circle-user' | 'clock' | 'code' | 'check-check' | 'copy' | 'download' | 'forward' | 'pin' | 'pin-off' | 'hash' | 'inbox' | 'rotate-ccw' | 'italic' | 'keyboard' | 'link' | 'list' | 'list-ordered' | 'log-out'
	| 'menu' | 'messages-square' | 'pencil' | 'plus' | 'search' | 'send-horizontal' | 'trash-2' | 'user-plus' | 'users'
	| 'settings' | 'smile' | 'smile-plus' | 'strikethrough' | 'text-quote' | 'x' | 'smartphone' | 'triangle-alert';

declare const ICONS_URL: string;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" aria-hidden="true" focusable="false">
			<use href={`${ICONS_URL}#${name}`} />
		</svg>
	);
}
