/* Picks people: type a few letters, Enter or a click takes one, Backspace lets the last one go. */
import { useSignal, type Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import type { Member } from '../../protocol/types';
import { Icon } from '../icon';
import { Avatar, BotMark, nameOf } from '../person';
import { Presence } from '../presence';
import { people } from '../store';
import { peopleFound } from './directory';

const SHOWN_MAX = 8;

interface Props {
	label: string;
	picked: Signal<readonly string[]>;
	/* Who cannot be picked. */
	except: (person: string) => boolean;
	most: number;
	/* One field of several: it offers people once something is typed. */
	compact?: boolean;
}

export function PeoplePicker({ label, picked, except, most, compact = false }: Props) {
	const id = useId();
	const wanted = useSignal('');
	const at = useSignal(0);
	const isFree = ({ person }: Member) => !picked.value.includes(person) && !except(person);
	const isQuiet = compact && wanted.value === '';
	const found = isQuiet ? [] : peopleFound(people.value.values(), wanted.value).filter(isFree).slice(0, SHOWN_MAX);
	const take = (person: string) => {
		if (picked.value.length < most) picked.value = [...picked.value, person];
		wanted.value = '';
		at.value = 0;
	};
	const drop = (person: string) => (picked.value = picked.value.filter((one) => one !== person));
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const here = found[at.value];
		if (step && found.length > 0) at.value = (at.value + step + found.length) % found.length;
		else if (event.key === 'Enter' && !event.isComposing && here && (wanted.value !== '' || picked.value.length === 0))
			take(here.person);
		else if (event.key === 'Backspace' && wanted.value === '') picked.value = picked.value.slice(0, -1);
		else return;
		event.preventDefault();
	};
	return (
		<div class={compact ? 'field picker picker-compact' : 'field picker'}>
			<label for={id}>{label}</label>
			<div class="picker-box">
				{picked.value.map((person) => (
					<button key={person} type="button" class="chip" aria-label={t('picker_drop', { name: nameOf(person) })} onClick={() => drop(person)}>
						{nameOf(person)}
						<Icon name="x" />
					</button>
				))}
				<input
					id={id}
					type="text"
					role="combobox"
					autofocus={!compact}
					autocomplete="off"
					aria-expanded={found.length > 0}
					aria-controls={found.length > 0 ? `${id}-list` : undefined}
					aria-activedescendant={found[at.value] ? `${id}-${at.value}` : undefined}
					placeholder={picked.value.length === 0 ? t('picker_hint') : undefined}
					value={wanted.value}
					onInput={(event) => {
						wanted.value = event.currentTarget.value;
						at.value = 0;
					}}
					onKeyDown={onKeyDown}
				/>
			</div>
			{found.length === 0 && !isQuiet && <p class="browse-none picker-list">{t('people_none')}</p>}
			{found.length > 0 && (
				<ul id={`${id}-list`} class="switcher-list picker-list" role="listbox" aria-label={t('people')}>
					{found.map(({ person, profile }, i) => (
						<li key={person} id={`${id}-${i}`} class="switcher-item" role="option" aria-selected={i === at.value} onClick={() => take(person)}>
							<Avatar person={person} />
							<span class="picker-name">{nameOf(person)}</span>
							<BotMark person={person} />
							<small>{[profile?.position, profile?.place].filter(Boolean).join(', ')}</small>
							<Presence person={person} />
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
