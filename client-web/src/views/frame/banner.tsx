/* Says that the connection is lost, once that has lasted; and that the page is old. */
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { flushDrafts } from '../composer/draft';
import { client, outdated, status } from '../store';
import { attentive } from './attention';
import { askForNotices, declineNotices, missedCall } from './notifier';
import { checkForNew, isNewReady, takeNew } from './worker';

const PATIENCE_MS = 2_000;
/* For so long that it should be said. */
export const isLost = signal(false);

export function ConnectionBanner() {
	const isOpen = status.value === 'open';
	useEffect(() => {
		if (isOpen) {
			isLost.value = false;
			return;
		}
		const timer = setTimeout(() => (isLost.value = true), PATIENCE_MS);
		return () => clearTimeout(timer);
	}, [isOpen]);
	const isOld = outdated.value;
	useEffect(() => {
		if (!FOR_GUESTS && isOld) checkForNew();
	}, [isOld]);
	return (
		<div role="status" class="banner-place">
			{isLost.value && !isOpen && (
				<div class="banner banner-warn" data-testid="connection-banner">
					<span>{t('banner_lost')}</span>
					<button type="button" class="button" onClick={() => client().connectNow()}>
						{t('banner_connect')}
					</button>
				</div>
			)}
			{!FOR_GUESTS && missedCall.value && attentive.value && (
				<div class="banner" data-testid="notices-banner">
					<span>{t('missed_call')}</span>
					<button type="button" class="button" onClick={() => void askForNotices()}>
						{t('missed_call_allow')}
					</button>
					<button type="button" class="button" onClick={declineNotices}>
						{t('missed_call_decline')}
					</button>
				</div>
			)}
			{(isOld || (!FOR_GUESTS && isNewReady.value)) && (
				<div class="banner" data-testid="version-banner">
					<span>{t('banner_new_version')}</span>
					<button type="button" class="button" onClick={() => void reload()}>
						{t('banner_reload')}
					</button>
				</div>
			)}
		</div>
	);
}

/* What is being written is kept first. */
async function reload(): Promise<void> {
	await flushDrafts();
	if (!FOR_GUESTS) await takeNew();
	location.reload();
}
