import { useSignal } from '@preact/signals';
import { dateTimeText, momentText, t, timeText } from '../../i18n';
import { isOnlyEmoji } from '../../state/emoji';
import { parseMessage } from '../../state/markdown/mentions';
import { plainText } from '../../state/markdown/tree';
import type { OutboxItem, SendState } from '../../state/outbox';
import { chipsOf } from '../../state/reactions';
import type { Row } from '../../state/rows';
import type { ThreadCount } from '../../state/threadCounts';
import { actionsOf, openVersions } from './actions';
import { useLongPress } from './longPress';
import { sayMention } from './mention';
import { MessageFailure } from './messageFailure';
import { openTools, Tools } from './messageTools';
import { reactionWords, Reactions } from './reactions';
import { Avatar, bylineOf, bylineText, nameOf, PersonName, StatusMark } from '../person';
import { Icon } from '../icon';
import { savedDue } from './savedState';
import { SourceLine } from './source';
import { MessageText } from './text';
import { ThreadLine } from './threadLine';

interface Props {
	room: string;
	/* The thread it is shown in; 0: none. */
	thread: number;
	row: Row;
	state: SendState;
	item: OutboxItem | undefined;
	/* Of a group: it says who and when. */
	first: boolean;
	isTarget: boolean;
	isPinned: boolean;
	/* How often it was answered. */
	replies: ThreadCount | undefined;
	isArchived: boolean;
	lineKey: string;
}

export function Message({ room, thread, row, state, item, first, isTarget, isPinned, replies, isArchived, lineKey }: Props) {
	const active = useSignal(false);
	const actions = actionsOf(room, row, state);
	const press = useLongPress(() => openTools({ room, thread, row, actions: actionsOf(room, row, state) }));
	/* What a guest has just written does not say so yet; only they see it. */
	const by = row.by ?? (FOR_GUESTS && row.author ? bylineOf(row.author) : undefined);
	const name = by ? bylineText(by) : nameOf(row.author);
	const time = timeText(row.time ?? 0);
	const typed = row.erased ? undefined : (row.text ?? '');
	const blocks = blocksOf(row);
	const text = typed === undefined ? t('message_erased') : plainText(blocks, sayMention);
	const said = [text, ...chipsOf(row.reactions).map(reactionWords)].join('. ');
	const marks = row.seq > 0 && (
		<>
			{isPinned && <PinMark />}
			<SavedMark due={savedDue(room, row.seq)} />
		</>
	);
	const classes = ['message', first && 'is-first', isTarget && 'is-target', `is-${state}`];

	return (
		<article
			class={classes.filter(Boolean).join(' ')}
			tabIndex={-1}
			aria-label={t('message_label', { name, text: said, time })}
			data-key={lineKey}
			data-seq={row.seq || undefined}
			data-client-id={row.clientId}
			data-state={state}
			onMouseEnter={() => (active.value = true)}
			onMouseLeave={() => (active.value = false)}
			onFocusIn={() => (active.value = true)}
			onFocusOut={(event) => {
				const to = event.relatedTarget as Node | null;
				if (!event.currentTarget.contains(to)) active.value = false;
			}}
			{...press}
		>
			{first ? <Avatar person={row.author} name={name} /> : <span class="message-side" aria-hidden="true">{time}</span>}
			<div class="message-main">
				{first && (
					<header class="message-head">
						{row.author ? <PersonName class="message-author" person={row.author} by={by} /> : <span class="message-author">{name}</span>}
						{row.author && <StatusMark person={row.author} />}
						<time dateTime={new Date(row.time ?? 0).toISOString()} title={dateTimeText(row.time ?? 0)}>
							{time}
						</time>
						{marks}
					</header>
				)}
				{!FOR_GUESTS && row.source && <SourceLine source={row.source} />}
				<div class={textClass(typed)}>
					{typed === undefined ? (
						<p>{text}</p>
					) : (
						<MessageText blocks={blocks}>
							{row.edited && <EditedMark room={room} seq={row.seq} />}
							{!first && marks}
							{state === 'pending' && <PendingMark erasing={item?.what === 'erase'} />}
						</MessageText>
					)}
				</div>
				<Reactions room={room} row={row} canReact={actions.react && !isArchived} />
				{thread === 0 && <ThreadLine room={room} row={row} count={replies} />}
				{state === 'failed' && item && <MessageFailure item={item} />}
			</div>
			{active.value && actions.any && <Tools room={room} thread={thread} row={row} state={state} />}
		</article>
	);
}

/* Rows keep their identity until they change, and are drawn again with each visit. */
const parsed = new WeakMap<Row, ReturnType<typeof parseMessage>>();

function blocksOf(row: Row): ReturnType<typeof parseMessage> {
	let blocks = parsed.get(row);
	if (!blocks) parsed.set(row, (blocks = parseMessage(row.erased ? '' : (row.text ?? ''), row.mentions)));
	return blocks;
}

function textClass(typed: string | undefined): string {
	if (typed === undefined) return 'message-text is-erased';
	return isOnlyEmoji(typed) ? 'message-text is-emoji' : 'message-text';
}

function EditedMark({ room, seq }: { room: string; seq: number }) {
	return (
		<>
			{' '}
			<small class="message-mark">
				(
				<button type="button" class="mark-button" title={t('versions')} aria-haspopup="dialog" onClick={() => openVersions(room, seq)}>
					{t('message_edited')}
				</button>
				)
			</small>
		</>
	);
}

function PinMark() {
	return (
		<span class="message-pinned" role="img" aria-label={t('pins')} title={t('pins')}>
			<Icon name="pin" />
		</span>
	);
}

/* due: of its reminder. */
function SavedMark({ due }: { due: number | undefined }) {
	if (due === undefined) return null;
	const words = due > 0 ? t('saved_due', { time: momentText(due, Date.now()) }) : t('saved_title');
	return (
		<span class="message-pinned" role="img" aria-label={words} title={words}>
			<Icon name={due > 0 ? 'alarm-clock' : 'bookmark'} />
		</span>
	);
}

/* A clock, shown only when sending takes noticeably long. */
function PendingMark({ erasing }: { erasing: boolean }) {
	return (
		<>
			{' '}
			<small class="message-mark message-pending">{erasing ? t('message_erasing') : t('message_pending')}</small>
		</>
	);
}
