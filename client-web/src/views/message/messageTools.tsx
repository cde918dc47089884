/* The buttons of a message: a small bar with mouse and keyboard, a sheet on touch. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { Row } from '../../state/rows';
import { askErase, copyMessageLink, startEdit, type Actions } from './actions';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { Icon, type IconName } from '../icon';

interface Props {
	room: string;
	row: Row;
	actions: Actions;
}

interface Tool {
	icon: IconName;
	label: string;
	run: () => void;
}

function toolsOf({ room, row, actions }: Props, onCopied: () => void): Tool[] {
	const tools: Tool[] = [];
	if (actions.edit)
		tools.push({ icon: 'pencil', label: t('message_edit'), run: () => startEdit(room, row.seq) });
	tools.push({
		icon: 'link',
		label: t('message_copy'),
		run: () => void copyMessageLink(room, row.seq).then((done) => done && onCopied()),
	});
	if (actions.erase)
		tools.push({ icon: 'trash-2', label: t('message_erase'), run: () => askErase(room, row.seq) });
	return tools;
}

export function Tools(props: Props) {
	const copied = useSignal(false);
	return (
		<div class="message-tools" role="toolbar" aria-label={t('message_tools')}>
			{toolsOf(props, () => (copied.value = true)).map((tool) => {
				const done = tool.icon === 'link' && copied.value;
				const label = done ? t('message_copied') : tool.label;
				return (
					<button type="button" class="icon-button" aria-label={label} title={label} onClick={tool.run}>
						<Icon name={done ? 'check' : tool.icon} />
					</button>
				);
			})}
		</div>
	);
}

export function openTools(room: string, row: Row, actions: Actions): void {
	if (!actions.any) return;
	openDialog.value = () => (
		<Dialog title={t('message_tools')}>
			<div class="sheet">
				{toolsOf({ room, row, actions }, () => undefined).map((tool) => (
					<button
						type="button"
						class="sheet-button"
						onClick={() => {
							closeDialog();
							tool.run();
						}}
					>
						<Icon name={tool.icon} />
						{tool.label}
					</button>
				))}
			</div>
		</Dialog>
	);
}
