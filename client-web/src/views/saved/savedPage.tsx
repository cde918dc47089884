/* What the person has saved for themselves. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { SavedMessage } from '../../protocol/types';
import { dueOf } from '../../state/saved';
import { Icon } from '../icon';
import { useRowMoves } from '../inbox/rowMoves';
import { app, client, status } from '../store';
import { SavedItem } from './savedItem';
import { actInSaved } from './savedKeys';
import { listed, readOn, readSaved } from './savedList';

function keyOf({ room, message }: SavedMessage): string {
	return `${room} ${message}`;
}

export function SavedPage() {
	const { saved } = app.value;
	const list = useRef<HTMLUListElement>(null);
	/* The one that Tab reaches. */
	const current = useSignal('');
	const isOpen = status.value === 'open';
	useEffect(() => {
		if (isOpen) void readSaved();
	}, [isOpen, saved]);
	useEffect(
		() =>
			client().onLive((_, { kind }) => {
				if (kind === 'message.edited' || kind === 'message.erased') void readSaved();
			}),
		[],
	);
	/* What was taken out a moment ago is not shown any more. */
	const messages = listed.value?.messages.filter(({ room, message }) => dueOf(saved, room, message) !== undefined);
	const moves = useRowMoves(list, messages);
	const keys = (messages ?? []).map(keyOf);
	const reached = keys.includes(current.value) ? current.value : keys[0];
	return (
		<main class="inbox">
			<header class="inbox-head">
				<h1>{t('saved_title')}</h1>
			</header>
			{messages?.length === 0 && <Empty />}
			<ul
				ref={list}
				class="inbox-list"
				tabIndex={-1}
				data-region="saved"
				aria-label={t('saved_title')}
				aria-busy={!messages}
				onKeyDown={(event) => actInSaved(event, moves(), messages ?? [])}
			>
				{messages?.map((message) => (
					<SavedItem
						key={keyOf(message)}
						saved={message}
						due={dueOf(saved, message.room, message.message) ?? 0}
						isReached={keyOf(message) === reached}
						onFocus={() => (current.value = keyOf(message))}
					/>
				))}
			</ul>
			{listed.value?.more && (
				<button type="button" class="button inbox-more" onClick={() => void readOn()}>
					{t('inbox_more')}
				</button>
			)}
		</main>
	);
}

function Empty() {
	return (
		<div class="inbox-empty">
			<span class="inbox-empty-sign">
				<Icon name="bookmark" />
			</span>
			<h2>{t('saved_empty')}</h2>
			<p>{t('saved_empty_text')}</p>
		</div>
	);
}
