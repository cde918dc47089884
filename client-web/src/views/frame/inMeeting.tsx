/* Place for the bar that leads back to a meeting one is in. It comes later, and only to those. */
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { loadMeetings } from '../lazy';
import { preferences } from '../preferences';

export function InMeeting() {
	const isWanted = preferences.value.meeting !== '';
	const loaded = useSignal<{ component: FunctionComponent } | undefined>(undefined);
	useEffect(() => {
		if (isWanted)
			void loadMeetings().then(
				({ RunningBar }) => (loaded.value = { component: RunningBar }),
				() => undefined,
			);
	}, [isWanted]);
	const { component: Bar } = loaded.value ?? {};
	return isWanted && Bar ? <Bar /> : null;
}
