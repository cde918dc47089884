/* An item of an agenda: its place, what it is for and about, its time, and how it stands. */
import type { ComponentChildren } from 'preact';
import { t, timeText } from '../../../i18n';
import type { AgendaItem } from '../../../protocol/types';
import { itemLeft, MINUTE_MS } from '../../../state/meetingClock';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { meetingPath } from '../../router';
import { floorFacts } from '../floor/words';
import { second } from '../store';
import { mayEdit, type AgendaModel } from './agendaModel';
import { AgendaLinks } from './agendaLinks';
import { purposeText, standingOf, standingText, wholeMinutes } from './words';

export interface LineProps {
	model: AgendaModel;
	item: AgendaItem;
	/* Its place, from 1. */
	place: number;
	/* When it comes. */
	time: number | undefined;
	/* Its title was pressed; undefined: nothing comes of that. */
	onPress: (() => void) | undefined;
	isPressed: boolean | undefined;
	onMenu: ((anchor: HTMLElement) => void) | undefined;
	onGrasp: ((event: PointerEvent) => void) | undefined;
}

export function AgendaLine({ model, item, place, time, onPress, isPressed, onMenu, onGrasp }: LineProps) {
	const { title, outcome, links, standing, review, owner, purpose } = item;
	const how = standingOf(model.timed, item);
	const failure = model.pending.get(item.item);
	const facts = [purposeText(purpose), owner !== undefined && nameOf(owner), ...floorFacts(item)].filter((one) => one !== false);
	return (
		<>
			{onGrasp && (
				<span class="agenda-handle" aria-hidden="true" onPointerDown={onGrasp}>
					<Icon name="grip-vertical" />
				</span>
			)}
			<span class="agenda-place">{place}</span>
			<div class="agenda-words">
				<p class="agenda-head">
					<Title title={title} onPress={onPress} isPressed={isPressed} canMove={mayEdit(model, item) && model.doer.leads} />
					{how && <span class={`tag agenda-standing is-${how}`}>{standingText(how, item)}</span>}
					{item.follow && <span class="tag agenda-carried" title={t('item_follow')}>{t('agenda_follow')}</span>}
					<Carried item={item} room={model.room} />
				</p>
				<p class="agenda-facts">
					{facts.join(' · ')}
					{standing && !review && <Kind icon="history" words={t('agenda_standing')} />}
					{review && <Kind icon="list" words={t('agenda_review')} />}
				</p>
				{outcome && (
					<p class="agenda-outcome">
						<span>{t('agenda_outcome')}:</span> {outcome}
					</p>
				)}
				<AgendaLinks links={links} />
				{failure?.state === 'failed' && (
					<p class="agenda-failure" role="alert">
						{failure.error}{' '}
						<button type="button" class="text-button" onClick={() => model.repeat(failure)}>
							{t('agenda_repeat')}
						</button>
						<button type="button" class="text-button" onClick={() => model.drop(failure)}>
							{t('agenda_give_up')}
						</button>
					</p>
				)}
			</div>
			<p class="agenda-time">
				<Minutes model={model} item={item} />
				{time !== undefined && <span class="agenda-clock">{t('agenda_at', { time: timeText(time) })}</span>}
			</p>
			{onMenu && (
				<button
					type="button"
					class="icon-button agenda-menu"
					aria-haspopup="dialog"
					aria-label={t('agenda_menu', { n: place, title })}
					title={t('agenda_menu', { n: place, title })}
					onClick={(event) => onMenu(event.currentTarget)}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			)}
		</>
	);
}

function Title({ title, onPress, isPressed, canMove }: { title: string; onPress: (() => void) | undefined; isPressed: boolean | undefined; canMove: boolean }) {
	if (!onPress) return <span class="agenda-title">{title}</span>;
	return (
		<button type="button" class="agenda-title" aria-pressed={isPressed} aria-keyshortcuts={canMove ? 'Alt+ArrowUp Alt+ArrowDown' : undefined} onClick={onPress}>
			{title}
		</button>
	);
}

/* How often it has been put off, and where it stood first. */
function Carried({ item: { postponed, origin }, room }: { item: AgendaItem; room: string | undefined }) {
	if (postponed === undefined) return null;
	const words = t('agenda_carried', { n: postponed });
	if (origin === undefined || room === undefined) return <span class="tag agenda-carried">{words}</span>;
	return (
		<a class="tag agenda-carried" href={meetingPath(room, origin)} title={t('agenda_origin')}>
			{words}
		</a>
	);
}

function Kind({ icon, words }: { icon: 'history' | 'list'; words: string }): ComponentChildren {
	return (
		<span class="agenda-kind">
			{' '}
			<Icon name={icon} />
			{'\u00a0'}
			{words}
		</span>
	);
}

/* What is planned; of an item that has been begun what it took as well. */
function Minutes({ model: { timed }, item }: { model: AgendaModel; item: AgendaItem }) {
	const isCurrent = timed.run.item === item.item;
	const used = wholeMinutes(item.minutes * MINUTE_MS - itemLeft(timed, item, isCurrent ? second.value : 0));
	const hasHad = item.left_ms !== undefined && (used > 0 || item.state === 'done');
	if (!isCurrent && !hasHad) return <span>{t('agenda_min', { n: item.minutes })}</span>;
	return (
		<span class={used > item.minutes ? 'agenda-used is-over' : 'agenda-used'}>{t('agenda_used', { used: Math.max(0, used), n: item.minutes })}</span>
	);
}
