/* Who a guest is: they have no profile beyond what the case knows of them. */
import { momentText, t } from '../../../i18n';
import type { Guest } from '../../../protocol/types';
import { admitterOf, findGuest, standingOf } from '../../../state/guests';
import type { HeldRoom } from '../../../state/room';
import { minute } from '../../clock';
import { Dialog } from '../../dialog/dialog';
import { Fact } from '../../fact';
import { Avatar, nameOf } from '../../person';
import { app } from '../../store';
import { guestEntries } from './acts';
import { standingWords, untilWhen } from './words';

export function GuestCard({ person, anchor }: { person: string; anchor?: HTMLElement | undefined }) {
	const found = findGuest(app.value.rooms.values(), person);
	const guest = found?.guest;
	return (
		<Dialog title={guest?.name ?? nameOf(person)} anchor={anchor}>
			<div class="card-head">
				<Avatar person={person} name={guest?.name} large />
				<div>
					<small class="tag tag-guest">{t('guest')}</small>
					{guest && <p>{guest.company}</p>}
				</div>
			</div>
			{found && <Known {...found} />}
		</Dialog>
	);
}

function Known({ held, guest }: { held: HeldRoom; guest: Guest }) {
	const now = minute.value;
	const isIn = guest.state === 'admitted';
	const admitter = isIn ? admitterOf(held, guest) : undefined;
	const facts: [string, string | undefined | false][] = [
		[t('guest_since'), isIn && momentText(guest.since, now)],
		[t('guest_admitted_by'), admitter !== undefined && admitter !== guest.guest && nameOf(admitter)],
		[t('guest_invited_by'), guest.invited_by ? nameOf(guest.invited_by) : t('guest_by_general')],
		[t('guest_good_until'), standingOf(guest, now) === 'inside' && untilWhen(guest.expires)],
	];
	return (
		<>
			<dl class="facts guest-facts">
				{facts.map(([label, value]) => value && <Fact key={label} label={label}>{value}</Fact>)}
			</dl>
			{standingOf(guest, now) !== 'inside' && standingWords(guest, now).map((one) => <p key={one} class="guest-fact">{one}</p>)}
			<div class="dialog-actions">
				{guestEntries(held.id, guest, held.settings?.archived === true).map(({ words, run, danger }) => (
					<button key={words} type="button" class={danger ? 'button button-danger' : 'button'} onClick={run}>
						{words}
					</button>
				))}
			</div>
		</>
	);
}
