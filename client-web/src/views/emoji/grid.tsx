/* Emoji in rows: one stop for Tab, arrows move in two directions. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { withTone, type Emoji } from '../../state/emoji';
import { preferences } from '../preferences';
import { isTouch } from '../shortcuts';

const COLUMNS = isTouch ? 8 : 9;

interface Props {
	emoji: readonly Emoji[];
	onLook: (one: Emoji) => void;
	onPick: (one: Emoji) => void;
}

export function EmojiGrid({ emoji, onLook, onPick }: Props) {
	const at = useSignal(0);
	const rows: Emoji[][] = [];
	for (let i = 0; i < emoji.length; i += COLUMNS) rows.push(emoji.slice(i, i + COLUMNS));
	const onKeyDown = (event: KeyboardEvent) => {
		const to = targetOf(event, at.value, emoji.length);
		if (to === undefined) return;
		event.preventDefault();
		(event.currentTarget as HTMLElement).querySelectorAll('button')[to]?.focus();
	};
	return (
		<div class="emoji-grid" role="grid" aria-label={t('emoji')} onKeyDown={onKeyDown}>
			{rows.map((row, y) => (
				<div key={y} role="row">
					{row.map((one, x) => (
						<span key={one.char} role="gridcell">
							<button
								type="button"
								tabIndex={y * COLUMNS + x === at.value ? 0 : -1}
								aria-label={one.label}
								onFocus={() => {
									at.value = y * COLUMNS + x;
									onLook(one);
								}}
								onMouseEnter={() => onLook(one)}
								onClick={() => onPick(one)}
							>
								{withTone(one, preferences.value.tone)}
							</button>
						</span>
					))}
				</div>
			))}
		</div>
	);
}

function targetOf({ key, ctrlKey }: KeyboardEvent, at: number, count: number): number | undefined {
	const start = at - (at % COLUMNS);
	const within = (to: number) => (to >= 0 && to < count ? to : at);
	switch (key) {
	case 'ArrowLeft':
		return within(at - 1);
	case 'ArrowRight':
		return within(at + 1);
	case 'ArrowUp':
		return within(at - COLUMNS);
	case 'ArrowDown':
		return within(at + COLUMNS);
	case 'Home':
		return ctrlKey ? 0 : start;
	case 'End':
		return ctrlKey ? count - 1 : Math.min(count - 1, start + COLUMNS - 1);
	default:
		return undefined;
	}
}
