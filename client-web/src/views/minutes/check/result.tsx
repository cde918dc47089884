/* What came out of checking a file, in plain words. */
import { dateTimeText, t, type Key } from '../../../i18n';
import type { Checked, Verdict } from '../../../session/sealCheck';
import { Fact } from '../../fact';
import { Icon, type IconName } from '../../icon';

const TITLES: Record<Verdict, Key> = {
	holds: 'check_holds',
	others: 'check_others',
	unknown: 'check_unknown',
	broken: 'check_broken',
	absent: 'check_absent',
	cannot: 'check_cannot',
};
const TEXTS: Record<Verdict, Key> = {
	holds: 'check_holds_text',
	others: 'check_others_text',
	unknown: 'check_unknown_text',
	broken: 'check_broken_text',
	absent: 'check_absent_text',
	cannot: 'check_cannot_text',
};
const SIGNS: Record<Verdict, IconName> = { holds: 'check', others: 'triangle-alert', unknown: 'key-round', broken: 'x', absent: 'minus', cannot: 'triangle-alert' };

interface Props {
	name: string;
	isTooLarge: boolean;
	/* undefined: it is being checked. */
	checked: Checked | undefined;
	/* Checked against this house's key, not one that was typed. */
	isOwn: boolean;
}

export function Result({ name, isTooLarge, checked, isOwn }: Props) {
	if (isTooLarge) return <p class="check-result is-absent">{t('check_large', { name })}</p>;
	if (!checked) return <p class="check-result" aria-busy="true" />;
	const { verdict, seal, fingerprint, name: hash } = checked;
	const title = verdict === 'holds' && !isOwn ? 'check_holds_key' : TITLES[verdict];
	const isHeld = verdict === 'holds' || verdict === 'others' || verdict === 'unknown';
	return (
		<section class={`check-result is-${verdict}`} aria-labelledby="check-verdict">
			<h2 id="check-verdict">
				<Icon name={SIGNS[verdict]} />
				{t(title)}
			</h2>
			<p>{t(TEXTS[verdict], { name })}</p>
			{verdict === 'cannot' && <pre>runde minutes verify {name}</pre>}
			{isHeld && seal && (
				<dl class="minutes-dl">
					<Fact label={t('check_sealed')}>{dateTimeText(seal.sealed)}</Fact>
					<Fact label={t('check_seal')}>
						<code>{hash}</code>
					</Fact>
					<Fact label={t('check_fingerprint')}>
						<code>{fingerprint}</code>
					</Fact>
					{seal.previous !== undefined && (
						<Fact label={t('check_previous')}>
							<code>{seal.previous}</code>
						</Fact>
					)}
				</dl>
			)}
		</section>
	);
}
