/* All keys with a meaning, out of the table that acts on them. */
import { t } from '../../i18n';
import { NOTE_SHORTCUTS } from '../note/shortcuts';
import { keyNames, keysOf, SHORTCUTS, type Shortcut } from '../shortcuts';
import { Dialog } from './dialog';

export function HelpDialog() {
	const places: [Record<string, Shortcut>, string][] = [
		[SHORTCUTS.everywhere, t('keys_everywhere')],
		[SHORTCUTS.composer, t('keys_composer')],
		[NOTE_SHORTCUTS, t('keys_note')],
		[SHORTCUTS.list, t('keys_list')],
		[SHORTCUTS.thread, t('keys_thread')],
		[SHORTCUTS.agenda, t('keys_agenda')],
		[SHORTCUTS.threads, t('keys_threads')],
		[SHORTCUTS.meeting, t('keys_meeting')],
		[SHORTCUTS.floor, t('keys_floor')],
		[SHORTCUTS.meetings, t('keys_meetings')],
		[SHORTCUTS.tasks, t('tasks')],
		[SHORTCUTS.inbox, t('keys_inbox')],
		[SHORTCUTS.unread, t('keys_unread')],
		[SHORTCUTS.saved, t('keys_saved')],
	];
	return (
		<Dialog title={t('keys')} wide>
			<div class="keys">
				{places.map(([shortcuts, title]) => (
					<section key={title}>
						<h3>{title}</h3>
						<dl>
							{Object.values(shortcuts).map((shortcut) => (
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
