/* The buttons of a message: a small bar with mouse and keyboard, a sheet on touch. */
import { t } from '../../i18n';
import type { Row } from '../../state/rows';
import { askErase, copyMessageLink, startEdit, type Actions } from './actions';
import { closeDialog, Dialog, openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { Toolbar, type Tool } from '../toolbar';

interface Props {
	room: string;
	row: Row;
	actions: Actions;
}

function toolsOf({ room, row, actions }: Props): Tool[] {
	const tools: Tool[] = [];
	if (actions.edit)
		tools.push({ icon: 'pencil', label: t('message_edit'), run: () => startEdit(room, row.seq) });
	tools.push({ icon: 'link', label: t('message_copy'), run: () => void copyMessageLink(room, row.seq) });
	if (actions.erase)
		tools.push({ icon: 'trash-2', label: t('message_erase'), run: () => askErase(room, row.seq) });
	return tools;
}

export function Tools(props: Props) {
	return <Toolbar class="message-tools" label={t('message_tools')} tools={toolsOf(props)} />;
}

export function openTools(room: string, row: Row, actions: Actions): void {
	if (!actions.any) return;
	openDialog.value = () => (
		<Dialog title={t('message_tools')}>
			<div class="sheet">
				{toolsOf({ room, row, actions }).map((tool) => (
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
