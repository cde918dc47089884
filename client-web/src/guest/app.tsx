/* The page of a guest: the lobby until they are let in, then their room. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { DialogHost } from '../views/dialog/dialog';
import { Announcer } from '../views/frame/announcer';
import { ConnectionBanner, isLost } from '../views/frame/banner';
import { visit } from '../views/router';
import { ready, status } from '../views/store';
import { ToastPlace } from '../views/toast';
import { leaveEnded } from './leaving';
import { LobbyPage } from './lobbyPage';
import { room } from './room';
import { RoomPage } from './roomPage';
import { useTitle } from './title';
import { lobby } from './waiting';

export function GuestApp() {
	const { route, count } = visit.value;
	const { seq, thread } = route.page === 'room' ? route : { seq: 0, thread: 0 };
	const entry = room.value;
	const title = useRef('');
	title.current = entry?.title ?? lobby.value?.title ?? title.current;
	const isOut = status.value === 'signed-out';
	useEffect(() => {
		if (isOut) leaveEnded(title.current);
	}, [isOut]);
	useTitle(entry);
	if (!ready.value)
		return (
			<>
				<ConnectionBanner />
				{isLost.value ? <main class="door">{t('guest_offline')}</main> : <p class="connecting">{t('connecting')}</p>}
			</>
		);
	return (
		<div class="shell">
			<ConnectionBanner />
			<Admission title={entry?.title} />
			<div class="panes">
				{entry ? <RoomPage key={entry.id} entry={entry} target={seq} thread={thread} visit={count} /> : lobby.value?.state === 'waiting' && <LobbyPage lobby={lobby.value} />}
			</div>
			{entry && <Announcer room={entry.id} thread={thread} />}
			<DialogHost />
			<ToastPlace />
		</div>
	);
}

/* Says to those who hear the page that the door has opened, to whoever has seen it closed. */
function Admission({ title }: { title: string | undefined }) {
	const hasWaited = useRef(false);
	if (title === undefined) hasWaited.current = true;
	return (
		<p role="status" class="visually-hidden">
			{hasWaited.current && title !== undefined && t('guest_admitted', { title })}
		</p>
	);
}
