/* What one can do with a room: in the rail, and in its own head. */
import { h } from 'preact';
import { t, type Key } from '../../i18n';
import type { NoticeLevel } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { sidesOf } from '../../state/side';
import { Confirm, openDialog } from '../dialog/dialog';
import { Gone } from '../dialog/gone';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { openLater } from '../lazy';
import { openPlan, openStart } from '../meetings';
import { openPoll } from '../records';
import { roomName } from '../roomName';
import { go, minutesPath, roomPath } from '../router';
import { app, client } from '../store';
import { attempt } from '../attempt';
import { openInvite } from './memberPane';
import { openSettings } from './openRoomMenu';
import { isLastOwner } from './rights';

const LEVELS: [NoticeLevel, Key][] = [
	['all', 'level_all'],
	['mentions', 'level_mentions'],
	['nothing', 'level_nothing'],
];

export function RoomMenu({ room, anchor }: { room: string; anchor: HTMLElement }) {
	const entry = app.value.rooms.get(room);
	if (!entry) return <Gone />;
	/* A case is muted, and heard again, as a whole. */
	const sides = sidesOf(app.value.rooms, entry);
	return (
		<MenuDialogOf title={roomName(entry.id) ?? ''} anchor={anchor} entries={[...meetingEntries(entry), ...recordEntries(entry), ...placeEntries(entry), ...channelEntries(entry)]}>
			<fieldset class="choice menu-level">
				<legend>{t('level')}</legend>
				<div class="choice-options">
					{LEVELS.map(([level, words]) => (
						<label key={level}>
							<input
								type="radio"
								name="level"
								checked={sides.every(({ preference }) => preference.level === level)}
								onChange={() => attempt(Promise.all(sides.map(({ id }) => client().rooms.prefer(id, { level }))))}
							/>
							<span>{t(words)}</span>
						</label>
					))}
				</div>
			</fieldset>
		</MenuDialogOf>
	);
}

/* Where it stands in one's list. */
function placeEntries(entry: RoomEntry): MenuEntry[] {
	/* A case stands there once, as its backstage. */
	if (entry.kind === 'shared') return [];
	const { id, preference } = entry;
	const isFavourite = preference.favourite;
	return [
		{
			icon: 'star',
			words: t('favourite'),
			isOn: isFavourite,
			run: () => attempt(client().rooms.prefer(id, { favourite: !isFavourite })),
		},
		{
			icon: 'folder',
			words: preference.section === '' ? t('section_move') : t('section_is', { name: preference.section }),
			run: () => openLater(() => import('../later').then((module) => module.SectionDialog), { room: id }),
		},
		{
			icon: 'eye-off',
			words: t('room_hide'),
			run: () => {
				const sides = sidesOf(app.peek().rooms, entry);
				attempt(Promise.all(sides.map(({ id: side, head }) => client().rooms.prefer(side, { hidden: head, favourite: false }))), t('room_hidden'));
				if (sides.some((side) => location.pathname.includes(side.id))) go('/');
			},
		},
	];
}

function meetingEntries({ id, archived }: RoomEntry): MenuEntry[] {
	if (archived) return [];
	return [
		{ icon: 'calendar', words: t('plan_meeting'), run: () => openPlan(id) },
		{ icon: 'play', words: t('start_meeting'), run: () => openStart(id) },
		{ icon: 'vote', words: t('poll_ask'), run: () => openPoll({ room: id }) },
	];
}

function recordEntries({ id }: RoomEntry): MenuEntry[] {
	return [
		{ icon: 'square-check', words: t('tasks'), run: () => go(`${roomPath(id)}/tasks`) },
		{ icon: 'gavel', words: t('decisions'), run: () => go(`${roomPath(id)}/decisions`) },
		{ icon: 'file-text', words: t('pages'), run: () => go(`${roomPath(id)}/pages`) },
		{ icon: 'scroll-text', words: t('minutes_all'), run: () => go(minutesPath(id)) },
	];
}

function channelEntries(entry: RoomEntry): MenuEntry[] {
	if (entry.kind === 'conversation') return [];
	if (entry.kind !== 'channel') return caseEntries(entry);
	return [
		...(entry.archived ? [] : [{ icon: 'user-plus' as const, words: t('invite'), run: () => openInvite(entry.id) }]),
		{ icon: 'settings', words: t('channel_settings'), run: () => openSettings(entry.id) },
		{ icon: 'log-out', words: t('room_leave'), run: () => askLeave(entry), danger: true },
	];
}

/* Who is in a case, and how it ends, is settled backstage. */
function caseEntries(entry: RoomEntry): MenuEntry[] {
	const settings: MenuEntry = { icon: 'settings', words: t('case_settings'), run: () => openSettings(entry.id) };
	if (entry.kind === 'shared') return [settings];
	return [
		...(entry.archived ? [] : [{ icon: 'user-plus' as const, words: t('case_invite_team'), run: () => openInvite(entry.id) }]),
		settings,
		{ icon: 'log-out', words: t('case_leave'), run: () => askLeave(entry), danger: true },
	];
}

/* A channel needs somebody in charge as long as others are there. */
function askLeave(entry: RoomEntry): void {
	const { id, title, access } = entry;
	const leaving = t(entry.kind === 'backstage' ? 'case_leave' : 'room_leave');
	if (isLastOwner(entry)) {
		openDialog.value = () =>
			h(Confirm, { title: leaving, text: t('room_leave_last', { title }), action: t('understood'), onConfirm: () => undefined });
		return;
	}
	openDialog.value = () =>
		h(Confirm, {
			title: leaving,
			text: access === 'closed' ? t('room_leave_closed', { title }) : t('room_leave_text', { title }),
			action: t('leave'),
			onConfirm: () => attempt(client().call('room.leave', { room: id, client_id: client().ids.next() }).then(() => go('/'))),
		});
}
