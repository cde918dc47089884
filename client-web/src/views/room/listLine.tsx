/* One line of the list. */
import { dayText, listText, momentText, t } from '../../i18n';
import type { Line } from '../../state/lines';
import type { Row } from '../../state/rows';
import { Message } from '../message/message';
import { nameOf } from '../person';
import { roomPath } from '../router';

interface Props {
	line: Line;
	room: string;
	target: number;
}

export function ListLine({ line, room, target }: Props) {
	switch (line.type) {
	case 'day':
		return (
			<div class="day-line" data-key={line.key}>
				<span>{dayText(line.time, Date.now())}</span>
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
		return (
			<p class="notice-line" data-key={line.key} data-seq={line.rows.at(-1)!.seq}>
				{noticeText(line.rows)} <PinLink room={room} row={line.rows[0]!} />
			</p>
		);
	case 'message': {
		const { row, state, item } = line.shown;
		const isTarget = target > 0 && row.seq === target;
		return (
			<Message
				room={room}
				row={row}
				state={state}
				item={item}
				first={line.first}
				isTarget={isTarget}
				lineKey={line.key}
			/>
		);
	}
	}
}

function PinLink({ room, row: { pin } }: { room: string; row: Row }) {
	return pin ? <a href={roomPath(room, pin.message)}>{t('pin_jump')}</a> : null;
}

const NAMED_MAX = 4;

function noticeText(rows: readonly Row[]): string {
	const { kind } = rows[0]!;
	const names = [...new Set(rows.flatMap((row) => row.people ?? [row.author ?? '']))].map(nameOf);
	const n = names.length;
	if (n > NAMED_MAX) names.splice(NAMED_MAX - 1, n, t('notice_others', { n: n - NAMED_MAX + 1 }));
	const all = { names: listText(names), n };
	if (kind === 'message.pinned') return t('notice_pinned', { name: nameOf(rows[0]!.author) });
	if (kind === 'room.created') return t('notice_created', { name: names[0]! });
	return kind === 'member.left' ? t('notice_left', all) : t('notice_joined', all);
}
