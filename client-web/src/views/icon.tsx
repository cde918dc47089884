/* An icon out of the sprite; a word beside or a label on its button says what it means. */
export type IconName =
	| 'a-large-small' | 'alarm-clock' | 'archive' | 'arrow-down' | 'arrow-down-to-line' | 'arrow-left' | 'arrow-right'
	| 'arrow-up' | 'arrow-up-to-line' | 'bell' | 'bell-off' | 'bold' | 'bookmark' | 'bookmark-minus' | 'bot'
	| 'briefcase' | 'building-2' | 'calendar' | 'check' | 'check-check' | 'chevron-down' | 'chevron-left' | 'chevron-right'
	| 'circle-dot' | 'circle-parking' | 'circle-user' | 'clock' | 'code' | 'copy' | 'door-open' | 'download'
	| 'ellipsis-vertical' | 'eye' | 'eye-off' | 'file-text' | 'folder' | 'forward' | 'gavel' | 'grip-vertical' | 'hand' | 'hash' | 'heading-1' | 'heading-2' | 'heading-3' | 'history' | 'inbox' | 'italic'
	| 'key-round' | 'keyboard' | 'link' | 'list' | 'list-checks' | 'list-ordered' | 'lock' | 'log-in' | 'log-out' | 'mail' | 'menu'
	| 'message-square' | 'message-square-reply' | 'messages-square' | 'mic' | 'minus' | 'monitor' | 'pause' | 'pencil' | 'pin' | 'pin-off'
	| 'play' | 'plus' | 'redo-2' | 'rotate-ccw' | 'scroll-text' | 'search' | 'send-horizontal' | 'settings' | 'shield' | 'sliders-horizontal'
	| 'smartphone' | 'smile' | 'smile-plus' | 'square' | 'square-check' | 'square-code' | 'square-pen' | 'star' | 'strikethrough' | 'text-quote'
	| 'trash-2' | 'triangle-alert' | 'undo-2' | 'user' | 'user-minus' | 'user-plus' | 'users' | 'vote' | 'webhook' | 'x';

declare const ICONS_URL: string;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" aria-hidden="true" focusable="false">
			<use href={`${ICONS_URL}#${name}`} />
		</svg>
	);
}
