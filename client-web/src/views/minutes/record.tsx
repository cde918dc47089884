/* What is on record of an item, or of the meeting as a whole. Drawn by functions, not components: what was amended is looked for
 * in the order in which it is drawn. */
import type { ComponentChildren } from 'preact';
import { listText, t } from '../../i18n';
import type { MinutesCount, MinutesDecision, MinutesPoll, MinutesRecord, MinutesTask } from '../../protocol/types';
import type { NoteJson } from '../../state/noteLines';
import { roomPath } from '../router';
import { drawText } from './amended';
import { dateText } from './moments';
import { drawNote, type Drawing } from './note';
import { secrecyText, statusText } from './words';

export function isEmptyRecord({ notes, polls, decisions, tasks }: MinutesRecord): boolean {
	return notes === undefined && polls.length + decisions.length + tasks.length === 0;
}

export function drawRecord(drawing: Drawing, room: string, record: MinutesRecord): ComponentChildren {
	const { notes, polls, decisions, tasks } = record;
	return (
		<>
			{polls.map((poll, i) => (
				<div key={i} class="minutes-entry">
					{drawPoll(drawing, poll)}
				</div>
			))}
			{decisions.map((decision) => (
				<div key={decision.number} class="minutes-entry is-decision">
					{drawDecision(drawing, room, decision)}
				</div>
			))}
			{tasks.map((task, i) => (
				<div key={i} class="minutes-entry is-task">
					{drawTask(drawing, room, task)}
				</div>
			))}
			{notes !== undefined && (
				<>
					<h4>{t('minutes_notes')}</h4>
					{drawNote(drawing, notes as NoteJson)}
				</>
			)}
		</>
	);
}

function countsText(counts: readonly MinutesCount[]): string {
	return counts.map(({ option, votes }) => `${option}: ${votes}`).join(', ');
}

function drawPoll(drawing: Drawing, { question, secrecy, voted, counts, votes }: MinutesPoll): ComponentChildren {
	return (
		<>
			<p class="minutes-kind">{t('minutes_poll', { secrecy: secrecyText(secrecy) })}</p>
			<p>{drawText(drawing.amending, question)}</p>
			<p>
				{countsText(counts)} <small>{t('minutes_voted', { n: voted })}</small>
			</p>
			{votes.length > 0 && (
				<p class="minutes-small">{votes.map(({ name, picks }) => `${name}: ${picks.map(({ option }) => option).join(', ')}`).join(' · ')}</p>
			)}
		</>
	);
}

function drawDecision(drawing: Drawing, room: string, { number, text, corrects, counts, present }: MinutesDecision): ComponentChildren {
	return (
		<>
			<p class="minutes-kind">
				<a href={`${roomPath(room)}/decisions`}>{t('minutes_decision', { n: number })}</a>
				{corrects !== undefined && ` · ${t('minutes_corrects', { n: corrects })}`}
			</p>
			<p class="minutes-words">{drawText(drawing.amending, text)}</p>
			{counts.length > 0 && <p class="minutes-small">{t('minutes_counts', { counts: countsText(counts) })}</p>}
			{present.length > 0 && <p class="minutes-small">{t('minutes_present', { names: listText(present.map(({ name }) => name)) })}</p>}
		</>
	);
}

function drawTask(drawing: Drawing, room: string, { text, name, until, status }: MinutesTask): ComponentChildren {
	const facts = [name ?? t('minutes_nobody'), until && t('minutes_until', { date: dateText(until) }), statusText(status)];
	return (
		<>
			<p class="minutes-kind">
				<a href={`${roomPath(room)}/tasks`}>{t('minutes_task')}</a>
			</p>
			<p>{drawText(drawing.amending, text)}</p>
			<p class="minutes-small">{facts.filter(Boolean).join(' · ')}</p>
		</>
	);
}
