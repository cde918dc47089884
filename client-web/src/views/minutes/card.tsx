/* Minutes in the flow of their room: presented, with what one says to them; sealed; added to. */
import { useComputed } from '@preact/signals';
import { dateText, dateTimeText, t } from '../../i18n';
import type { JournalEvent } from '../../protocol/types';
import { answerBy, isAsked, presentedBy, type Presented } from '../../state/minutes';
import { minute } from '../clock';
import { nameOf } from '../person';
import { minutesPath } from '../router';
import { app, me } from '../store';
import { Answering } from './answering';

interface Props {
	room: string;
	/* The event, and those that refer to it. */
	events: readonly JournalEvent[];
}

export function MinutesCard({ room, events }: Props) {
	const [first] = events;
	const meeting = first?.ref;
	if (!first || meeting === undefined) return null;
	const presented = presentedBy(events);
	if (presented) return <PresentedCard room={room} meeting={meeting} event={first} presented={presented} />;
	if (first.kind === 'minutes.sealed' && first.body) {
		const { title, held } = first.body;
		return (
			<Card room={room} meeting={meeting} title={t('minutes_card_sealed', { title })}>
				<p>{t('minutes_card_held', { date: dateText(held) })}</p>
			</Card>
		);
	}
	if (first.kind !== 'minutes.added' || !first.body) return null;
	return (
		<Card room={room} meeting={meeting} title={t('minutes_card_added', { title: first.body.title })}>
			<p class="minutes-small">{t('minutes_card_by', { name: nameOf(first.author) })}</p>
			<p class="record-text">{first.body.text}</p>
		</Card>
	);
}

function Card({ room, meeting, title, isOver, children }: { room: string; meeting: number; title: string; isOver?: boolean; children?: preact.ComponentChildren }) {
	return (
		<div class={isOver ? 'record-card minutes-card is-corrected' : 'record-card minutes-card'} role="group" aria-label={title}>
			<p class="minutes-card-title">
				<a href={minutesPath(room, meeting)}>{title}</a>
			</p>
			{children}
		</div>
	);
}

interface PresentedProps {
	room: string;
	meeting: number;
	event: JournalEvent;
	presented: Presented;
}

function PresentedCard({ room, meeting, event, presented }: PresentedProps) {
	const { body, answers, isWithdrawn } = presented;
	const isSealed = useSealed(room, event.seq);
	const title = t('minutes_card', { title: body.title });
	const entry = app.value.rooms.get(room);
	const isOver = isWithdrawn || isSealed;
	const mayAnswer = !isOver && entry?.archived === false && body.until > minute.value && isAsked(body.asked, me.value);
	const approving = answers.filter(({ approves }) => approves).length;
	const objecting = answers.length - approving;
	return (
		<Card room={room} meeting={meeting} title={title} isOver={isOver}>
			<p class="minutes-small">
				{isWithdrawn ? t('minutes_card_withdrawn') : isSealed ? t('minutes_card_is_sealed') : t('minutes_card_until', { name: nameOf(event.author), time: dateTimeText(body.until) })}
			</p>
			{!isWithdrawn && (
				<p class="minutes-small">
					{t('minutes_card_approving', { n: approving, of: body.asked.length })}
					{objecting > 0 && ` · ${t('minutes_card_objecting', { n: objecting })}`}
				</p>
			)}
			{mayAnswer && <Answering room={room} meeting={meeting} own={answerBy(answers, me.value)} />}
		</Card>
	);
}

/* As far as the room's rows are held. */
function useSealed(room: string, presented: number): boolean {
	const isSealing = ({ kind, body }: JournalEvent) => kind === 'minutes.sealed' && body?.presented === presented;
	return useComputed(() => app.value.rooms.get(room)?.held?.rows.some(({ minutes }) => minutes?.some(isSealing)) === true).value;
}
