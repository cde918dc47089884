/* What the person has saved for themselves. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import type { SavedMessage } from '../../protocol/types';
import { placeKey } from '../../state/place';
import { dueOf } from '../../state/saved';
import { PageHead } from '../frame/pageHead';
import { Icon } from '../icon';
import { useRowMoves } from '../rowMoves';
import { app, client, status } from '../store';
import { SavedItem } from './savedItem';
import { actInSaved } from './savedKeys';
import { listed, readOn, readSaved } from './savedList';

function keyOf({ room, message }: SavedMessage): string {
	return placeKey(room, message);
}

export function SavedPage() {
	const { saved } = app.value;
	const list = useRef<HTMLUListElement>(null);
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
	const { moves, reach } = useRowMoves(list, messages, keyOf);
	return (
		<main class="inbox">
			<PageHead title={t('saved_title')} />
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
						reach={reach(message)}
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
