/* The polls of a meeting, which come when they are first looked at. */
import type { PollPick } from '../../../protocol/types';
import { LaterPart } from '../../laterPart';
import { loadRecords } from '../../lazy';
import type { PaneProps } from '../side/side';
import { meetings } from '../store';

const loadPolls = () => loadRecords().then((module) => module.MeetingPolls);

export function PollPane({ held, entry, meeting, self }: PaneProps) {
	const onVoted = (poll: number, picks: readonly PollPick[]) => meetings.voted(held.room, poll, picks);
	return <LaterPart load={loadPolls} props={{ held, entry, meeting, asks: self.acts && self.summarises, onVoted }} />;
}
