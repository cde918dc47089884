/* What a host must know of guests, on one screen. */
import { h } from 'preact';
import { t, type Key } from '../../../i18n';
import { Dialog, openDialog } from '../../dialog/dialog';

const PARTS: readonly (readonly [Key, readonly Key[]])[] = [
	['host_sides', ['host_sides_shared', 'host_sides_backstage']],
	['host_links', ['host_links_personal', 'host_links_general', 'host_links_end']],
	['host_lobby', ['host_lobby_see', 'host_lobby_told']],
	['host_see', ['host_see_names', 'host_see_history', 'host_see_never']],
	['host_can', ['host_can_do', 'host_can_not']],
	['host_remove', ['host_remove_ends', 'host_remove_back', 'host_remove_general']],
	['host_begin', ['host_begin_who', 'host_begin_what', 'host_begin_kept', 'host_begin_end']],
];

export function openHostPage(): void {
	openDialog.value = () => h(HostPage, {});
}

export function HostPage() {
	return (
		<Dialog title={t('host_know')} wide>
			<div class="host-page">
				{PARTS.map(([title, lines]) => (
					<section key={title}>
						<h3>{t(title)}</h3>
						<ul>
							{lines.map((line) => (
								<li key={line}>{t(line)}</li>
							))}
						</ul>
					</section>
				))}
			</div>
		</Dialog>
	);
}
