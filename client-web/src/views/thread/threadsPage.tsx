/* The threads one follows, the latest reply first. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { ThreadListing } from '../../protocol/types';
import { placeKey } from '../../state/place';
import { PageHead } from '../frame/pageHead';
import { Icon } from '../icon';
import { useRowMoves } from '../rowMoves';
import { actOn } from '../shortcuts';
import { app, client, status } from '../store';
import { ThreadItem } from './threadItem';

/* Several things at once are read as one. */
const REST_MS = 300;
const NEWS = new Set(['message.replied', 'message.erased', 'message.edited', 'thread.changed']);

function keyOf({ room, message }: ThreadListing): string {
	return placeKey(room, message);
}

export function ThreadsPage() {
	const { threads, more, readOn } = useThreads();
	const list = useRef<HTMLUListElement>(null);
	const { moves, reach } = useRowMoves(list, threads, keyOf);
	const onKeyDown = (event: KeyboardEvent) => actOn(event, 'threads', moves().acts);
	return (
		<main class="inbox">
			<PageHead title={t('threads')} />
			{threads?.length === 0 && (
				<div class="inbox-empty">
					<span class="inbox-empty-sign">
						<Icon name="message-square-reply" />
					</span>
					<h2>{t('threads_none')}</h2>
					<p>{t('threads_none_text')}</p>
				</div>
			)}
			<ul ref={list} class="inbox-list" tabIndex={-1} data-region="threads" aria-label={t('threads')} aria-busy={!threads} onKeyDown={onKeyDown}>
				{threads?.map((thread) => (
					<ThreadItem key={keyOf(thread)} thread={thread} reach={reach(thread)} />
				))}
			</ul>
			{more && (
				<button type="button" class="button inbox-more" onClick={readOn}>
					{t('inbox_more')}
				</button>
			)}
		</main>
	);
}

/* The list, read again when something in it may be otherwise. */
function useThreads(): { threads: readonly ThreadListing[] | undefined; more: boolean; readOn: () => void } {
	const threads = useSignal<readonly ThreadListing[] | undefined>(undefined);
	const more = useSignal(false);
	/* Of several questions the last one counts. */
	const asked = useRef(0);
	const read = async (most: number) => {
		const question = ++asked.current;
		const all: ThreadListing[] = [];
		let page;
		do {
			page = await client().call('thread.list', { skip: all.length });
			all.push(...page.threads);
		} while (page.more && all.length < most);
		if (question !== asked.current) return;
		threads.value = all;
		more.value = page.more;
	};
	/* What fails is asked for again with the next connection. */
	const again = () => void read(threads.peek()?.length ?? 0).catch(() => undefined);
	const isOpen = status.value === 'open';
	const { kept } = app.value.threads;
	useEffect(() => {
		if (!isOpen) return;
		const timer = setTimeout(again, threads.peek() ? REST_MS : 0);
		return () => clearTimeout(timer);
	}, [isOpen, kept]);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = client().onLive((_, { kind }) => {
			if (!NEWS.has(kind)) return;
			clearTimeout(timer);
			timer = setTimeout(again, REST_MS);
		});
		return () => {
			clearTimeout(timer);
			stop();
		};
	}, []);
	const readOn = () => void read((threads.peek()?.length ?? 0) + 1).catch(() => undefined);
	return { threads: threads.value, more: more.value, readOn };
}
