/* The chips under a message. Who put them there is told on hover and focus, and to those who listen. */
import { useId } from 'preact/hooks';
import { listText, t } from '../../i18n';
import { chipsOf, toggled, type Chip } from '../../state/reactions';
import type { Row } from '../../state/rows';
import { openPicker } from '../emoji/openPicker';
import { Icon } from '../icon';
import { nameOf } from '../person';
import { client, me } from '../store';

const NAMED_MAX = 8;

/* Puts an emoji to the message, or takes it back. */
export function toggleReaction(room: string, row: Row, emoji: string): void {
	client().outbox.react(room, row.seq, toggled(row.reactions, me.peek(), emoji));
}

export function pickReaction(anchor: HTMLElement, room: string, row: Row): void {
	openPicker(anchor, (emoji) => toggleReaction(room, row, emoji));
}

export function reactionWords({ emoji, people }: Chip): string {
	return people.includes(me.value)
		? t('reaction_mine', { emoji, n: people.length })
		: t('reaction', { emoji, n: people.length });
}

interface Props {
	room: string;
	row: Row;
	canReact: boolean;
}

export function Reactions({ room, row, canReact }: Props) {
	const chips = chipsOf(row.reactions);
	if (chips.length === 0) return null;
	return (
		<div class="reactions" role="group" aria-label={t('reactions')}>
			{chips.map((chip) => (
				<ReactionChip key={chip.emoji} chip={chip} disabled={!canReact} onClick={() => toggleReaction(room, row, chip.emoji)} />
			))}
			{canReact && (
				<button
					type="button"
					class="chip chip-add"
					aria-label={t('reaction_add')}
					title={t('reaction_add')}
					aria-haspopup="dialog"
					onClick={(event) => pickReaction(event.currentTarget, room, row)}
				>
					<Icon name="smile-plus" />
				</button>
			)}
		</div>
	);
}

interface ChipProps {
	chip: Chip;
	disabled: boolean;
	onClick: () => void;
}

function ReactionChip({ chip, disabled, onClick }: ChipProps) {
	const id = useId();
	const { emoji, people } = chip;
	return (
		<span class="chip-place">
			<button
				type="button"
				class="chip"
				aria-pressed={people.includes(me.value)}
				aria-label={reactionWords(chip)}
				aria-describedby={id}
				aria-disabled={disabled}
				onClick={() => !disabled && onClick()}
			>
				<span class="chip-emoji" aria-hidden="true">
					{emoji}
				</span>
				<span aria-hidden="true">{people.length}</span>
			</button>
			<span id={id} role="tooltip" class="tooltip">
				{namesText(people)}
			</span>
		</span>
	);
}

/* Oneself first. */
function namesText(people: readonly string[]): string {
	const others = people.filter((person) => person !== me.value);
	const names = [...(others.length < people.length ? [t('you_start')] : []), ...others.map(nameOf)];
	const over = names.length - NAMED_MAX;
	if (over > 0) names.splice(NAMED_MAX, over, t('notice_others', { n: over }));
	return listText(names);
}
