/* What a message read before, with what each edit changed. */
import { dateTimeText, momentText, t } from '../../i18n';
import type { Version } from '../../protocol/types';
import { differenceOf } from '../../state/diff';
import { Parts } from '../changed';
import { Dialog } from '../dialog/dialog';
import { useAnswer } from '../dialog/useAnswer';
import { client } from '../store';

export function VersionsDialog({ room, message }: { room: string; message: number }) {
	const { answer, error } = useAnswer(() => client().call('message.versions', { room, message }));
	const all = answer?.versions ?? [];
	return (
		<Dialog title={t('versions')} wide>
			{error !== '' && (
				<p class="form-error" role="alert">
					{error}
				</p>
			)}
			<ol class="versions" reversed aria-busy={!answer}>
				{all
					.map((version, i) => <VersionItem key={version.seq} version={version} before={all[i - 1]} />)
					.reverse()}
			</ol>
		</Dialog>
	);
}

function VersionItem({ version: { time, text }, before }: { version: Version; before: Version | undefined }) {
	return (
		<li>
			<time dateTime={new Date(time).toISOString()} title={dateTimeText(time)}>
				{momentText(time, Date.now())}
				{!before && ` · ${t('versions_first')}`}
			</time>
			<p class="version-text">
				<Parts parts={differenceOf(before?.text ?? text, text)} />
			</p>
		</li>
	);
}
