/* The list of minutes on screen as signals. */
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { systemClock } from '../../../connection/ports';
import { MinutesList, type MinutesShelf } from '../../../session/minutesList';
import { client } from '../../store';

export const minutesList = new MinutesList(client(), systemClock);

const shelf = signal(minutesList.list);
export const standings = signal(minutesList.standings);
export const hasFailed = signal(false);

minutesList.subscribe(() => {
	shelf.value = minutesList.list;
	standings.value = minutesList.standings;
	hasFailed.value = minutesList.hasFailed;
});

/* Those of this room; undefined: nothing is known of them yet. */
export function useMinutesList(room: string): MinutesShelf | undefined {
	useEffect(() => {
		minutesList.show(room);
		return () => minutesList.hide();
	}, []);
	const list = shelf.value;
	return list?.room === room && list.isRead ? list : undefined;
}
