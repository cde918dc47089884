/* Saying whether one comes. */
import { t, type Key } from '../../i18n';
import type { AttendeeAnswer } from '../../protocol/types';
import { attempt } from '../attempt';
import { client } from '../store';

const ANSWERS: [AttendeeAnswer, Key][] = [
	['accepted', 'answer_accept'],
	['tentative', 'answer_tentative'],
	['declined', 'answer_decline'],
];

interface Props {
	room: string;
	meeting: number;
	title: string;
	/* What one has said so far. */
	answer: AttendeeAnswer | undefined;
}

export function Answers({ room, meeting, title, answer }: Props) {
	const say = (said: AttendeeAnswer) =>
		said !== answer && attempt(client().call('meeting.answer', { room, meeting, client_id: client().ids.next(), answer: said }));
	return (
		<div class="answers" role="group" aria-label={`${t('answer')}: ${title}`}>
			{ANSWERS.map(([said, words]) => (
				<button key={said} type="button" class="answer" aria-pressed={said === answer} onClick={() => say(said)}>
					{t(words)}
				</button>
			))}
		</div>
	);
}
