/* The person's own menu: language, look, other devices, signing out. */
import { h } from 'preact';
import { language, t, type Language } from '../../i18n';
import type { Theme } from '../../storage/preferences';
import { Confirm, Dialog, openDialog } from './dialog';
import { Icon } from '../icon';
import { AddPersonDialog, DeviceDialog } from './linkDialogs';
import { leaveDevice } from '../frame/leaving';
import { setLanguage, setTheme, theme } from '../look';
import { nameOf } from '../person';
import { app, isAdministrator } from '../store';

const askSignOut = () =>
	h(Confirm, {
		title: t('menu_sign_out'),
		text: t('sign_out_text'),
		action: t('menu_sign_out'),
		onConfirm: () => void leaveDevice(),
	});

export function MenuDialog() {
	const themes: [Theme, string][] = [
		['auto', t('theme_auto')],
		['light', t('theme_light')],
		['dark', t('theme_dark')],
	];
	const languages: [Language, string][] = [
		['de', 'Deutsch'],
		['en', 'English'],
	];
	return (
		<Dialog title={nameOf(app.value.me)}>
			<Choice legend={t('menu_language')} name="language" options={languages} value={language.value} onPick={setLanguage} />
			<Choice legend={t('menu_theme')} name="theme" options={themes} value={theme.value} onPick={setTheme} />
			<div class="sheet">
				{isAdministrator.value && (
					<button type="button" class="sheet-button" onClick={() => (openDialog.value = () => h(AddPersonDialog, {}))}>
						<Icon name="user-plus" />
						{t('person_add')}
					</button>
				)}
				<button type="button" class="sheet-button" onClick={() => (openDialog.value = () => h(DeviceDialog, {}))}>
					<Icon name="smartphone" />
					{t('device_title')}
				</button>
				<button type="button" class="sheet-button" onClick={() => (openDialog.value = askSignOut)}>
					<Icon name="log-out" />
					{t('menu_sign_out')}
				</button>
			</div>
		</Dialog>
	);
}

interface ChoiceProps<T extends string> {
	legend: string;
	name: string;
	options: [T, string][];
	value: T;
	onPick: (value: T) => void;
}

function Choice<T extends string>({ legend, name, options, value, onPick }: ChoiceProps<T>) {
	return (
		<fieldset class="choice">
			<legend>{legend}</legend>
			{options.map(([option, words]) => (
				<label key={option}>
					<input
						type="radio"
						name={name}
						checked={option === value}
						onChange={() => onPick(option)}
					/>
					<span>{words}</span>
				</label>
			))}
		</fieldset>
	);
}
