/* The polls of a meeting, which come when they are first looked at. */
import { LaterPart } from '../../laterPart';
import { loadRecords } from '../../lazy';
import type { PaneProps } from '../side/side';

const loadPolls = () => loadRecords().then((module) => module.MeetingPolls);

export function PollPane({ held, entry, meeting, self }: PaneProps) {
	return <LaterPart load={loadPolls} props={{ held, entry, meeting, asks: self.acts && self.summarises }} />;
}
