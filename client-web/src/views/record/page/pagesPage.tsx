/* The pages of a room: what was written in last stands first, what is put away last, folded. */
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { momentText, t } from '../../../i18n';
import type { PageListing } from '../../../protocol/types';
import { hasWords } from '../../../state/fold';
import { sortPages } from '../../../state/page';
import { minute } from '../../clock';
import { PageHead } from '../../frame/pageHead';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { pagePath, roomPath } from '../../router';
import { useRowMoves, type Reach } from '../../rowMoves';
import { SearchField } from '../../searchField';
import { actOn } from '../../shortcuts';
import { mayChange } from '../place';
import { openNewPage, openPageMenu } from './pageActs';
import { usePages } from './store';

function keyOf({ page }: PageListing): string {
	return String(page);
}

export function PagesPage({ room, title }: { room: string; title: string }) {
	const list = usePages(room);
	const wanted = useSignal('');
	const isOpen = useSignal(false);
	const isSought = wanted.value.trim() !== '';
	const { used, archived } = sortPages((list?.pages ?? []).filter(({ what }) => hasWords(what.title, wanted.value)));
	/* Who searches wants all that is found. */
	const showsArchived = isOpen.value || isSought;
	const rows = showsArchived ? [...used, ...archived] : used;
	const ref = useRef<HTMLDivElement>(null);
	const { moves, reach } = useRowMoves(ref, rows, keyOf);
	const all = list?.pages.length ?? 0;
	const items = (some: readonly PageListing[]) => some.map((one) => <Item key={keyOf(one)} room={room} listing={one} reach={reach(one)} />);
	return (
		<main class="inbox tasks-page" aria-label={title}>
			<PageHead title={title} back={roomPath(room)}>
				{mayChange(room) && (
					<button type="button" class="button" onClick={() => openNewPage(room)}>
						<Icon name="plus" />
						{t('page_new')}
					</button>
				)}
			</PageHead>
			{all > 0 && (
				<div class="page-tools decision-tools">
					<SearchField label={t('pages_search')} wanted={wanted} />
					<p role="status">{t('pages_count', { n: isSought ? rows.length : used.length })}</p>
				</div>
			)}
			<div
				ref={ref}
				class="decision-list"
				tabIndex={-1}
				data-region="tasks"
				role="region"
				aria-label={title}
				aria-busy={!list}
				onKeyDown={(event) => actOn(event, 'threads', moves().acts)}
			>
				{list?.isMissing && <p>{t('room_missing_text')}</p>}
				{list && !list.isMissing && all === 0 && <Empty room={room} />}
				<ul class="page-list">{items(used)}</ul>
				{archived.length > 0 && (
					<section class="page-archive">
						<h2>
							<button type="button" class="fold-button" aria-expanded={showsArchived} onClick={() => (isOpen.value = !isOpen.value)}>
								<Icon name={showsArchived ? 'chevron-down' : 'chevron-right'} />
								{t('pages_archived', { n: archived.length })}
							</button>
						</h2>
						{showsArchived && <ul class="page-list">{items(archived)}</ul>}
					</section>
				)}
			</div>
		</main>
	);
}

function Empty({ room }: { room: string }) {
	return (
		<div class="inbox-empty">
			<h2>{t('pages_none')}</h2>
			<p>{t('pages_none_text')}</p>
			{mayChange(room) && (
				<button type="button" class="button button-primary" onClick={() => openNewPage(room)}>
					{t('page_new')}
				</button>
			)}
		</div>
	);
}

function Item({ room, listing, reach }: { room: string; listing: PageListing; reach: Reach }) {
	const { page, author, written, what } = listing;
	const words = t('page_menu', { title: what.title });
	return (
		<li class={what.archived ? 'page-row is-archived' : 'page-row'}>
			<Icon name="file-text" />
			<a class="page-words" href={pagePath(room, page)} {...reach}>
				<span class="page-name">{what.title}</span>
				<span class="page-facts">
					<span>{t('record_by', { name: nameOf(author) })}</span>
					<span>{written === undefined ? t('page_unwritten') : t('page_written', { time: momentText(written, minute.value) })}</span>
				</span>
			</a>
			<button
				type="button"
				class="icon-button"
				aria-label={words}
				title={words}
				aria-haspopup="dialog"
				onClick={(event) => openPageMenu(room, listing, event.currentTarget)}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</li>
	);
}
