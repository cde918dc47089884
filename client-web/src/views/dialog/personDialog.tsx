/* Who somebody is. */
import { h } from 'preact';
import { t } from '../../i18n';
import { Icon } from '../icon';
import { Avatar, nameOf } from '../person';
import { Presence, presenceWords } from '../presence';
import { app, isAdministrator, people } from '../store';
import { Dialog, openDialog } from './dialog';
import { PersonLinkDialog } from './linkDialogs';

export function openPerson(person: string): void {
	openDialog.value = () => h(PersonDialog, { person });
}

function PersonDialog({ person }: { person: string }) {
	const isMe = person === app.value.me;
	return (
		<Dialog title={nameOf(person)}>
			<div class="person">
				<Avatar person={person} />
				<div>
					<p class="person-presence">
						<Presence person={person} />
						{presenceWords(person)}
					</p>
					{people.value.get(person)?.role === 'owner' && <p class="person-role">{t('role_owner')}</p>}
					{isMe && <p class="person-role">{t('person_you')}</p>}
				</div>
			</div>
			{isAdministrator.value && !isMe && (
				<div class="sheet">
					<button type="button" class="sheet-button" onClick={() => (openDialog.value = () => h(PersonLinkDialog, { person }))}>
						<Icon name="link" />
						{t('person_link')}
					</button>
				</div>
			)}
		</Dialog>
	);
}
