/* The person's own menu, as a dialog or, on a phone, as a page. */
import { h } from 'preact';
import { t } from '../../i18n';
import { install, installOffer } from '../frame/install';
import { leaveDevice } from '../frame/leaving';
import { readAll } from '../frame/readAll';
import { Icon, type IconName } from '../icon';
import { openLater } from '../lazy';
import { mayInvite } from '../limits';
import { nameOf, statusOf, statusText } from '../person';
import { go } from '../router';
import { isTouch } from '../shortcuts';
import { app, hasUnread, isAdministrator } from '../store';
import { closeDialog, Confirm, Dialog, openDialog } from './dialog';
import { openHelp } from './openHelp';

const askSignOut = () =>
	h(Confirm, {
		title: t('menu_sign_out'),
		text: t('sign_out_text'),
		action: t('menu_sign_out'),
		onConfirm: () => void leaveDevice(),
	});

const openStatus = () => openLater(() => import('../later').then((module) => module.StatusDialog), {});
const openProfile = () =>
	openLater(() => import('../later').then((module) => module.ProfileDialog), { person: app.peek().me });
const openSessions = () => openLater(() => import('../later').then((module) => module.SessionsDialog), {});

const openDevice = () => openLater(() => import('../later').then((module) => module.DeviceDialog), {});
const openPreferences = () => openLater(() => import('../later').then((module) => module.PreferencesDialog), {});

export function openPassword(byLink: boolean): void {
	openLater(() => import('../later').then((module) => module.PasswordDialog), { byLink });
}

export function MenuDialog() {
	return (
		<Dialog title={nameOf(app.value.me)}>
			<OwnMenu />
		</Dialog>
	);
}

export function OwnMenu() {
	const open = (dialog: () => preact.JSX.Element) => () => (openDialog.value = dialog);
	const status = statusOf(app.value.me);
	const then = (run: () => void) => () => {
		closeDialog();
		run();
	};
	return (
		<div class="sheet">
			<MenuButton icon="smile" words={status ? `${status.emoji ?? ''} ${statusText(status)}`.trim() : t('status_set')} onClick={openStatus} />
			<MenuButton icon="user" words={t('profile')} onClick={openProfile} />
			<MenuButton icon="key-round" words={app.value.hasPassword ? t('password_change') : t('password_first')} onClick={() => openPassword(false)} />
			<MenuButton icon="monitor" words={t('sessions')} onClick={openSessions} />
			<MenuButton icon="smartphone" words={t('device_title')} onClick={openDevice} />
			<hr />
			{hasUnread.value && <MenuButton icon="check-check" words={t('read_all')} onClick={then(readAll)} />}
			<MenuButton icon="settings" words={t('preferences')} onClick={openPreferences} />
			{!isTouch && <MenuButton icon="keyboard" words={t('keys')} onClick={openHelp} />}
			{installOffer.value && <MenuButton icon="download" words={t('menu_install')} onClick={install} />}
			{isAdministrator.value && <MenuButton icon="shield" words={t('admin')} onClick={then(() => go('/admin'))} />}
			{!isAdministrator.value && mayInvite() && <MenuButton icon="mail" words={t('admin_invitations')} onClick={then(() => go('/admin/invitations'))} />}
			<hr />
			<MenuButton icon="log-out" words={t('menu_sign_out')} onClick={open(askSignOut)} />
		</div>
	);
}

interface ButtonProps {
	icon: IconName;
	words: string;
	onClick: () => void;
}

export function MenuButton({ icon, words, onClick }: ButtonProps) {
	return (
		<button type="button" class="sheet-button" onClick={onClick}>
			<Icon name={icon} />
			{words}
		</button>
	);
}
