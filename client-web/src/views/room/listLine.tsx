/* One line of the list. */
import { dayText, momentText, t } from '../../i18n';
import { isCard, type Line } from '../../state/lines';
import { Message } from '../message/message';
import { Card } from './card';
import { noticeText } from './noticeText';
import { PlainLine } from './plainLine';
import { roomPath } from '../router';
import type { HeldRoom } from '../../state/room';
import { isSide } from '../../state/side';
import type { Row } from '../../state/rows';

interface Props {
	line: Line;
	room: string;
	/* The thread it stands in; 0: the room itself. */
	thread: number;
	target: number;
	/* The room it is of, and what is pinned there. */
	held: HeldRoom | undefined;
	pins: readonly number[];
}

export function ListLine({ line, room, thread, target, held, pins }: Props) {
	if (isCard(line)) return FOR_GUESTS ? <PlainLine line={line} /> : <Card line={line} room={room} />;
	switch (line.type) {
	case 'day':
		/* No key to find it by: it moves to the top with each page that comes in above. */
		return (
			<div class="day-line">
				<span>{dayText(line.time, Date.now())}</span>
			</div>
		);
	case 'replies':
		return (
			<div class="day-line replies-line">
				<span>{t('thread_replies', { n: line.count })}</span>
			</div>
		);
	case 'unread': {
		const words = t('unread_line', { time: momentText(line.time, Date.now()) });
		return (
			<div class="unread-line" role="separator" aria-label={words} data-key={line.key} data-testid="unread-line">
				<span>{words}</span>
			</div>
		);
	}
	case 'notice':
		if (FOR_GUESTS) return <PlainLine line={line} />;
		return (
			<p class="notice-line" data-key={line.key} data-seq={line.rows.at(-1)!.seq}>
				{noticeText(line.rows, line.before, held && isSide(held))} <PinLink room={room} row={line.rows[0]!} />
			</p>
		);
	case 'message': {
		const { row, state, item } = line.shown;
		const isTarget = target > 0 && row.seq === target;
		return (
			<Message
				room={room}
				thread={thread}
				row={row}
				state={state}
				item={item}
				first={line.first}
				isTarget={isTarget}
				isPinned={pins.includes(row.seq)}
				replies={held?.threads.get(row.seq)}
				isArchived={held?.settings?.archived === true}
				lineKey={line.key}
			/>
		);
	}
	}
}

function PinLink({ room, row: { pin } }: { room: string; row: Row }) {
	return pin ? <a href={roomPath(room, pin.message)}>{t('pin_jump')}</a> : null;
}
