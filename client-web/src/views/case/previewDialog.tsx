/* How a guest sees the shared side: made of that room's state alone, as theirs is. */
import { useSignal } from '@preact/signals';
import { dateTimeText, dayOf, dayText, t } from '../../i18n';
import { guestSince, isGuest } from '../../state/cases';
import { parseMessage } from '../../state/markdown/mentions';
import { linesOf, type Line } from '../../state/lines';
import type { HeldRoom } from '../../state/room';
import type { Row } from '../../state/rows';
import { closeDialog, Dialog } from '../dialog/dialog';
import { SelectField } from '../dialog/field';
import { Gone } from '../dialog/gone';
import { MessageText } from '../message/text';
import { bylineText } from '../person';
import { plainWords } from '../room/plainLine';
import { app } from '../store';

/* By the names that the room itself has of its members, or had when it was said. */
function nameIn({ members }: HeldRoom, person: string | undefined, by?: Row['by']): string {
	const member = members.find((one) => one.person === person);
	return bylineText(by ?? member ?? { name: t('someone') });
}

export function PreviewDialog({ room }: { room: string }) {
	const held = app.value.rooms.get(room)?.held;
	const guests = held?.members.filter(isGuest) ?? [];
	const chosen = useSignal(guests[0]?.person ?? '');
	if (!held) return <Gone />;
	const guest = guests.find(({ person }) => person === chosen.value);
	const since = guestSince(guest, held.settings, held.head);
	const rows = held.rows.filter((row) => row.seq >= since && row.thread === undefined);
	const names = held.members.map(bylineText);
	return (
		<Dialog title={t('case_preview')} wide>
			<div class="case-preview">
				<SelectField
					label={t('case_preview_as')}
					name="guest"
					value={chosen.value}
					options={[['', t('case_preview_next')], ...guests.map(({ person, name }) => [person, name ?? ''] as const)]}
					onPick={(person) => (chosen.value = person)}
				/>
				<section class="case-preview-page" aria-label={t('case_preview')}>
					<h3>{held.settings?.title}</h3>
					{held.settings?.topic && <p class="room-topic">{held.settings.topic}</p>}
					<p class="case-preview-people">{t('case_preview_people', { names: names.join(', ') })}</p>
					<Said held={held} rows={rows} />
				</section>
				<p class="field-hint">{since > held.from ? t('case_preview_since') : t('case_preview_window')}</p>
			</div>
			<div class="dialog-actions">
				<button type="button" class="button button-primary" onClick={closeDialog}>
					{t('close')}
				</button>
			</div>
		</Dialog>
	);
}

function Said({ held, rows }: { held: HeldRoom; rows: readonly Row[] }) {
	const lines = linesOf(rows.map((row) => ({ row, state: 'sent' as const })), 0, dayOf);
	const drawn = lines.map((line) => ({ line, content: contentOf(held, line) })).filter(({ content }) => content !== null);
	if (drawn.every(({ line }) => line.type === 'day')) return <p class="browse-none">{t('case_preview_nothing')}</p>;
	return (
		<div class="case-preview-talk">
			{drawn.map(({ line, content }) => (
				<div key={line.key}>{content}</div>
			))}
		</div>
	);
}

/* Between the messages guests read in words what the team has as cards. */
function contentOf(held: HeldRoom, line: Line) {
	switch (line.type) {
	case 'day':
		return (
			<p class="day-line">
				<span>{dayText(line.time, Date.now())}</span>
			</p>
		);
	case 'message':
		return <Message held={held} row={line.shown.row} />;
	case 'unread':
	case 'replies':
		return null;
	default: {
		const words = plainWords(line, (person) => nameIn(held, person));
		return words === '' ? null : <p class="notice-line">{words}</p>;
	}
	}
}

function Message({ held, row: { seq, author, by, time = 0, erased, text = '', mentions } }: { held: HeldRoom; row: Row }) {
	const { replies = 0 } = held.threads.get(seq) ?? {};
	return (
		<div class="case-preview-message">
			<p>
				<strong>{nameIn(held, author, by)}</strong> <small>{dateTimeText(time)}</small>
			</p>
			<div class="message-text">{erased ? <p>{t('message_erased')}</p> : <MessageText blocks={parseMessage(text, mentions)} />}</div>
			{replies > 0 && <p class="case-preview-replies">{t('thread_replies', { n: replies })}</p>}
		</div>
	);
}
