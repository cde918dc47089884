/* The page of somebody who is signed in. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { learn, t } from '../../i18n';
import { Announcer } from './announcer';
import { ConnectionBanner, isLost } from './banner';
import { BottomBar } from './bottomBar';
import { InMeeting } from './inMeeting';
import { MePage } from './mePage';
import { DialogHost } from '../dialog/dialog';
import { leaveForSignIn, takeOffer } from './leaving';
import { openPassword } from '../dialog/ownMenu';
import { Offline } from './offline';
import { Page } from './page';
import { mayMakeChannels } from '../limits';
import { openBrowse, openNewChannel, Rail } from './rail';
import { loadAhead, loadCases, loadMeetings, loadMinutes, loadRecords, loadWeek } from '../lazy';
import { listed } from './sections';
import { useTitle } from './title';
import { RoomPane } from '../room/roomPane';
import { keepMineSoon } from '../meetings';
import { keepOverdueSoon } from '../records';
import { ToastPlace } from '../toast';
import { isShown } from '../../state/rail';
import { caseOf, entryAt, isSide } from '../../state/side';
import { prefer, preferences } from '../preferences';
import { go, roomPath, visit, type Route } from '../router';
import { LaterPart } from '../laterPart';
import { app, ready, status } from '../store';

const WIDE = '(min-width: 760px)';

/* Which pane a phone shows. */
const SHOWN: Record<Route['page'], string> = {
	home: 'shows-rail',
	me: 'shows-pane',
	inbox: 'shows-pane',
	unread: 'shows-pane',
	saved: 'shows-pane',
	threads: 'shows-pane',
	meetings: 'shows-pane',
	cases: 'shows-pane',
	case: 'shows-pane',
	record: 'shows-pane',
	people: 'shows-pane',
	admin: 'shows-pane',
	room: 'shows-pane',
	meeting: 'shows-pane',
	minutes: 'shows-pane',
	page: 'shows-pane',
	'sign-in': '',
	check: '',
};

export function Shell() {
	const { route, count } = visit.value;
	const room = route.page === 'room' || route.page === 'case' ? route.room : undefined;
	const isSignedOut = status.value === 'signed-out';
	useEffect(() => {
		if (isSignedOut) leaveForSignIn();
	}, [isSignedOut]);
	useTitle(room);
	useLastRoom(route);
	useOffer();
	useAhead(room);
	useMine();
	if (!ready.value)
		return (
			<>
				<ConnectionBanner />
				{isLost.value ? <Offline /> : <p class="connecting">{t('connecting')}</p>}
			</>
		);
	const entry = room === undefined ? undefined : entryAt(app.value.rooms, room);
	/* Pages of a side say which. */
	const other = room === undefined ? app.value.rooms.get('room' in route ? route.room : 'of' in route ? route.of : '') : undefined;
	const isCase = entry !== undefined && isSide(entry);
	return (
		<div class={`shell ${SHOWN[route.page]}`}>
			<ConnectionBanner />
			{route.page !== 'meeting' && <InMeeting />}
			{other && isSide(other) && <LaterPart key={other.id} load={loadSideBar} props={{ room: other.id }} />}
			<div class="panes">
				<Rail />
				{route.page === 'home' && <Home />}
				{route.page === 'people' && <Page key="people" load={loadDirectory} />}
				{route.page === 'admin' && <Page key="admin" load={loadAdministration} />}
				{route.page === 'me' && <MePage />}
				{route.page === 'unread' && <Page key="unread" load={loadUnread} />}
				{route.page === 'saved' && <Page key="saved" load={loadSaved} />}
				{route.page === 'threads' && <Page key="threads" load={loadThreads} />}
				{route.page === 'meetings' && <Page key="meetings" load={loadWeek} />}
				{route.page === 'cases' && <Page key="cases" load={loadCasesPage} />}
				{isCase && <Page key="case" load={loadCasePage} />}
				{route.page === 'record' && <Page key="record" load={loadRecord} />}
				{route.page === 'page' && <Page key="page" load={loadNotePage} />}
				{route.page === 'inbox' && <Page key="inbox" load={loadInbox} />}
				{route.page === 'meeting' && <Page key="meeting" load={loadMeeting} />}
				{route.page === 'minutes' && <Page key="minutes" load={loadPageOfMinutes} />}
				{room !== undefined && !entry && <Missing key={room} />}
				{route.page === 'room' && entry && !isCase && (
					<RoomPane key={entry.id} entry={entry} target={route.seq} thread={route.thread} visit={count} />
				)}
			</div>
			{room === undefined && route.page !== 'meeting' && route.page !== 'page' && <BottomBar />}
			<Announcer room={isCase ? undefined : room} thread={route.page === 'room' ? route.thread : 0} />
			<DialogHost />
			<ToastPlace />
		</div>
	);
}

/* Where there is place for both, the start page goes on with the room shown last. */
function useLastRoom(route: Route): void {
	const isReady = ready.value;
	const room = route.page === 'room' || route.page === 'case' ? route.room : undefined;
	useEffect(() => {
		if (room !== undefined) {
			prefer('room', room);
			return;
		}
		const last = preferences.peek().room;
		if (!isReady || route.page !== 'home' || !matchMedia(WIDE).matches) return;
		const { rooms } = app.peek();
		/* Of a case the team's own side: nobody begins to write where the customer reads. */
		const entry = caseOf(rooms, last) ?? rooms.get(last);
		if (entry && isShown(entry)) go(roomPath(entry.id), true);
	}, [room, isReady, route.page]);
}

/* Whoever has come by a one-time link is asked once whether they want a password. */
function useOffer(): void {
	const isReady = ready.value;
	useEffect(() => {
		if (isReady && takeOffer()) openPassword(true);
	}, [isReady]);
}

/* Once the first room is on screen there is time for the rest. */
function useAhead(room: string | undefined): void {
	const isShown = status.value === 'open' && room !== undefined && app.value.rooms.get(room)?.held !== undefined;
	useEffect(() => {
		if (isShown) loadAhead();
	}, [isShown]);
}

function useMine(): void {
	const isReady = ready.value;
	useEffect(() => {
		if (!isReady) return;
		keepMineSoon();
		keepOverdueSoon();
	}, [isReady]);
}

const loadDirectory = () => import('../later').then((module) => module.Directory);
const loadInbox = () => import('../later').then((module) => module.InboxPage);
const loadUnread = () => import('../later').then((module) => module.UnreadPage);
const loadSaved = () => import('../later').then((module) => module.SavedPage);
const loadThreads = () => import('../later').then((module) => module.ThreadsPage);
const loadMeeting = () => loadMeetings().then((module) => module.MeetingPage);
const loadSideBar = () => loadCases().then((module) => module.SideBar);
const loadCasePage = () => loadCases().then((module) => module.CasePage);
const loadCasesPage = () => loadCases().then((module) => module.CasesPage);
const loadPageOfMinutes = () => loadMinutes().then((module) => module.MinutesPage);
const loadRecord = () => loadRecords().then((module) => module.RecordPage);
const loadNotePage = () => loadRecords().then((module) => module.NotePage);
const loadAdministration = () => Promise.all([import('../admin/administration'), learn('admin')]).then(([module]) => module.Administration);

function Home() {
	const isEmpty = listed.value.length === 0;
	return (
		<main class="home">
			<h1>{t('home_title')}</h1>
			<p>{isEmpty ? t('home_text_empty') : t('home_text')}</p>
			<ChannelButtons />
		</main>
	);
}

function ChannelButtons() {
	return (
		<div class="home-actions">
			<button type="button" class="button" onClick={openBrowse}>
				{t('rail_browse')}
			</button>
			{mayMakeChannels() && (
				<button type="button" class="button button-primary" onClick={openNewChannel}>
					{t('rail_new')}
				</button>
			)}
		</div>
	);
}

/* One's own new room may be a moment away. */
const PATIENCE_MS = 1_500;

function Missing() {
	const sure = useSignal(false);
	useEffect(() => {
		const timer = setTimeout(() => (sure.value = true), PATIENCE_MS);
		return () => clearTimeout(timer);
	}, []);
	if (!sure.value) return <main class="home" aria-busy="true" />;
	return (
		<main class="home">
			<h1>{t('room_missing_title')}</h1>
			<p>{t('room_missing_text')}</p>
			<ChannelButtons />
			<a class="only-narrow" href="/">
				{t('back')}
			</a>
		</main>
	);
}
