/* Ctrl+K: a few letters of a channel, a person, a thread or a page, Enter opens. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { t, type Key } from '../../i18n';
import { findNames } from '../../state/find';
import { isUnread } from '../../state/rail';
import type { RoomEntry } from '../../state/rooms';
import { Icon, type IconName } from '../icon';
import { RoomSign } from '../frame/railItem';
import { listed } from '../frame/sections';
import { Avatar, BotMark, nameOf, openPerson } from '../person';
import { Presence } from '../presence';
import { titleOf } from '../room/title';
import { roomName } from '../roomName';
import { go, roomPath, threadPath } from '../router';
import { app, people } from '../store';
import { closeDialog, Dialog } from './dialog';

const SHOWN_MAX = 12;

interface Target {
	key: string;
	name: string;
	picture: ComponentChildren;
	/* Behind the name. */
	side: ComponentChildren;
	open: () => void;
}

export function Switcher() {
	const id = useId();
	const wanted = useSignal('');
	const at = useSignal(0);
	const targets = wanted.value.trim() === '' ? rooms() : [...rooms(), ...pages(), ...persons(), ...namedThreads()];
	const names = targets.map(({ name }) => name);
	const found = findNames(names, wanted.value).slice(0, SHOWN_MAX).map((i) => targets[i]!);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step && found.length > 0) at.value = (at.value + step + found.length) % found.length;
		else if (event.key === 'Enter' && !event.isComposing && found[at.value]) found[at.value]!.open();
		else return;
		event.preventDefault();
	};
	return (
		<Dialog title={t('rail_switch')}>
			<input
				class="switcher-input"
				type="text"
				autofocus
				role="combobox"
				aria-expanded="true"
				aria-controls={id}
				aria-activedescendant={found[at.value] ? `${id}-${at.value}` : undefined}
				aria-label={t('switcher_hint')}
				placeholder={t('switcher_hint')}
				autocomplete="off"
				onInput={(event) => {
					wanted.value = event.currentTarget.value;
					at.value = 0;
				}}
				onKeyDown={onKeyDown}
			/>
			<ul id={id} class="switcher-list" role="listbox" aria-label={t('switcher_found')}>
				{found.map(({ key, name, picture, side, open }, i) => (
					<li key={key} id={`${id}-${i}`} role="option" aria-selected={i === at.value} class="switcher-item" onClick={open}>
						{picture}
						<span class="switcher-name">{name}</span>
						{side}
					</li>
				))}
			</ul>
			{found.length === 0 && <p class="browse-none">{t('switcher_none')}</p>}
		</Dialog>
	);
}

/* One's own, those with something unread first. */
function rooms(): Target[] {
	const { me } = app.value;
	const rank = (entry: RoomEntry) => Number(isUnread(entry, me));
	const resting = [...app.value.rooms.values()].filter((entry) => entry.kind === 'backstage' && !entry.archived && !listed.value.includes(entry));
	return [...listed.value, ...resting]
		.sort((a, b) => rank(b) - rank(a))
		.map((entry) => ({
			key: entry.id,
			name: titleOf(entry),
			picture: <RoomSign entry={entry} />,
			side: isUnread(entry, me) && <span class="switcher-side">{t('switcher_unread')}</span>,
			open: () => {
				closeDialog();
				go(roomPath(entry.id));
			},
		}));
}

const PAGES: { path: string; icon: IconName; words: Key }[] = [
	{ path: '/unread', icon: 'circle-dot', words: 'unread' },
	{ path: '/inbox', icon: 'inbox', words: 'inbox' },
	{ path: '/threads', icon: 'message-square-reply', words: 'threads' },
	{ path: '/cases', icon: 'briefcase', words: 'cases' },
	{ path: '/saved', icon: 'bookmark', words: 'saved_title' },
];

function pages(): Target[] {
	return PAGES.map(({ path, icon, words }) => {
		const open = () => {
			closeDialog();
			go(path);
		};
		return { key: path, name: t(words), picture: <Icon name={icon} />, side: null, open };
	});
}

/* Those whose messages are held. */
function namedThreads(): Target[] {
	return [...app.value.rooms.values()].flatMap(({ id, held }) =>
		(held?.rows ?? []).flatMap(({ seq, title }) => {
			if (title === undefined) return [];
			const open = () => {
				closeDialog();
				go(threadPath(id, seq));
			};
			const side = <span class="switcher-side">{roomName(id)}</span>;
			return [{ key: `${id} ${seq}`, name: title, picture: <Icon name="message-square-reply" />, side, open }];
		}),
	);
}

function persons(): Target[] {
	return [...people.value.keys()].map((person) => ({
		key: person,
		name: nameOf(person),
		picture: <Avatar person={person} />,
		side: (
			<>
				<BotMark person={person} />
				<Presence person={person} />
			</>
		),
		open: () => openPerson(person),
	}));
}
