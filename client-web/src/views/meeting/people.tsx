/* Who is in the meeting, who is invited, and what they have said to that. */
import { t, type Key } from '../../i18n';
import type { Meeting } from '../../protocol/types';
import { goesOn, isOver } from '../../state/meeting';
import { answerOf, invites, isHere, moderatorOf, roleOf } from '../../state/meetingPeople';
import type { RoomEntry } from '../../state/rooms';
import { Icon } from '../icon';
import { loadPlanning, openLater } from '../lazy';
import { LongList } from '../longList';
import { Avatar, byName, PersonName } from '../person';
import { Presence } from '../presence';
import { SignOf } from './floor/passingSigns';
import type { Self } from './who';
import { answerText } from './words';

type Role = ReturnType<typeof roleOf>;
const ROLES: Partial<Record<Role, Key>> = {
	owner: 'meeting_owner',
	moderator: 'meeting_moderator',
	minute_taker: 'meeting_minute_taker',
	presenter: 'meeting_presenter',
};

interface Props {
	room: string;
	entry: RoomEntry | undefined;
	meeting: Meeting;
	self: Self;
}

export function People({ room, entry, meeting, self }: Props) {
	const people = peopleOf(entry, meeting);
	const came = meeting.here.length;
	const accepted = meeting.answers.filter(({ answer }) => answer === 'accepted').length;
	const isOpen = meeting.run.started === undefined;
	return (
		<details class="meeting-people" open={isOpen}>
			<summary>
				<h2>{t('meeting_people')}</h2>
				<span class="meeting-people-count">
					{isOpen ? t('meeting_accepted', { n: accepted }) : t(isOver(meeting) ? 'meeting_were_here' : 'meeting_here_n', { n: came })}
				</span>
			</summary>
			{meeting.plan.everyone && <p class="field-hint">{t('meeting_everyone')}</p>}
			{goesOn(meeting) && self.acts && self.isHere && (
				<button type="button" class="button" aria-haspopup="dialog" onClick={() => openCall(room, meeting)}>
					<Icon name="user-plus" />
					{t('call_in')}
				</button>
			)}
			<LongList rows={people} draw={(person) => <One key={person} meeting={meeting} person={person} />} />
		</details>
	);
}

function openCall(room: string, meeting: Meeting): void {
	openLater(() => loadPlanning().then(({ CallDialog }) => CallDialog), { room, meeting });
}

/* Who is in it first, as they came; then by what they have said, and by name. */
function peopleOf(entry: RoomEntry | undefined, meeting: Meeting): string[] {
	const { plan, owner, answers, here } = meeting;
	const members = plan.everyone ? (entry?.held?.members ?? []).map(({ person }) => person) : [];
	const named = [owner, moderatorOf(meeting), plan.moderator, plan.minute_taker ?? owner, ...plan.attendees.map(({ person }) => person)];
	const others = [...named, ...members, ...answers.map(({ person }) => person)].filter((person) => !isHere(meeting, person));
	const order = (person: string) => ['accepted', 'tentative', undefined, 'declined'].indexOf(answerOf(meeting, person));
	const sorted = [...new Set(others)].sort((a, b) => order(a) - order(b) || byName(a, b));
	return [...here.map(({ person }) => person), ...sorted];
}

function One({ meeting, person }: { meeting: Meeting; person: string }) {
	const role = person === moderatorOf(meeting) ? 'moderator' : roleOf(meeting, person);
	const words = ROLES[role];
	return (
		<li class="meeting-person">
			<Avatar person={person} />
			<span class="meeting-person-words">
				<PersonName person={person} /> <SignOf person={person} />
				{words && <small class="tag">{t(words)}</small>}
			</span>
			<Presence person={person} />
			<span class="meeting-person-answer">{standing(meeting, person)}</span>
		</li>
	);
}

function standing(meeting: Meeting, person: string): string {
	if (isHere(meeting, person)) return isOver(meeting) ? t('meeting_was_here') : t('meeting_is_here');
	const answer = answerOf(meeting, person);
	if (answer) return answerText(answer);
	return invites(meeting, person) ? t('answer_none') : '';
}
