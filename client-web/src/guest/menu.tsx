/* What a guest can set, what the law wants to be found, and the way out. */
import { h } from 'preact';
import { language, t, type Key } from '../i18n';
import { safeHref } from '../state/links';
import type { Theme } from '../storage/preferences';
import { Choice } from '../views/dialog/choice';
import { openDialog } from '../views/dialog/dialog';
import { MenuDialogOf } from '../views/dialog/menu';
import { Icon } from '../views/icon';
import { LANGUAGES, prefer, preferences } from '../views/preferences';
import { host } from './house';
import { askLeave } from './leaving';

export function MenuButton() {
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={t('guest_menu')}
			title={t('guest_menu')}
			aria-haspopup="dialog"
			onClick={({ currentTarget: anchor }) => (openDialog.value = () => h(Menu, { anchor }))}
		>
			<Icon name="ellipsis-vertical" />
		</button>
	);
}

const THEMES: [Theme, Key][] = [
	['auto', 'theme_auto'],
	['light', 'theme_light'],
	['dark', 'theme_dark'],
];

function Menu({ anchor }: { anchor: HTMLElement }) {
	return (
		<MenuDialogOf title={t('guest_menu')} anchor={anchor} entries={[{ icon: 'log-out', words: t('guest_leave'), run: askLeave, danger: true }]}>
			<div class="menu-settings">
				<Choice legend={t('menu_language')} name="language" options={LANGUAGES} value={language.value} onPick={(value) => prefer('language', value)} />
				<Choice
					legend={t('menu_theme')}
					name="theme"
					options={THEMES.map(([theme, key]) => [theme, t(key)])}
					value={preferences.value.theme}
					onPick={(value) => prefer('theme', value)}
				/>
				<p class="door-links">
					<LawLink address={host.value?.privacy} words={t('join_privacy')} />
					<LawLink address={host.value?.imprint} words={t('join_imprint')} />
				</p>
			</div>
		</MenuDialogOf>
	);
}

function LawLink({ address = '', words }: { address: string | undefined; words: string }) {
	const href = safeHref(address);
	if (href === undefined) return null;
	return (
		<a href={href} target="_blank" rel="noopener noreferrer nofollow">
			{words}
		</a>
	);
}
