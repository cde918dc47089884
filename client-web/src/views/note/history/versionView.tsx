/* A note as it was, to read: with what has gone since, and what has come. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { noteParams, type NotePlace } from '../../../session/notes';
import { linesOfNote, noteDifference, type ChangedLine, type NoteJson, type NoteLine } from '../../../state/noteLines';
import { useAnswer } from '../../dialog/useAnswer';
import { client } from '../../store';
import { mentionName } from './mentionName';
import { ChangedLineView, NoteLineView } from './noteLineView';

interface Props {
	place: NotePlace;
	version: number;
	/* The note as it is now, if that is known. */
	now: NoteJson | undefined;
	onRestore: ((document: object) => void) | undefined;
}

export function VersionView({ place, version, now, onRestore }: Props) {
	const { answer, error } = useAnswer(() => client().call('note.version', { ...noteParams(place), version }));
	const showsChanges = useSignal(true);
	if (!answer)
		return (
			<div class="history-view" aria-busy={error === ''}>
				<p role="alert">{error}</p>
			</div>
		);
	const then = answer.document as NoteJson;
	const changes = now && noteDifference(then, now, mentionName);
	const isSame = changes?.every(({ kind }) => kind === 'same') === true;
	return (
		<div class="history-view">
			<div class="history-tools">
				{isSame && <p role="status">{t('history_same')}</p>}
				{changes && !isSame && (
					<label class="check">
						<input type="checkbox" checked={showsChanges.value} onChange={(event) => (showsChanges.value = event.currentTarget.checked)} />
						{t('history_changes')}
					</label>
				)}
				{onRestore && !isSame && (
					<button type="button" class="button" onClick={() => onRestore(then)}>
						{t('history_restore')}
					</button>
				)}
			</div>
			<div class="history-text" tabIndex={0} role="group" aria-label={t('history_text')}>
				{changes && showsChanges.value ? changes.map(changeView) : linesOfNote(then).map(lineView)}
			</div>
		</div>
	);
}

function lineView(line: NoteLine, i: number) {
	return <NoteLineView key={i} line={line} />;
}

function changeView(change: ChangedLine, i: number) {
	if (change.kind === 'changed') return <ChangedLineView key={i} line={change.line} parts={change.parts} />;
	return <NoteLineView key={i} line={change.line} kind={change.kind} />;
}
