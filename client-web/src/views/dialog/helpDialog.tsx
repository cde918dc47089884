/* All keys with a meaning, out of the table that acts on them. */
import { h } from 'preact';
import { t } from '../../i18n';
import { keyNames, keysOf, SHORTCUTS, type Place } from '../shortcuts';
import { Dialog, openDialog } from './dialog';

export function openHelp(): void {
	openDialog.value = () => h(HelpDialog, {});
}

function HelpDialog() {
	const places: [Place, string][] = [
		['everywhere', t('keys_everywhere')],
		['composer', t('keys_composer')],
		['list', t('keys_list')],
		['thread', t('keys_thread')],
		['agenda', t('keys_agenda')],
		['threads', t('keys_threads')],
		['meeting', t('keys_meeting')],
		['floor', t('keys_floor')],
		['meetings', t('keys_meetings')],
		['tasks', t('tasks')],
		['inbox', t('keys_inbox')],
		['unread', t('keys_unread')],
		['saved', t('keys_saved')],
	];
	return (
		<Dialog title={t('keys')} wide>
			<div class="keys">
				{places.map(([place, title]) => (
					<section key={place}>
						<h3>{title}</h3>
						<dl>
							{Object.values(SHORTCUTS[place]).map((shortcut) => (
								<div key={shortcut.words}>
									<dt>{t(shortcut.words)}</dt>
									<dd>{keysOf(shortcut).map(combination)}</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
			<p class="field-hint">{t('keys_text')}</p>
		</Dialog>
	);
}

function combination(keys: string, i: number) {
	return (
		<span key={keys}>
			{i > 0 && ` ${t('or')} `}
			{keyNames(keys).map((name) => (
				<kbd key={name}>{name}</kbd>
			))}
		</span>
	);
}
