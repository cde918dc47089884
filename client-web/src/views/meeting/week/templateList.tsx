/* The templates in one's rooms, to plan from. */
import { t } from '../../../i18n';
import type { MeetingListing } from '../../../protocol/types';
import { openPlan } from '../../meetings';
import { roomName } from '../../roomName';
import { MenuButton } from '../elsewhere/menuButton';

export function Templates({ listings }: { listings: readonly MeetingListing[] }) {
	if (listings.length === 0) return null;
	return (
		<section class="week-templates" aria-labelledby="week-templates">
			<h2 id="week-templates">{t('week_templates')}</h2>
			<ul>
				{listings.map((listing) => (
					<li key={`${listing.room} ${listing.meeting}`} class="plain-item">
						<div class="plain-words">
							<p class="week-title">{listing.plan.title}</p>
							<p>{[roomName(listing.room), t('week_minutes', { n: listing.plan.minutes })].join(' · ')}</p>
						</div>
						<button
							type="button"
							class="button"
							aria-label={`${t('week_template_use')}: ${listing.plan.title}`}
							onClick={() => openPlan(listing.room, { from: listing.meeting })}
						>
							{t('week_template_use')}
						</button>
						<MenuButton listed={listing} />
					</li>
				))}
			</ul>
		</section>
	);
}
