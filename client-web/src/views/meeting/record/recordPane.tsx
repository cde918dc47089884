/* What the meeting has decided, and who does what. */
import { LaterPart } from '../../laterPart';
import { loadRecords } from '../../lazy';
import type { PaneProps } from '../side/side';

const loadRecord = () => loadRecords().then((module) => module.MeetingRecord);

export function RecordPane({ held, meeting, self }: PaneProps) {
	const { room, events } = held;
	return <LaterPart load={loadRecord} props={{ room, meeting, events, isHere: self.acts && self.isHere, decides: self.acts && self.summarises }} />;
}
