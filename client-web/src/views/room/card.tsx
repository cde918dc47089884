/* What stands between the messages as a card: each comes with the part that it is of. */
import type { CardLine } from '../../state/lines';
import { LaterPart } from '../laterPart';
import { loadCases, loadMeetings, loadMinutes, loadRecords } from '../lazy';
import { meetingPath } from '../router';

const loadCard = () => loadMeetings().then((module) => module.MeetingCard);
const loadRecordCard = () => loadRecords().then((module) => module.RecordCard);
const loadMinutesCard = () => loadMinutes().then((module) => module.MinutesCard);
const loadCaseLine = () => loadCases().then((module) => module.CaseLine);
const loadPoll = () => loadRecords().then((module) => module.PollCard);

export function Card({ line, room }: { line: CardLine; room: string }) {
	return (
		<div class="meeting-line" data-key={line.key} data-seq={line.row.seq}>
			<Part line={line} room={room} />
		</div>
	);
}

function Part({ line, room }: { line: CardLine; room: string }) {
	const { row } = line;
	switch (line.type) {
	case 'meeting':
		return (
			<LaterPart load={loadCard} props={{ room, meeting: line.meeting, author: row.author }}>
				<a href={meetingPath(room, row.seq)}>{line.meeting.plan.title}</a>
			</LaterPart>
		);
	case 'poll':
		return (
			<LaterPart load={loadPoll} props={{ room, poll: line.poll }}>
				{line.poll.asked.question}
			</LaterPart>
		);
	case 'record':
		if (row.minutes) return <LaterPart load={loadMinutesCard} props={{ room, events: row.minutes }} />;
		return (
			<LaterPart load={loadRecordCard} props={{ room, row }}>
				{row.task?.what.text ?? row.decided?.text ?? row.page?.title}
			</LaterPart>
		);
	case 'case':
		return <LaterPart load={loadCaseLine} props={{ room, event: row.inCase!, before: line.before }} />;
	}
}
