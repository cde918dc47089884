/* An icon out of the sprite; a word beside or a label on its button says what it means. */
export type IconName =
	| 'a-large-small' | 'archive' | 'arrow-down' | 'arrow-left' | 'bell-off' | 'bold' | 'building-2' | 'check' | 'chevron-down' | 'chevron-right'
	| 'clock' | 'code' | 'copy' | 'ellipsis-vertical' | 'eye-off' | 'folder' | 'hash' | 'history' | 'key-round' | 'lock' | 'mail' | 'message-square' | 'monitor' | 'italic' | 'keyboard' | 'link' | 'list' | 'list-ordered' | 'log-out'
	| 'menu' | 'pencil' | 'shield' | 'square-pen' | 'star' | 'user' | 'user-minus' | 'plus' | 'search' | 'send-horizontal' | 'trash-2' | 'user-plus' | 'users'
	| 'settings' | 'smile' | 'strikethrough' | 'text-quote' | 'x' | 'smartphone' | 'triangle-alert';

declare const ICONS_URL: string;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" aria-hidden="true" focusable="false">
			<use href={`${ICONS_URL}#${name}`} />
		</svg>
	);
}
