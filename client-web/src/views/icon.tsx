/* An icon out of the sprite; a word beside or a label on its button says what it means. */
export type IconName =
	| 'a-large-small' | 'alarm-clock' | 'archive' | 'arrow-down' | 'arrow-left' | 'bell' | 'bell-off' | 'bold' | 'bookmark' | 'bookmark-minus'
	| 'bot' | 'building-2' | 'calendar' | 'check'
	| 'check-check' | 'chevron-down' | 'chevron-left' | 'chevron-right' | 'circle-dot' | 'circle-user' | 'clock' | 'code' | 'copy' | 'download'
	| 'ellipsis-vertical' | 'eye-off' | 'folder' | 'forward' | 'hash' | 'history' | 'inbox' | 'italic' | 'key-round'
	| 'keyboard' | 'link' | 'list' | 'list-ordered' | 'lock' | 'log-out' | 'mail' | 'menu' | 'message-square' | 'message-square-reply'
	| 'messages-square' | 'monitor' | 'pencil' | 'pin' | 'pin-off' | 'play' | 'plus' | 'rotate-ccw' | 'search' | 'send-horizontal'
	| 'settings' | 'shield' | 'sliders-horizontal' | 'smartphone' | 'smile' | 'smile-plus' | 'square-pen' | 'star' | 'strikethrough'
	| 'text-quote' | 'trash-2' | 'triangle-alert' | 'user' | 'user-minus' | 'user-plus' | 'users' | 'webhook' | 'x';

declare const ICONS_URL: string;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" aria-hidden="true" focusable="false">
			<use href={`${ICONS_URL}#${name}`} />
		</svg>
	);
}
