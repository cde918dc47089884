/* The minutes of a meeting that is over; all of a room's are listPage.tsx. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import type { ReadMinutes } from '../../state/minutes';
import { PageHead } from '../frame/pageHead';
import { usePageName } from '../frame/title';
import { meetingPath, visit } from '../router';
import { app, client } from '../store';
import { About } from './about';
import { openAmend, selectedIn } from './amendDialog';
import { Copies } from './copies';
import { MinutesDocument } from './document';
import { ListPage } from './list/listPage';
import { SealLine } from './sealLine';
import { Standing } from './standing';
import { heldMinutes, showMinutes } from './store';

export function MinutesPage() {
	const { route } = visit.value;
	if (route.page !== 'minutes') return null;
	const { room, seq } = route;
	return seq > 0 ? <Held key={`${room}/${seq}`} room={room} meeting={seq} /> : <ListPage key={room} room={room} />;
}

function Held({ room, meeting }: { room: string; meeting: number }) {
	useEffect(() => showMinutes(room, meeting), []);
	/* Who is asked and what they are called is the room's to say. */
	useEffect(() => client().rooms.open(room), []);
	const held = heldMinutes.value;
	const here = held?.room === room && held.meeting === meeting ? held : undefined;
	const title = here?.read && t('minutes_title', { title: here.read.minutes.title });
	usePageName(title ?? '');
	return (
		<main class="page minutes-page" aria-label={title ?? t('minutes')} aria-busy={!here?.read && !here?.isMissing}>
			<PageHead title={t('minutes')} back={meetingPath(room, meeting)}>
				{here?.read && <Copies room={room} meeting={meeting} isSealed={here.read.standing.phase === 'sealed'} />}
			</PageHead>
			<div class="page-body" tabIndex={-1} data-region="meeting" role="region" aria-label={t('minutes')}>
				{here?.read && <Shown room={room} meeting={meeting} read={here.read} />}
				{here?.isMissing && <Missing room={room} meeting={meeting} />}
			</div>
		</main>
	);
}

function Missing({ room, meeting }: { room: string; meeting: number }) {
	return (
		<>
			<p>{t('minutes_missing')}</p>
			<p>
				<a href={meetingPath(room, meeting)}>{t('minutes_to_meeting')}</a>
			</p>
		</>
	);
}

function Shown({ room, meeting, read: { standing, minutes, addenda } }: { room: string; meeting: number; read: ReadMinutes }) {
	const isClosed = app.value.rooms.get(room)?.archived !== false;
	const mayAmend = standing.phase === 'presented' && standing.in_charge && !isClosed;
	const amend = (item: number | undefined) => openAmend({ room, meeting, minutes, item, before: selectedIn(item) });
	return (
		<>
			<Standing room={room} meeting={meeting} standing={standing} isClosed={isClosed} />
			<MinutesDocument room={room} meeting={meeting} minutes={minutes} addenda={addenda} onAmend={mayAmend ? amend : undefined} />
			{standing.seal !== undefined && <SealLine seal={standing.seal} previous={minutes.previous} />}
			<About />
			{standing.phase !== 'sealed' && <p class="only-print">{t('minutes_not_sealed')}</p>}
		</>
	);
}
