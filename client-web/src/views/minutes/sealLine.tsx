/* The seal of minutes, in short: enough to compare, all of it to copy, and where a copy is checked. */
import { t } from '../../i18n';
import { copyAndSay } from '../message/actions';

const SHORT = 16;

export function SealLine({ seal, previous }: { seal: string; previous: string | undefined }) {
	return (
		<p class="minutes-seal">
			<strong>{t('minutes_seal')}</strong> <code class="only-screen">{seal.slice(0, SHORT)}…</code>
			<code class="only-print">{seal}</code>
			<button type="button" class="text-button" aria-label={t('minutes_seal_copy')} onClick={() => void copyAndSay(seal, t('minutes_seal_copied'))}>
				{t('minutes_seal_copy_short')}
			</button>
			<a class="only-screen" href="/check" target="_blank" rel="noopener">
				{t('minutes_check_copy')}
			</a>
			{previous !== undefined && (
				<span class="minutes-small">
					{t('minutes_seal_before')} <code>{previous.slice(0, SHORT)}…</code>
				</span>
			)}
		</p>
	);
}
