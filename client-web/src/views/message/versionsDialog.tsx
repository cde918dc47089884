/* What a message read before, with what each edit changed. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Refusal } from '../../connection/refusal';
import { dateTimeText, errorText, momentText, t } from '../../i18n';
import type { Version } from '../../protocol/types';
import { differenceOf } from '../../state/diff';
import { Dialog } from '../dialog/dialog';
import { client } from '../store';

export function VersionsDialog({ room, message }: { room: string; message: number }) {
	const versions = useSignal<readonly Version[] | undefined>(undefined);
	const error = useSignal('');
	useEffect(() => {
		client().call('message.versions', { room, message }).then(
			(answer) => (versions.value = answer.versions),
			(reason: unknown) => {
				error.value = reason instanceof Refusal ? errorText(reason.refusal) : t('error_offline');
			},
		);
	}, []);
	const all = versions.value ?? [];
	return (
		<Dialog title={t('versions')} wide>
			{error.value !== '' && (
				<p class="form-error" role="alert">
					{error.value}
				</p>
			)}
			<ol class="versions" reversed aria-busy={!versions.value}>
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
			<p class="version-text">{differenceOf(before?.text ?? text, text).map(partView)}</p>
		</li>
	);
}

function partView({ kind, text }: ReturnType<typeof differenceOf>[number], i: number) {
	if (kind === 'same') return text;
	const [Tag, words] = kind === 'gone' ? (['del', t('versions_gone')] as const) : (['ins', t('versions_new')] as const);
	return (
		<Tag key={i}>
			<span class="visually-hidden"> {words}: </span>
			{text}
		</Tag>
	);
}
