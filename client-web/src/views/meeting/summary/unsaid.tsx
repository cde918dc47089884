/* Summaries that somebody was writing as the meeting ended: too late to be put on record, but not lost. */
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import type { Offers } from './offers';

export function Unsaid({ meeting, offers }: { meeting: Meeting; offers: Offers }) {
	return offers.all.map(({ item, text }) => {
		const title = meeting.agenda.items.find((one) => one.item === item)?.title ?? '';
		const words = t('summary_too_late', { title });
		return (
			text.trim() !== '' && (
				<section key={item} class="summary summary-form" aria-label={words}>
					<p class="summary-title">{words}</p>
					<p class="summary-text">{text}</p>
				</section>
			)
		);
	});
}
