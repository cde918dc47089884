/* What is pinned in a room, with a way to each. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dateTimeText, momentText, t } from '../../i18n';
import { showPins } from '../../state/outbox';
import { foldPage, rowAt, sinceOf } from '../../state/room';
import type { RoomEntry } from '../../state/rooms';
import type { Row } from '../../state/rows';
import { parseMessage } from '../../state/markdown/mentions';
import { Icon } from '../icon';
import { MessageText } from '../message/text';
import { Avatar, BotMark, nameOf } from '../person';
import { messagePath } from '../router';
import { app, client, items } from '../store';
import { pinsBeside } from './beside';

/* The newest first; what was before one came is not there. */
export function pinsOf({ held }: RoomEntry): number[] {
	if (!held) return [];
	const since = sinceOf(held, app.value.me);
	return showPins(held, items.value).filter((seq) => seq >= since).reverse();
}

export function PinButton({ entry }: { entry: RoomEntry }) {
	const count = pinsOf(entry).length;
	const shown = pinsBeside.isShown(entry);
	if (count === 0 && !shown) return null;
	return (
		<button
			type="button"
			class="button button-quiet"
			aria-expanded={shown}
			aria-label={`${shown ? t('pins_hide') : t('pins_show')} (${count})`}
			title={t('pins')}
			onClick={() => pinsBeside.show(entry, !shown)}
		>
			<Icon name="pin" />
			{count}
		</button>
	);
}

export function PinPane({ entry }: { entry: RoomEntry }) {
	if (!pinsBeside.isShown(entry)) return null;
	const pins = pinsOf(entry);
	return (
		<aside class="members pins" aria-label={t('pins')} tabIndex={-1} data-region="pins">
			<header class="members-head">
				<h2>{t('pins')}</h2>
				<button type="button" class="icon-button" aria-label={t('pins_hide')} onClick={() => pinsBeside.show(entry, false)}>
					<Icon name="x" />
				</button>
			</header>
			{pins.length === 0 && <p class="browse-none">{t('pins_none')}</p>}
			<ul>
				{pins.map((seq) => (
					<PinItem key={seq} entry={entry} seq={seq} />
				))}
			</ul>
		</aside>
	);
}

function PinItem({ entry, seq }: { entry: RoomEntry; seq: number }) {
	const row = usePinned(entry, seq);
	const time = row?.time ?? 0;
	return (
		<li class="pin" aria-busy={!row}>
			{row && (
				<>
					<div class="pin-head">
						<Avatar person={row.author} />
						<span class="message-author">{nameOf(row.author)}</span>
						{row.author && <BotMark person={row.author} />}
						<time dateTime={new Date(time).toISOString()} title={dateTimeText(time)}>
							{momentText(time, Date.now())}
						</time>
					</div>
					<div class="message-text pin-text">
						<MessageText blocks={parseMessage(row.text ?? '', row.mentions)} />
					</div>
					<div class="pin-actions">
						<a href={messagePath(entry.id, row)} onClick={() => matchMedia('(max-width: 1099px)').matches && pinsBeside.show(entry, false)}>
							{t('pin_jump')}
						</a>
						<button
							type="button"
							class="icon-button"
							aria-label={t('pin_remove')}
							title={t('pin_remove')}
							onClick={() => client().outbox.pin(entry.id, seq, false)}
						>
							<Icon name="pin-off" />
						</button>
					</div>
				</>
			)}
		</li>
	);
}

/* From the window, or read by itself. */
function usePinned({ id, held }: RoomEntry, seq: number): Row | undefined {
	const read = useSignal<Row | undefined>(undefined);
	const inWindow = held && rowAt(held, seq);
	const isMissing = held !== undefined && inWindow === undefined;
	useEffect(() => {
		if (!isMissing) return;
		client().call('room.history', { room: id, from: seq, to: seq }).then(
			({ from, to, events }) => (read.value = foldPage(from, to, events)[0]),
			() => undefined,
		);
	}, [isMissing]);
	return inWindow ?? read.value;
}
