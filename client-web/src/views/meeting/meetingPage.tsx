/* A meeting on screen. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { PageHead } from '../frame/pageHead';
import { roomPath, visit } from '../router';
import { heldMeeting, meetings } from './store';
import { keepFor } from './keeping';
import { Whole } from './whole';

export function MeetingPage() {
	const { route } = visit.value;
	if (route.page !== 'meeting') return null;
	return <Held key={`${route.room}/${route.seq}`} room={route.room} number={route.seq} />;
}

function Held({ room, number }: { room: string; number: number }) {
	useEffect(() => {
		meetings.open(room, number);
		return () => keepFor(room, number);
	}, []);
	const one = heldMeeting.value;
	const here = one?.room === room && one.number === number ? one : undefined;
	if (here?.meeting) return <Whole held={here} meeting={here.meeting} />;
	return (
		<main class="meeting" aria-busy={!here?.isMissing}>
			<PageHead title={t('meeting')} back={roomPath(room)} />
			<p class="room-loading">{here?.isMissing ? t('meeting_missing') : t('meeting_loading')}</p>
		</main>
	);
}
