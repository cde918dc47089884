/* The client without a screen, for tests against a server and for programs that take part. */
export { Client, type ClientPorts } from './session/client';
export { Meetings, type MeetingList } from './session/meetings';
export { memoryNoteStore } from './session/noteStore';
export { memoryStore, noTabs } from './session/ports';
export { openNote, resumeNotes } from './note/openNote';
export { schema } from './note/schema';
export { Refusal, Lost } from './connection/refusal';
export { IdMaker } from './connection/ids';
export { systemClock } from './connection/ports';
export * from './state/app';
export * from './state/heldMeeting';
export * from './state/meeting';
export * from './state/meetingClock';
export * from './state/room';
export * from './state/rooms';
export * from './state/rows';
export * from './state/outbox';
export * from './state/windows';
