/* A guest in a list: who they are, how they stand, and what can be done. */
import type { ComponentChildren } from 'preact';
import { h } from 'preact';
import { t } from '../../../i18n';
import type { Guest } from '../../../protocol/types';
import { minute } from '../../clock';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf } from '../../dialog/menu';
import { Icon } from '../../icon';
import { Avatar, bylineText } from '../../person';
import { guestEntries } from './acts';
import { standingWords } from './words';

interface Props {
	room: string;
	guest: Guest;
	/* Nobody new comes into the case. */
	closed: boolean;
}

export function GuestItem({ room, guest, closed }: Props) {
	const title = bylineText(guest);
	const entries = guestEntries(room, guest, closed);
	const openMenu = (anchor: HTMLElement) => (openDialog.value = () => h(MenuDialogOf, { title, anchor, entries: guestEntries(room, guest, closed) }));
	return (
		<GuestRow guest={guest}>
			{entries.length > 0 && (
				<button type="button" class="icon-button" aria-label={`${t('actions')}: ${title}`} title={t('actions')} aria-haspopup="dialog" onClick={(event) => openMenu(event.currentTarget)}>
					<Icon name="ellipsis-vertical" />
				</button>
			)}
		</GuestRow>
	);
}

export function GuestRow({ guest, children }: { guest: Guest; children: ComponentChildren }) {
	return (
		<li class={`guest is-${guest.state}`}>
			<Avatar person={guest.guest} name={guest.name} />
			<div class="guest-words">
				<p class="guest-who">
					<strong>{guest.name}</strong> <span class="guest-company">{guest.company}</span>
				</p>
				{standingWords(guest, minute.value).map((one) => (
					<p key={one} class="guest-fact">
						{one}
					</p>
				))}
			</div>
			{children}
		</li>
	);
}
