/* The customer's people among the members of the shared side. */
import { t } from '../../i18n';
import { isGuest } from '../../state/cases';
import type { RoomEntry } from '../../state/rooms';
import { caseOf } from '../../state/side';
import { Avatar, PersonName } from '../person';
import { casePath } from '../router';
import { app } from '../store';
import { customerOf } from './words';

export function GuestMembers({ entry }: { entry: RoomEntry }) {
	const guests = entry.held?.members.filter(isGuest) ?? [];
	const backstage = caseOf(app.value.rooms, entry.id);
	return (
		<section class="case-guest-members">
			<h3>{t('case_members_guests', { customer: customerOf(entry.id) })}</h3>
			{guests.length === 0 && <p class="rail-empty">{t('case_no_guest')}</p>}
			<ul>
				{guests.map(({ person }) => (
					<li key={person} class="member">
						<Avatar person={person} />
						<span class="member-name">
							<PersonName person={person} />
						</span>
					</li>
				))}
			</ul>
			{backstage && <a href={casePath(backstage.id, 'guests')}>{t('case_guests_all')}</a>}
			<h3>{t('case_members_team')}</h3>
			<p class="field-hint">{t('case_members_hint')}</p>
		</section>
	);
}
