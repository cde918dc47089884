/* Says that the connection is lost, once that has lasted; and that the page is old. */
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { client, outdated, status } from '../store';

const PATIENCE_MS = 2_000;
const lost = signal(false);

export function ConnectionBanner() {
	const isOpen = status.value === 'open';
	useEffect(() => {
		if (isOpen) {
			lost.value = false;
			return;
		}
		const timer = setTimeout(() => (lost.value = true), PATIENCE_MS);
		return () => clearTimeout(timer);
	}, [isOpen]);
	return (
		<div role="status" class="banner-place">
			{lost.value && !isOpen && (
				<div class="banner banner-warn" data-testid="connection-banner">
					<span>{t('banner_lost')}</span>
					<button type="button" class="button" onClick={() => client().connectNow()}>
						{t('banner_connect')}
					</button>
				</div>
			)}
			{outdated.value && (
				<div class="banner" data-testid="version-banner">
					<span>{t('banner_new_version')}</span>
					<button type="button" class="button" onClick={() => location.reload()}>
						{t('banner_reload')}
					</button>
				</div>
			)}
		</div>
	);
}
