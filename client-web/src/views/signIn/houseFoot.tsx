import { language, t } from '../../i18n';
import type { House } from '../../protocol/types';
import { safeHref } from '../../state/links';
import { prefer } from '../preferences';

/* The other language, and what the law wants to be found here. */
export function HouseFoot({ house }: { house: House | undefined }) {
	const other = language.value === 'de' ? 'en' : 'de';
	return (
		<footer class="sign-in-foot">
			<button type="button" class="text-button" lang={other} onClick={() => prefer('language', other)}>
				{other === 'de' ? 'Deutsch' : 'English'}
			</button>
			<OutLink address={house?.imprint} words={t('imprint')} />
			<OutLink address={house?.privacy} words={t('privacy')} />
		</footer>
	);
}

export function OutLink({ address, words }: { address: string | undefined; words: string }) {
	const href = address === undefined ? undefined : safeHref(address);
	if (href === undefined) return null;
	return (
		<a href={href} target="_blank" rel="noopener noreferrer nofollow">
			{words}
		</a>
	);
}
