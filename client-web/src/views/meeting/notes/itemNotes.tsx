/* What is written at the item that goes on, or that is looked at. Whoever writes while the others move on stays where they
 * write, until they go on themselves. */
import { useRef } from 'preact/hooks';
import { signal, useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { AgendaItem, Meeting } from '../../../protocol/types';
import { itemOf } from '../../../state/meetingClock';
import { Icon } from '../../icon';
import { ItemNote } from './itemNote';

/* Whoever has folded them has them folded at the next item as well. */
const isFolded = signal(false);

interface Props {
	room: string;
	meeting: Meeting;
	item: AgendaItem | undefined;
}

export function ItemNotes({ room, meeting, item }: Props) {
	const section = useRef<HTMLElement>(null);
	const written = useRef<number | undefined>(undefined);
	/* The item to which they have gone on. */
	const gone = useRef<number | undefined>(undefined);
	const left = useSignal(0);
	left.value;
	const isWriting = section.current?.querySelector('[contenteditable=true]')?.contains(document.activeElement) === true;
	const stays = isWriting && written.current !== undefined ? itemOf(meeting.agenda, written.current) : undefined;
	const shown = stays ?? item;
	written.current = shown?.item;
	if (!shown) return null;
	/* Not when the whole window is left: the focus is back with it. */
	const onFocusOut = () => void setTimeout(() => section.current?.contains(document.activeElement) || left.value++);
	const goOn = () => {
		gone.current = item?.item;
		section.current?.focus();
		left.value++;
	};
	const isGone = gone.current === shown.item;
	if (isGone) gone.current = undefined;
	/* What is typed before the editor is there is no key of the meeting's page. */
	const onKeyDown = (event: KeyboardEvent) => event.target === section.current && event.stopPropagation();
	return (
		<section ref={section} class="item-notes" tabIndex={-1} aria-label={t('notes')} onFocusOut={onFocusOut} onKeyDown={onKeyDown}>
			<h3>
				<button type="button" class="fold-button" aria-expanded={!isFolded.value} onClick={() => (isFolded.value = !isFolded.value)}>
					<Icon name={isFolded.value ? 'chevron-right' : 'chevron-down'} />
					{shown === item ? t('notes') : t('notes_of', { title: shown.title })}
				</button>
			</h3>
			{shown !== item && item && (
				<div class="notes-behind" role="status">
					<span>{t('notes_moved', { title: item.title })}</span>
					<button type="button" class="button" onClick={goOn}>
						{t('notes_go_on')}
					</button>
				</div>
			)}
			{!isFolded.value && <ItemNote key={shown.item} room={room} meeting={meeting} item={shown} focused={isGone} />}
		</section>
	);
}
