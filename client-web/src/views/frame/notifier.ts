/* Tells the person of what is said, as state/notify.ts decides; and remembers why. */
import { signal } from '@preact/signals';
import { t, type Key } from '../../i18n';
import { callsUpon } from '../../state/mentions';
import { decide, localTime, type Happening, type Reason, type Told } from '../../state/notify';
import { placeKey } from '../../state/place';
import { isSaid, type SaidEvent } from '../../state/rows';
import { failed } from '../attempt';
import { saidText } from '../message/saidText';
import { loadCases } from '../lazy';
import { inMeeting, soonText } from '../meetings';
import { notify, type ToastAction } from '../toast';
import { nameOf } from '../person';
import { prefer, preferences } from '../preferences';
import { roomName } from '../roomName';
import { go, meetingPath, messagePath, roomPath } from '../router';
import { app, client, groups, openThread } from '../store';
import { attentive } from './attention';
import { ring } from './ring';

/* So many decisions are remembered. */
const KEPT_MAX = 500;
/* For want of leave, these may be missed. */
const MISSED: readonly Reason[] = ['mention', 'group', 'all', 'thread', 'reminder', 'meeting', 'called', 'not_allowed'];
const decisions = new Map<string, Told>();
/* The person has missed a call for want of leave to tell them, and has not been asked yet. */
export const missedCall = signal(false);
/* The rooms on screen whose end is in view; and whether that of the thread is. */
export const endsInView = new Set<string>();
export const threadEndInView = signal(false);
/* A reply that comes into the inbox is one in a thread the person follows: the notice comes before the event. */
const NOTICED_MAX = 50;
const noticed = new Map<string, true>();

export function whyTold(room: string, seq: number): Told | undefined {
	return decisions.get(placeKey(room, seq));
}

export function startNotifier(): void {
	client().onLive((room, event) => {
		if (isSaid(event) && event.body) tell(room, event);
	});
	client().onAdded(({ room, seq, thread, reason }) => {
		if (reason === 'reminder') remind(room, { seq, thread });
		if (reason === 'task') remind(room, { seq, thread }, 'told_task');
		if (reason === 'task_due') remind(room, { seq, thread }, 'told_task_due');
		if (reason === 'minutes') remind(room, { seq, thread }, 'told_minutes');
		if (reason === 'minutes_amended' || reason === 'minutes_due') tellOfMinutes(room, seq, reason);
		if (reason === 'meeting_soon') void tellSoon(room, seq);
		if (reason === 'guest_waiting') loadCases().then((cases) => cases.tellOfGuest(room, seq)).catch(failed);
		if (reason === 'reply') put(noticed, placeKey(room, seq), true, NOTICED_MAX);
	});
}

/* What waits until the meeting one is in is over: elsewhere/quiet.ts says so then. */
export const waiting = new Set<Happening>();

interface Place {
	seq: number;
	/* The message whose thread it is in. */
	thread: number | undefined;
}

function tell(room: string, event: SaidEvent): void {
	const { kind, ref, seq, author } = event;
	const told = decideOn(room, seq, happeningOf(room, event));
	if (told.tell !== 'system') return;
	const isDirect = app.peek().rooms.get(room)?.kind === 'conversation';
	const title = isDirect ? nameOf(author) : t('told_title', { name: nameOf(author), room: roomName(room) ?? '' });
	const text = saidText(event) ?? '';
	show(room, seq, messagePath(room, { seq, thread: kind === 'message.replied' ? ref : undefined }), title, text);
}

function remind(room: string, place: Place, words: Key = 'told_reminder'): void {
	tellAnyway('reminder', room, place.seq, messagePath(room, place), t(words, { room: roomName(room) ?? '' }));
}

/* Which meeting they are of, the notice itself says. */
function tellOfMinutes(room: string, seq: number, reason: 'minutes_amended' | 'minutes_due'): void {
	tellAnyway('reminder', room, seq, '/inbox', t(reason === 'minutes_due' ? 'told_minutes_due' : 'told_minutes_amended', { room: roomName(room) ?? '' }));
}

async function tellSoon(room: string, seq: number): Promise<void> {
	const words = await soonText(room, seq).catch(() => t('told_meeting', { room: roomName(room) ?? '' }));
	tellAnyway('meeting', room, seq, meetingPath(room, seq), words);
}

/* What one has asked for oneself, or comes to, comes through however its room is set, and whatever is on screen but the
 * meeting itself. */
export function tellAnyway(
	call: 'reminder' | 'meeting' | 'called',
	room: string,
	seq: number,
	path: string,
	title: string,
	action: ToastAction = { words: t('show'), run: () => go(path) },
): void {
	const isAttentive = attentive.peek();
	const isInView = call !== 'reminder' && location.pathname === path;
	const told = decideOn(room, seq, { isOwn: false, isDirect: false, level: 'all', isInView, isAttentive, call });
	if (told.tell === 'system') show(room, seq, path, title, '');
	if (told.reason === call) notify(title, action);
}

/* Decides and rings, and remembers why. */
function decideOn(room: string, seq: number, happening: Happening): Told {
	const { notices } = preferences.peek();
	const isGranted = permission() === 'granted';
	const settings = { ...notices, system: notices.system && isGranted };
	const place = inMeeting.peek();
	const told = decide({ ...happening, inMeeting: place !== '' && !place.startsWith(roomPath(room)) }, settings, localTime(Date.now()));
	if (told.reason === 'in_meeting') waiting.add(happening);
	put(decisions, placeKey(room, seq), told, KEPT_MAX);
	const wasMissed = !attentive.peek() && MISSED.includes(told.reason);
	if (wasMissed && !notices.asked && permission() === 'default') missedCall.value = true;
	if (told.tell !== 'badge' && told.tell !== 'none' && notices.sound) ring();
	return told;
}

function happeningOf(room: string, { kind, seq, ref, author, body }: SaidEvent): Happening {
	const { me, rooms } = app.peek();
	const entry = rooms.get(room);
	const isReply = kind === 'message.replied';
	const isInView = isReply ? openThread.peek() === placeKey(room, ref!) && threadEndInView.peek() : endsInView.has(room);
	return {
		isOwn: author === me,
		call: callIn(body?.mentions ?? []),
		isDirect: entry?.kind === 'conversation',
		level: entry?.preference.level ?? 'all',
		thread: isReply ? (noticed.has(placeKey(room, seq)) ? 'followed' : 'other') : undefined,
		isInView,
		isAttentive: attentive.peek(),
	};
}

/* By name first: that is the reason the person is told. */
function callIn(mentions: readonly { kind: 'person' | 'group' | 'all'; id?: string }[]): Happening['call'] {
	const { me } = app.peek();
	return (['person', 'group', 'all'] as const).find((kind) => {
		return callsUpon(mentions.filter((one) => one.kind === kind), me, groups.peek());
	});
}

/* The oldest fall away. */
function put<T>(all: Map<string, T>, key: string, value: T, most: number): void {
	all.set(key, value);
	for (const old of all.keys()) if (all.size > most) all.delete(old);
}

function permission(): NotificationPermission | 'none' {
	return 'Notification' in window ? Notification.permission : 'none';
}

/* The same message has the same tag, so that several tabs tell of it once. */
function show(room: string, seq: number, path: string, title: string, text: string): void {
	try {
		const notice = new Notification(title, { body: text, tag: placeKey(room, seq), silent: true });
		notice.onclick = () => {
			window.focus();
			go(path);
			notice.close();
		};
	} catch {
		/* Some browsers have them for installed apps only. */
	}
}

/* Asks the browser, which asks the person. */
export async function askForNotices(): Promise<void> {
	missedCall.value = false;
	const isGranted = 'Notification' in window && (await Notification.requestPermission()) === 'granted';
	prefer('notices', { ...preferences.peek().notices, system: isGranted, asked: true });
}

export function declineNotices(): void {
	missedCall.value = false;
	prefer('notices', { ...preferences.peek().notices, asked: true });
}
