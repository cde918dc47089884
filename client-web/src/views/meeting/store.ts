/* Meetings as signals. Comes with the views of meetings, once there is a client. */
import { batch, signal } from '@preact/signals';
import { systemClock } from '../../connection/ports';
import { Meetings } from '../../session/meetings';
import { client } from '../store';

export const meetings = new Meetings(client(), systemClock);

/* The meeting whose page is open: meetings.open(room, number) until meetings.close(). */
export const heldMeeting = signal(meetings.held);
/* Those of a span of time: meetings.listSpan(from, to) until meetings.closeList(). */
export const meetingList = signal(meetings.list);

meetings.subscribe(() => {
	batch(() => {
		heldMeeting.value = meetings.held;
		meetingList.value = meetings.list;
	});
});

let stop = (): void => undefined;

/* The server's clock to the full second, while something shows it: every place on every screen shows the same. */
export const second = signal(meetings.clock.second(), {
	watched() {
		stop = meetings.clock.everySecond((now) => (second.value = now));
	},
	unwatched: () => stop(),
});
