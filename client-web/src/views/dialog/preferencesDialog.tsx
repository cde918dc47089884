/* What can be set on this device, each with a sentence that says what it does. */
import { language, t, type Key } from '../../i18n';
import type { Density, ReadingWay, SendKey, Theme } from '../../storage/preferences';
import { LANGUAGES, prefer, preferences } from '../preferences';
import { isTouch, keyNames } from '../shortcuts';
import { Choice } from './choice';
import { Dialog } from './dialog';
import { NoticeSettings } from './noticeSettings';

function options<T extends string>(keys: Record<T, Key>): [T, string][] {
	return Object.entries<Key>(keys).map(([value, key]) => [value as T, t(key)]);
}

export function PreferencesDialog() {
	const { theme, density, sendKey, reading } = preferences.value;
	return (
		<Dialog title={t('preferences')}>
			<Choice
				legend={t('menu_language')}
				hint={t('language_hint')}
				name="language"
				options={LANGUAGES}
				value={preferences.value.language || language.value}
				onPick={(value) => prefer('language', value)}
			/>
			<Choice
				legend={t('menu_theme')}
				hint={t('theme_hint')}
				name="theme"
				options={options<Theme>({ auto: 'theme_auto', light: 'theme_light', dark: 'theme_dark' })}
				value={theme}
				onPick={(value) => prefer('theme', value)}
			/>
			<Choice
				legend={t('density')}
				hint={t('density_hint')}
				name="density"
				options={options<Density>({ comfortable: 'density_comfortable', compact: 'density_compact' })}
				value={density}
				onPick={(value) => prefer('density', value)}
			/>
			{!isTouch && (
				<Choice
					legend={t('send_key')}
					hint={t('send_key_hint')}
					name="send-key"
					options={[
						['enter', 'Enter'] as [SendKey, string],
						['ctrl-enter', [...keyNames('Ctrl'), 'Enter'].join(' + ')],
					]}
					value={sendKey}
					onPick={(value) => prefer('sendKey', value)}
				/>
			)}
			<Choice
				legend={t('reading')}
				hint={t('reading_hint')}
				name="reading"
				options={options<ReadingWay>({ seen: 'reading_seen', asked: 'reading_asked' })}
				value={reading}
				onPick={(value) => prefer('reading', value)}
			/>
			<NoticeSettings />
			<p class="field-hint">{t('preferences_text')}</p>
		</Dialog>
	);
}
