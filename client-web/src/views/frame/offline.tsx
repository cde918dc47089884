/* Opened without a network: the rooms lie on the server, but what the person wrote last lies here. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { momentText, t } from '../../i18n';
import type { OutboxItem } from '../../state/outbox';
import { deviceOutbox } from '../../storage/outbox';
import { Icon } from '../icon';

export function Offline() {
	const items = useSignal<readonly OutboxItem[]>([]);
	useEffect(() => {
		void deviceOutbox()
			.load()
			.then((found) => (items.value = found.filter(({ text }) => text !== undefined)))
			.catch(() => undefined);
	}, []);
	return (
		<main class="home offline">
			<h1>{t('offline_title')}</h1>
			<p>{items.value.length === 0 ? t('offline_text') : t('offline_waiting', { n: items.value.length })}</p>
			<ul class="offline-list">
				{items.value.map(({ clientId, text, at, state }) => (
					<li key={clientId}>
						<p>{text}</p>
						<small>
							<Icon name={state === 'failed' ? 'triangle-alert' : 'clock'} />
							{momentText(at, Date.now())} · {state === 'failed' ? t('message_failed') : t('offline_waits')}
						</small>
					</li>
				))}
			</ul>
		</main>
	);
}
