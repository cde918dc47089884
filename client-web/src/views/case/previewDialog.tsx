/* How a guest sees the shared side: made of that room's state alone, as theirs is. */
import { useSignal } from '@preact/signals';
import { dateTimeText, dayOf, dayText, t } from '../../i18n';
import { guestSince, isGuest } from '../../state/cases';
import { parseMessage } from '../../state/markdown/mentions';
import { linesOf } from '../../state/lines';
import type { HeldRoom } from '../../state/room';
import { isMessage, type Row } from '../../state/rows';
import { closeDialog, Dialog } from '../dialog/dialog';
import { SelectField } from '../dialog/field';
import { Gone } from '../dialog/gone';
import { MessageText } from '../message/text';
import { bylineText } from '../person';
import { app } from '../store';

/* By the names that the room itself has of its members, or had when it was said. */
function authorIn(held: HeldRoom, { by, author }: Row): string {
	const member = held.members.find(({ person }) => person === author);
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
	const said = lines.filter(({ type }) => type === 'message' || type === 'day');
	if (!rows.some(isMessage)) return <p class="browse-none">{t('case_preview_nothing')}</p>;
	return (
		<div class="case-preview-talk">
			{said.map((line) =>
				line.type === 'day' ? (
					<p key={line.key} class="day-line">
						<span>{dayText(line.time, Date.now())}</span>
					</p>
				) : (
					line.type === 'message' && (
						<div key={line.key} class="case-preview-message">
							<p>
								<strong>{authorIn(held, line.shown.row)}</strong> <small>{dateTimeText(line.shown.row.time ?? 0)}</small>
							</p>
							<div class="message-text">
								{line.shown.row.erased ? <p>{t('message_erased')}</p> : <MessageText blocks={parseMessage(line.shown.row.text ?? '', line.shown.row.mentions)} />}
							</div>
						</div>
					)
				),
			)}
		</div>
	);
}
