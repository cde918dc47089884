/* The head of a case: what it is, how far it is, and how the customer sees it. */
import { h } from 'preact';
import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { openRoomMenu } from '../room/openRoomMenu';
import { casePath } from '../router';
import { GuestsChip } from './guests/chip';
import { PreviewDialog } from './previewDialog';
import { STATE_SIGNS, stateText } from './words';

export function CaseHead({ backstage, shared }: { backstage: RoomEntry; shared: RoomEntry | undefined }) {
	const { id, title, brief } = backstage;
	return (
		<header class="room-header case-head">
			<a class="icon-button only-narrow" href="/" aria-label={t('back')}>
				<Icon name="arrow-left" />
			</a>
			<div class="room-heading">
				<h1>{title}</h1>
				<p class="room-topic">{brief?.customer}</p>
			</div>
			<GuestsChip backstage={backstage} />
			{brief && (
				<a class={`case-state is-${brief.state}`} href={casePath(id, 'sheet')} title={t('case_sheet')}>
					<Icon name={STATE_SIGNS[brief.state]} />
					{stateText(brief)}
				</a>
			)}
			{shared && (
				<button
					type="button"
					class="icon-button"
					aria-label={t('case_preview')}
					title={t('case_preview')}
					aria-haspopup="dialog"
					onClick={() => (openDialog.value = () => h(PreviewDialog, { room: shared.id }))}
				>
					<Icon name="eye" />
				</button>
			)}
			<button
				type="button"
				class="icon-button only-wide"
				aria-label={`${t('case_menu')}: ${title}`}
				title={t('case_menu')}
				aria-haspopup="dialog"
				onClick={(event) => openRoomMenu(id, event.currentTarget)}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</header>
	);
}
