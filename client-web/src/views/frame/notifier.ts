/* Tells the person of what is said, as state/notify.ts decides; and remembers why. */
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { callsUpon } from '../../state/mentions';
import { parseMessage } from '../../state/markdown/mentions';
import { plainText } from '../../state/markdown/tree';
import { decide, localTime, type Happening, type Told } from '../../state/notify';
import { isSaid, type SaidEvent } from '../../state/rows';
import { sayMention } from '../message/mention';
import { nameOf } from '../person';
import { prefer, preferences } from '../preferences';
import { roomName } from '../roomName';
import { go, messagePath, visit } from '../router';
import { app, client, groups } from '../store';
import { attentive } from './attention';
import { ring } from './ring';

/* So many decisions are remembered. */
const KEPT_MAX = 500;
const decisions = new Map<string, Told>();
/* The person has missed a call for want of leave to tell them, and has not been asked yet. */
export const missedCall = signal(false);
/* Whether the end of the room on screen is in view; and of the thread. */
export const endInView = signal(true);
export const threadEndInView = signal(false);
/* A reply that comes into the inbox is one in a thread the person follows: the notice comes before the event. */
const NOTICED_MAX = 50;
const noticed = new Map<string, true>();

export function whyTold(room: string, seq: number): Told | undefined {
	return decisions.get(`${room} ${seq}`);
}

export function startNotifier(): void {
	client().onLive((room, event) => {
		if (isSaid(event) && event.body) tell(room, event);
	});
	client().onAdded(({ room, seq, reason }) => {
		if (reason === 'reply') put(noticed, `${room} ${seq}`, true, NOTICED_MAX);
	});
}

function tell(room: string, event: SaidEvent): void {
	const { notices } = preferences.peek();
	const isGranted = permission() === 'granted';
	const settings = { ...notices, system: notices.system && isGranted };
	const told = decide(happeningOf(room, event), settings, localTime(Date.now()));
	put(decisions, `${room} ${event.seq}`, told, KEPT_MAX);
	const wasMissed = !attentive.peek() && ['mention', 'group', 'all', 'thread', 'not_allowed'].includes(told.reason);
	if (wasMissed && !notices.asked && permission() === 'default') missedCall.value = true;
	if (told.tell === 'system') show(room, event);
	if (told.tell !== 'badge' && told.tell !== 'none' && notices.sound) ring();
}

function happeningOf(room: string, { kind, seq, ref, author, body }: SaidEvent): Happening {
	const { me, rooms } = app.peek();
	const entry = rooms.get(room);
	const { route } = visit.peek();
	const isReply = kind === 'message.replied';
	const isHere = route.page === 'room' && route.room === room && (!isReply || route.thread === ref);
	return {
		isOwn: author === me,
		call: callIn(body?.mentions ?? []),
		isDirect: entry?.kind === 'conversation',
		level: entry?.preference.level ?? 'all',
		thread: isReply ? (noticed.has(`${room} ${seq}`) ? 'followed' : 'other') : undefined,
		isInView: isHere && (isReply ? threadEndInView : endInView).peek(),
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
function show(room: string, { kind, ref, seq, author, body }: SaidEvent): void {
	const isDirect = app.peek().rooms.get(room)?.kind === 'conversation';
	const title = isDirect ? nameOf(author) : t('told_title', { name: nameOf(author), room: roomName(room) ?? '' });
	const text = plainText(parseMessage(body?.text ?? '', body?.mentions), sayMention);
	try {
		const notice = new Notification(title, { body: text, tag: `${room} ${seq}`, silent: true });
		notice.onclick = () => {
			window.focus();
			go(messagePath(room, { seq, thread: kind === 'message.replied' ? ref : undefined }));
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
