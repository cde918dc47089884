/* Where one waits to be let in. It changes by itself. */
import { t } from '../i18n';
import type { Lobby } from '../protocol/types';
import { bylineText } from '../views/person';
import { host } from './house';
import { askLeave } from './leaving';
import { MenuButton } from './menu';
import { self } from './waiting';

export function LobbyPage({ lobby: { title, host: name, position, told, message } }: { lobby: Lobby }) {
	return (
		<main class="door" aria-labelledby="lobby-title">
			<header class="door-head">
				<p class="door-brand">{host.value?.title}</p>
				<MenuButton />
			</header>
			<h1 id="lobby-title">{title}</h1>
			<div class="door-card" role="status">
				<p class="lobby-place">{position === undefined ? t('lobby') : t('lobby_position', { n: position })}</p>
				<p>{told ? t('lobby_told', { host: name }) : t('lobby_untold', { host: name })}</p>
				{message !== '' && (
					<div class="note">
						<p>{t('lobby_says', { host: name })}</p>
						<p>{message}</p>
					</div>
				)}
			</div>
			<p>{t('lobby_open')}</p>
			<p class="door-small">{t('lobby_as', { name: bylineText(self.value) })}</p>
			<button type="button" class="button" onClick={askLeave}>
				{t('lobby_leave')}
			</button>
		</main>
	);
}
