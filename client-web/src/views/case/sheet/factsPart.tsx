/* Who the customer is, and who receives them. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { CaseSheet } from '../../../protocol/types';
import { openDialog } from '../../dialog/dialog';
import { Fact } from '../../fact';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { EditDialog } from './editDialog';

/* Only what leads to a page, whatever has been stored. */
function isAddress(link: string): boolean {
	return /^https?:\/\//i.test(link);
}

export function FactsPart({ room, sheet, isStill }: { room: string; sheet: CaseSheet; isStill: boolean }) {
	const { customer, contacts, host, deputy, link = '' } = sheet;
	return (
		<section class="case-text" aria-label={t('case_about')}>
			<header>
				<h3>{t('case_about')}</h3>
				{!isStill && (
					<button
						type="button"
						class="icon-button"
						aria-label={t('case_change_what', { what: t('case_about') })}
						title={t('case_change_what', { what: t('case_about') })}
						aria-haspopup="dialog"
						onClick={() => (openDialog.value = () => h(EditDialog, { room, sheet }))}
					>
						<Icon name="pencil" />
					</button>
				)}
			</header>
			<dl class="facts">
				<Fact label={t('case_customer')}>{customer}</Fact>
				<Fact label={t('case_contacts')}>
					{contacts.length === 0 ? '–' : contacts.map(({ name, position }) => <span class="case-contact">{[name, position].filter(Boolean).join(', ')}</span>)}
				</Fact>
				<Fact label={t('case_host')}>{nameOf(host)}</Fact>
				<Fact label={t('case_deputy')}>{deputy === undefined ? '–' : nameOf(deputy)}</Fact>
				{link !== '' && (
					<Fact label={t('case_link')}>
						{isAddress(link) ? (
							<a href={link} target="_blank" rel="noopener noreferrer">
								{link}
							</a>
						) : (
							link
						)}
					</Fact>
				)}
			</dl>
		</section>
	);
}
