/* The person's own menu, as a dialog or, on a phone, as a page. */
import { h } from 'preact';
import { t } from '../../i18n';
import { install, installOffer } from '../frame/install';
import { leaveDevice } from '../frame/leaving';
import { Icon, type IconName } from '../icon';
import { nameOf } from '../person';
import { isTouch } from '../shortcuts';
import { app, isAdministrator } from '../store';
import { Confirm, Dialog, openDialog } from './dialog';
import { openHelp } from './helpDialog';
import { AddPersonDialog, DeviceDialog } from './linkDialogs';
import { PreferencesDialog } from './preferencesDialog';

const askSignOut = () =>
	h(Confirm, {
		title: t('menu_sign_out'),
		text: t('sign_out_text'),
		action: t('menu_sign_out'),
		onConfirm: () => void leaveDevice(),
	});

export function MenuDialog() {
	return (
		<Dialog title={nameOf(app.value.me)}>
			<OwnMenu />
		</Dialog>
	);
}

export function OwnMenu() {
	const open = (dialog: () => preact.JSX.Element) => () => (openDialog.value = dialog);
	return (
		<div class="sheet">
			<MenuButton icon="settings" words={t('preferences')} onClick={open(() => h(PreferencesDialog, {}))} />
			{!isTouch && <MenuButton icon="keyboard" words={t('keys')} onClick={openHelp} />}
			{isAdministrator.value && (
				<MenuButton icon="user-plus" words={t('person_add')} onClick={open(() => h(AddPersonDialog, {}))} />
			)}
			<MenuButton icon="smartphone" words={t('device_title')} onClick={open(() => h(DeviceDialog, {}))} />
			{installOffer.value && <MenuButton icon="download" words={t('menu_install')} onClick={install} />}
			<MenuButton icon="log-out" words={t('menu_sign_out')} onClick={open(askSignOut)} />
		</div>
	);
}

interface ButtonProps {
	icon: IconName;
	words: string;
	onClick: () => void;
}

function MenuButton({ icon, words, onClick }: ButtonProps) {
	return (
		<button type="button" class="sheet-button" onClick={onClick}>
			<Icon name={icon} />
			{words}
		</button>
	);
}
