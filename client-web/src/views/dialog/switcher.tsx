/* Ctrl+K: type a few letters of a channel, Enter opens it. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import { closeDialog, Dialog } from './dialog';
import { go, roomPath } from '../router';
import { listed } from '../frame/sections';
import { RoomSign } from '../frame/railItem';
import { titleOf } from '../room/title';

const SHOWN_MAX = 12;

export function Switcher() {
	const id = useId();
	const wanted = useSignal('');
	const at = useSignal(0);
	const words = wanted.value.toLocaleLowerCase();
	const found = listed.value
		.filter((entry) => titleOf(entry).toLocaleLowerCase().includes(words))
		.slice(0, SHOWN_MAX);
	const open = (room: string) => {
		closeDialog();
		go(roomPath(room));
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step && found.length > 0) at.value = (at.value + step + found.length) % found.length;
		else if (event.key === 'Enter' && !event.isComposing && found[at.value])
			open(found[at.value]!.id);
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
			<ul id={id} class="switcher-list" role="listbox" aria-label={t('rail_channels')}>
				{found.map((entry, i) => (
					<li
						key={entry.id}
						id={`${id}-${i}`}
						role="option"
						aria-selected={i === at.value}
						class="switcher-item"
						onClick={() => open(entry.id)}
					>
						<RoomSign entry={entry} />
						{titleOf(entry)}
					</li>
				))}
			</ul>
			{found.length === 0 && <p class="browse-none">{t('browse_none')}</p>}
		</Dialog>
	);
}
