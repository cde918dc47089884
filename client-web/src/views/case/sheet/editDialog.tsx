/* Changes who the customer is and who receives them. Only what one has changed is sent. */
import { useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { CaseContact, CaseSheet } from '../../../protocol/types';
import { contactsIn, contactsText } from '../../../state/cases';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { AreaField, Field, SelectField } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { byName, isBot, nameOf } from '../../person';
import { app } from '../../store';
import { changeCase, type CaseChange } from './changing';

const NOBODY = '0000000000000';

export function EditDialog({ room, sheet }: { room: string; sheet: CaseSheet }) {
	const task = useTask(['customer', 'contacts', 'host', 'deputy', 'link']);
	const idFor = useClientId();
	const before = useRef(sheet).current;
	const members = (app.value.rooms.get(room)?.held?.members ?? []).map(({ person }) => person).filter((person) => !isBot(person));
	const people = members.sort(byName).map((person) => [person, nameOf(person)] as const);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		if (word('customer') === '') {
			task.fail('customer', t('field_missing'));
			return;
		}
		const contacts = contactsIn(word('contacts'));
		const change: CaseChange = {
			...(word('customer') !== before.customer && { customer: word('customer') }),
			...(!isSame(contacts, before.contacts) && { contacts }),
			...(word('host') !== before.host && { host: word('host') }),
			...(word('deputy') !== (before.deputy ?? NOBODY) && { deputy: word('deputy') }),
			...(word('link') !== (before.link ?? '') && { link: word('link') }),
		};
		task.run(async () => {
			if (Object.keys(change).length > 0) await changeCase(room, change, idFor(change));
			closeDialog();
		});
	};
	return (
		<Dialog title={t('case_about')} firm>
			<form class="record-form" onSubmit={submit} noValidate>
				<Field label={t('case_customer')} name="customer" value={before.customer} max={LIMITS.company_max} error={task.errorOf('customer')} autofocus />
				<AreaField label={t('case_contacts')} hint={t('case_contacts_hint')} name="contacts" rows={3} value={contactsText(before.contacts)} error={task.errorOf('contacts')} />
				<SelectField label={t('case_host')} hint={t('case_host_hint')} name="host" value={before.host} options={people} error={task.errorOf('host')} />
				<SelectField label={t('case_deputy')} name="deputy" value={before.deputy ?? NOBODY} options={[[NOBODY, t('case_deputy_none')], ...people]} error={task.errorOf('deputy')} />
				<Field label={t('case_link')} name="link" type="url" placeholder="https://" value={before.link ?? ''} max={LIMITS.address_max} error={task.errorOf('link')} />
				<FormFoot task={task} action={t('save')} />
			</form>
		</Dialog>
	);
}

function isSame(a: readonly CaseContact[], b: readonly CaseContact[]): boolean {
	return contactsText(a) === contactsText(b);
}
