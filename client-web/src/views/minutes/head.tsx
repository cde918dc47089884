/* What minutes are of: the meeting, its times, and who was there. */
import { t } from '../../i18n';
import type { Minutes, MinutesPerson } from '../../protocol/types';
import type { Amending } from '../../state/amending';
import { MINUTE_MS } from '../../state/meetingClock';
import { Fact } from '../fact';
import { meetingPath, minutesPath, roomPath } from '../router';
import { drawText } from './amended';
import { attendanceText, spanText, wholeText, zoneText } from './moments';
import { answerText, rhythmText, roleText } from './words';

interface Props {
	room: string;
	meeting: number;
	minutes: Minutes;
}

export function drawHead(amending: Amending, { room, meeting, minutes }: Props) {
	const { house, title, goal } = minutes;
	return (
		<header class="minutes-head">
			<p class="minutes-kicker">
				{[t('minutes_of'), house].filter(Boolean).join(' · ')}
			</p>
			<h2>{drawText(amending, title)}</h2>
			<dl class="minutes-dl">
				<Fact label={t('minutes_room')}>
					<a href={roomPath(room)}>{minutes.room || t('minutes_conversation')}</a> · <a href={meetingPath(room, meeting)}>{t('minutes_meeting')}</a>
					<span class="only-screen">
						{' '}
						· <a href={minutesPath(room)}>{t('minutes_to_all')}</a>
					</span>
				</Fact>
				{timesOf(minutes).map(([label, words]) => (
					<Fact key={label} label={label}>
						{words}
					</Fact>
				))}
			</dl>
			{goal !== '' && (
				<p class="minutes-words">
					<strong>{t('minutes_goal')}</strong> {drawText(amending, goal)}
				</p>
			)}
		</header>
	);
}

function timesOf({ planned, minutes, began, ended, made, time_zone: zone, rhythm }: Minutes): [string, string][] {
	const facts: [string, string | undefined][] = [
		[t('minutes_planned'), planned && spanText(planned, { ...planned, time: planned.time + minutes * MINUTE_MS })],
		[t('minutes_held'), began ? spanText(began, ended ?? began) : t('minutes_not_held')],
		[t('minutes_zone'), zoneText(zone, began ?? made)],
		[t('minutes_rhythm'), rhythm === 'once' ? undefined : rhythmText(rhythm)],
		[t('minutes_made'), wholeText(made)],
	];
	return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

export function People({ minutes: { people, began } }: { minutes: Minutes }) {
	const present = people.filter(({ came }) => came);
	const absent = people.filter(({ came }) => !came);
	if (people.length === 0) return null;
	return (
		<section class="minutes-people" aria-labelledby="minutes-people">
			<h3 id="minutes-people">{t('minutes_people')}</h3>
			{present.length > 0 && (
				<table>
					<thead>
						<tr>
							<th scope="col">{t('minutes_name')}</th>
							<th scope="col">{t('minutes_role')}</th>
							<th scope="col">{t('minutes_came')}</th>
							<th scope="col">{t('minutes_left')}</th>
						</tr>
					</thead>
					<tbody>
						{present.map(({ name, role, came, left }, i) => (
							<tr key={i}>
								<th scope="row">{name}</th>
								<td>{roleText(role)}</td>
								<td>{came && attendanceText(came, began)}</td>
								<td>{left && attendanceText(left, began)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{absent.length > 0 && (
				<p>
					<strong>{t('minutes_absent')}</strong> {absentText(absent)}
				</p>
			)}
		</section>
	);
}

function absentText(people: readonly MinutesPerson[]): string {
	return people.map(({ name, answer }) => `${name} (${answerText(answer)})`).join(', ');
}
