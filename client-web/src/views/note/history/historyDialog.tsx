/* The earlier states of a note: who wrote when, how it read then, what is different now, and the way back to it. */
import { useSignal } from '@preact/signals';
import { closeHistory, undo, undoDepth } from 'prosemirror-history';
import { dateTimeText, listText, momentText, t } from '../../../i18n';
import { restoring } from '../../../note/restore';
import { schema } from '../../../note/schema';
import type { NoteVersion } from '../../../protocol/types';
import { noteParams } from '../../../session/notes';
import { minute } from '../../clock';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { useAnswer } from '../../dialog/useAnswer';
import type { HistoryOf } from '../../notes';
import { nameOf } from '../../person';
import { client } from '../../store';
import { notify } from '../../toast';
import { VersionView } from './versionView';

export function HistoryDialog({ place, title, handle, items = [] }: HistoryOf) {
	const { answer, error } = useAnswer(() => client().call('note.versions', noteParams(place)));
	const chosen = useSignal<NoteVersion | undefined>(undefined);
	const all = answer?.versions ?? [];
	const shown = chosen.value ?? all[0];
	const restore = (document: object) => shown && putBack(handle, document, shown.time);
	const mayRestore = handle.current?.writable === true && handle.current.state !== null;
	return (
		<Dialog title={t('history_of', { title })} wide>
			{error !== '' && (
				<p class="form-error" role="alert">
					{error}
				</p>
			)}
			{answer?.versions.length === 0 && <p>{t('history_none')}</p>}
			{error === '' && !answer && <p aria-busy>{t('note_loading')}</p>}
			{all.length > 0 && (
				<div class="history">
					<ol class="history-list" reversed aria-label={t('history_states')}>
						{all.map((one) => (
							<li key={one.version}>
								<button type="button" class="history-state" aria-pressed={one === shown} onClick={() => (chosen.value = one)}>
									<strong>{whoText(one)}</strong>
									<span title={dateTimeText(one.time)}>{momentText(one.time, minute.value)}</span>
									<SaidAt version={one} items={one.meeting === place.of ? items : []} />
								</button>
							</li>
						))}
					</ol>
					{shown && <VersionView key={shown.version} place={place} version={shown.version} now={handle.current?.state?.doc.toJSON()} onRestore={mayRestore ? restore : undefined} />}
				</div>
			)}
		</Dialog>
	);
}

function whoText({ writers }: NoteVersion): string {
	return listText(writers.map(({ person }) => nameOf(person)));
}

/* At which item of the meeting, or in any. */
function SaidAt({ version: { meeting, item }, items }: { version: NoteVersion; items: NonNullable<HistoryOf['items']> }) {
	const at = items.findIndex((one) => one.item === item);
	if (at >= 0) return <span>{t('history_item', { n: at + 1, title: items[at]!.title })}</span>;
	return meeting === undefined ? null : <span>{t('history_meeting')}</span>;
}

/* As something this person writes, which they can take back: by the notice as long as they have written nothing since. */
function putBack(handle: HistoryOf['handle'], document: object, time: number): void {
	const editing = handle.current;
	if (!editing?.state) return;
	const change = restoring(editing.state, schema.nodeFromJSON(document));
	closeDialog();
	const words = t('history_restored', { time: momentText(time, Date.now()) });
	if (!change) {
		notify(words);
		return;
	}
	editing.dispatch(closeHistory(change));
	editing.dispatch(closeHistory(editing.state.tr));
	const depth = undoDepth(editing.state);
	const isLast = () => handle.current === editing && editing.state !== null && undoDepth(editing.state) === depth;
	const end = notify(words, { words: t('undo'), run: () => void (isLast() && undo(editing.state!, (tr) => editing.dispatch(tr))) });
	const stop = editing.onChange(() => {
		if (isLast()) return;
		stop();
		end();
	});
}
