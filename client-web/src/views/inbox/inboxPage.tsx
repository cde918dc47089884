/* What wants the person's attention, to be emptied. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import type { Notice } from '../../protocol/types';
import { placeKey } from '../../state/place';
import { PageHead } from '../frame/pageHead';
import { Icon } from '../icon';
import { visit } from '../router';
import { keyNames } from '../shortcuts';
import { app, client, status } from '../store';
import { actInInbox } from './inboxKeys';
import { NoticeItem } from './noticeItem';
import { useRowMoves } from '../rowMoves';

function keyOf({ room, seq }: Notice): string {
	return placeKey(room, seq);
}

export function InboxPage() {
	const { route } = visit.value;
	const done = route.page === 'inbox' && route.done;
	const { notices, more, open } = app.value.inbox;
	const list = useRef<HTMLUListElement>(null);
	const { moves, reach } = useRowMoves(list, notices, keyOf);
	const isOpen = status.value === 'open';
	useEffect(() => {
		if (isOpen) client().inbox.show(done);
	}, [done, isOpen]);
	useEffect(() => () => client().inbox.hide(), []);
	return (
		<main class="inbox">
			<PageHead title={t('inbox')}>
				<nav class="inbox-tabs" aria-label={t('inbox_filter')}>
					<a href="/inbox" aria-current={done ? undefined : 'page'}>
						{t('inbox_open')}
						{open > 0 && ` (${open})`}
					</a>
					<a href="/inbox/done" aria-current={done ? 'page' : undefined}>
						{t('inbox_done')}
					</a>
				</nav>
				{!done && open > 0 && (
					<button type="button" class="button inbox-all" aria-label={t('inbox_all_done')} onClick={() => void client().inbox.settleAll()}>
						<Icon name="check-check" />
						<span class="only-wide">{t('inbox_all_done')}</span>
					</button>
				)}
			</PageHead>
			<UndoBar />
			{notices?.length === 0 && <Empty done={done} />}
			<ul
				ref={list}
				class="inbox-list"
				tabIndex={-1}
				data-region="inbox"
				aria-label={t('inbox')}
				aria-busy={!notices}
				onKeyDown={(event) => actInInbox(event, moves(), notices ?? [])}
			>
				{notices?.map((notice) => (
					<NoticeItem key={keyOf(notice)} notice={notice} reach={reach(notice)} />
				))}
			</ul>
			{more && (
				<button type="button" class="button inbox-more" onClick={() => void client().inbox.readOn()}>
					{t('inbox_more')}
				</button>
			)}
		</main>
	);
}

function UndoBar() {
	/* Read for its changes: what can be undone changes with the list. */
	void app.value.inbox;
	const n = client().inbox.undoable;
	return (
		<div role="status" class="inbox-undo">
			{n > 0 && (
				<>
					<span>{t('inbox_settled', { n })}</span>
					<button type="button" class="text-button" onClick={() => client().inbox.undo()}>
						{t('undo')}
					</button>
					<kbd class="only-keys">{keyNames('U')}</kbd>
				</>
			)}
		</div>
	);
}

function Empty({ done }: { done: boolean }) {
	return (
		<div class="inbox-empty">
			<span class="inbox-empty-sign">
				<Icon name={done ? 'inbox' : 'check-check'} />
			</span>
			<h2>{done ? t('inbox_none_done') : t('inbox_empty')}</h2>
			<p>{done ? t('inbox_none_done_text') : t('inbox_empty_text')}</p>
		</div>
	);
}
