/* For people: how minutes come to be, step by step. */
import { t, type Key } from '../../i18n';

const STEPS: readonly (readonly [Key, Key])[] = [
	['minutes_about_draft', 'minutes_about_draft_text'],
	['minutes_about_present', 'minutes_about_present_text'],
	['minutes_about_approve', 'minutes_about_approve_text'],
	['minutes_about_seal', 'minutes_about_seal_text'],
	['minutes_about_add', 'minutes_about_add_text'],
	['minutes_about_check', 'minutes_about_check_text'],
];

export function About() {
	return (
		<details class="more minutes-about">
			<summary>{t('minutes_about')}</summary>
			<ol class="minutes-list">
				{STEPS.map(([step, text]) => (
					<li key={step}>
						<strong>{t(step)}</strong> {t(text)}
					</li>
				))}
			</ol>
		</details>
	);
}
