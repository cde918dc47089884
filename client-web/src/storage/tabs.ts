/* The tabs of this device: the one that holds a lock sends; a channel joins them. */
import type { TabMessage, Tabs } from '../session/ports';
import { SPACE } from './space';

const NAME = `${SPACE}-outbox`;

export function deviceTabs(): Tabs {
	const channel = 'BroadcastChannel' in window ? new BroadcastChannel(NAME) : undefined;
	const tabs = {
		isSender: !('locks' in navigator),
		onSender: () => undefined as void,
		onMessage: (_: TabMessage) => undefined as void,
		tell: (message: TabMessage) => channel?.postMessage(message),
	};
	if (channel)
		channel.onmessage = (event: MessageEvent<TabMessage>) => tabs.onMessage(event.data);
	if ('locks' in navigator) {
		const forever = new Promise<void>(() => undefined);
		void navigator.locks.request(NAME, () => {
			tabs.isSender = true;
			tabs.onSender();
			return forever;
		});
	}
	return tabs;
}
