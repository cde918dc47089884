/* Who somebody is, beside their name; and a way to write to them. */
import { clockIn, t } from '../../i18n';
import { findGuest } from '../../state/guests';
import { Dialog } from '../dialog/dialog';
import { FormError } from '../dialog/formFoot';
import { useClientId, useTask } from '../dialog/useTask';
import { Fact } from '../fact';
import { Icon } from '../icon';
import { LaterPart } from '../laterPart';
import { loadCases, openLater } from '../lazy';
import { minute } from '../clock';
import { Avatar, BotMark, nameOf, profileOf, statusOf, statusText } from '../person';
import { presenceWords } from '../presence';
import { app, isAdministrator, people } from '../store';
import { talkTo } from './talkTo';

const loadGuestCard = () => loadCases().then((module) => module.GuestCard);

interface Props {
	person: string;
	anchor?: HTMLElement | undefined;
}

/* A guest of a case has a card of their own. */
export function PersonCard({ person, anchor }: Props) {
	if (findGuest(app.value.rooms.values(), person)) return <LaterPart load={loadGuestCard} props={{ person, anchor }} />;
	return <OwnCard person={person} anchor={anchor} />;
}

function OwnCard({ person, anchor }: Props) {
	const task = useTask();
	const clientId = useClientId();
	const profile = profileOf(person);
	const isMe = person === app.value.me;
	const status = statusOf(person);
	const edit = () => openLater(() => import('../later').then((module) => module.ProfileDialog), { person });
	return (
		<Dialog title={nameOf(person)} anchor={anchor}>
			<div class="card-head">
				<Avatar person={person} large />
				<div>
					<BotMark person={person} />
					<p>{presenceWords(person)}</p>
					{people.value.get(person)?.role === 'owner' && <small class="tag">{t('role_admin')}</small>}
					{profile?.active === false && <small class="tag tag-off">{t('deactivated')}</small>}
				</div>
			</div>
			{status && (
				<p class="card-status">
					{status.emoji ?? '💬'} {statusText(status)}
				</p>
			)}
			<PersonFacts person={person} />
			<FormError task={task} />
			<div class="dialog-actions">
				{(isMe || isAdministrator.value) && (
					<button type="button" class="button" onClick={edit}>
						{t('profile_edit')}
					</button>
				)}
				{profile?.active !== false && (
					<button
						type="button"
						class="button button-primary"
						autofocus
						disabled={task.busy}
						onClick={() => task.run(() => talkTo([person], clientId(person)))}
					>
						<Icon name="message-square" />
						{isMe ? t('notepad_open') : t('write_to')}
					</button>
				)}
			</div>
		</Dialog>
	);
}

function PersonFacts({ person }: { person: string }) {
	const profile = profileOf(person);
	if (!profile) return null;
	const { position, place, time_zone: zone, email } = profile;
	const clock = zone ? clockIn(zone, minute.value) : undefined;
	const facts: [string, string | undefined][] = [
		[t('position'), position],
		[t('place'), place],
		[t('local_time'), clock],
	];
	return (
		<dl class="facts">
			{facts.map(
				([label, value]) =>
					value && (
						<Fact key={label} label={label}>
							{value}
						</Fact>
					),
			)}
			{email && (
				<Fact label={t('email')}>
					<Email address={email} />
				</Fact>
			)}
		</dl>
	);
}

/* In other letters it might be taken for another, and is not followed. */
function Email({ address }: { address: string }) {
	if (!/^[!-~]+$/.test(address)) return <>{address}</>;
	return <a href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`}>{address}</a>;
}
