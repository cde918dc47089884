/* The buttons of a message: a small bar with mouse and keyboard, a sheet on touch. */
import { t } from '../../i18n';
import type { SendState } from '../../state/outbox';
import type { Row } from '../../state/rows';
import { isSide } from '../../state/side';
import { actionsOf, askErase, copyMessageLink, openForward, openThreadOf, type Actions } from './actions';
import { startEdit } from './editing';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { quickEmoji } from '../emoji/recent';
import { Toolbar, ToolPicture, type Tool } from '../toolbar';
import { openCase, openCopy } from '../cases';
import { loadWhy, openLater } from '../lazy';
import { openDecision, openTask } from '../records';
import { isPinnedIn } from './pinned';
import { pickReaction, toggleReaction } from './reactions';
import { openSaved, savedDue, toggleSaved } from './savedState';
import { canLeaveUnread, leaveUnread } from '../room/useReading';
import { app, client } from '../store';

interface Props {
	room: string;
	/* The thread it is shown in; 0: none. */
	thread: number;
	row: Row;
	actions: Actions;
}

/* The emoji used last, to react with at once. */
function signsOf({ room, row, actions }: Props): Tool[] {
	if (!actions.react) return [];
	return quickEmoji().map((emoji) => ({
		sign: emoji,
		label: t('reaction_with', { emoji }),
		run: () => toggleReaction(room, row, emoji),
	}));
}

function toolsOf({ room, thread, row, actions }: Props): Tool[] {
	const tools: Tool[] = [];
	if (actions.react)
		tools.push({ icon: 'smile-plus', label: t('reaction_add'), run: (anchor) => pickReaction(anchor, room, row) });
	if (actions.reply && thread === 0)
		tools.push({ icon: 'message-square-reply', label: t('thread_reply'), run: () => openThreadOf(room, row) });
	if (actions.pin) {
		const isPinned = isPinnedIn(room, row.seq);
		const label = isPinned ? t('pin_remove') : t('pin_add');
		tools.push({ icon: isPinned ? 'pin-off' : 'pin', label, run: () => client().outbox.pin(room, row.seq, !isPinned) });
	}
	if (actions.save) tools.push(...savingTools(room, row.seq));
	if (!FOR_GUESTS && actions.copy) tools.push({ icon: 'forward', label: t('forward'), run: () => openForward(room, row) });
	if (!FOR_GUESTS && actions.react)
		tools.push(
			{ icon: 'square-check', label: t('task_from_message'), run: () => openTask({ room }, { message: row.seq, text: row.text ?? '' }) },
			{ icon: 'gavel', label: t('decision_from_message'), run: () => openDecision({ room }, { message: row.seq, text: row.text ?? '' }) },
		);
	if (!FOR_GUESTS && actions.copy) tools.push(...caseTools(room, row));
	if (actions.edit)
		tools.push({ icon: 'pencil', label: t('message_edit'), run: () => startEdit(room, row.seq, thread) });
	if (actions.unread && canLeaveUnread(room, thread))
		tools.push({ icon: 'circle-dot', label: t('unread_from_here'), run: () => leaveUnread(room, thread, row.seq) });
	if (!FOR_GUESTS && actions.copy) tools.push({ icon: 'link', label: t('message_copy'), run: () => void copyMessageLink(room, row) });
	if (!FOR_GUESTS && actions.copy && row.author !== app.peek().me)
		tools.push({ icon: 'bell', label: t('why'), run: () => openLater(loadWhy, { room, seq: row.seq }) });
	if (actions.erase)
		tools.push({ icon: 'trash-2', label: t('message_erase'), run: () => askErase(room, row.seq) });
	return tools;
}

/* A message becomes a case, or is copied to the other side of the one it is said in. */
function caseTools(room: string, row: Row): Tool[] {
	const { rooms } = app.peek();
	const entry = rooms.get(room);
	if (entry && isSide(entry)) {
		const label = entry.kind === 'shared' ? t('case_copy_backstage') : t('case_copy_shared');
		return [{ icon: 'copy', label, run: () => openCopy(room, row) }];
	}
	return [{ icon: 'briefcase', label: t('case_from_message'), run: () => openCase({ room, message: row.seq, text: row.text ?? '' }) }];
}

function savingTools(room: string, seq: number): Tool[] {
	const isSaved = savedDue(room, seq) !== undefined;
	return [
		{ icon: isSaved ? 'bookmark-minus' : 'bookmark', label: isSaved ? t('saved_remove') : t('save_message'), run: () => toggleSaved(room, seq) },
		{ icon: 'alarm-clock', label: t('remind'), run: () => openSaved(room, seq) },
	];
}

/* A side of a case has place for these; the others are in the sheet. */
const FEW = new Set<string | undefined>(['smile-plus', 'message-square-reply', 'copy', 'pencil']);

function fewOf(props: Props): Tool[] {
	const more: Tool = { icon: 'ellipsis-vertical', label: t('actions'), run: () => openTools(props) };
	return [...toolsOf(props).filter(({ icon }) => FEW.has(icon)), more];
}

/* What may be done can change while they stand there. */
export function Tools({ state, ...place }: Omit<Props, 'actions'> & { state: SendState }) {
	void app.value;
	const props = { ...place, actions: actionsOf(place.room, place.row, state) };
	const entry = app.value.rooms.get(place.room);
	const tools = entry && isSide(entry) ? fewOf(props) : [...signsOf(props), ...toolsOf(props)];
	return <Toolbar class="message-tools" label={t('message_tools')} tools={tools} />;
}

/* Some tools open a dialog of their own, beside the message. */
const runIn = (tool: Tool) => () => {
	const message = document.querySelector<HTMLElement>('.message:focus-within') ?? document.body;
	closeDialog();
	tool.run(message);
};

export function openTools(props: Props): void {
	if (!props.actions.any) return;
	openDialog.value = () => (
		<Dialog title={t('message_tools')}>
			<div class="sheet-signs">
				{signsOf(props).map((tool) => (
					<button type="button" key={tool.label} aria-label={tool.label} onClick={runIn(tool)}>
						<ToolPicture tool={tool} />
					</button>
				))}
			</div>
			<div class="sheet">
				{toolsOf(props).map((tool) => (
					<button
						type="button"
						class="sheet-button"
						onClick={runIn(tool)}
					>
						<ToolPicture tool={tool} />
						{tool.label}
					</button>
				))}
			</div>
		</Dialog>
	);
}
