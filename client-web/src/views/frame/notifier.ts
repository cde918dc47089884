/* Tells the person of what is said, as state/notify.ts decides; and remembers why. */
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import type { JournalEvent } from '../../protocol/types';
import { callsUpon } from '../../state/mentions';
import { parseMessage } from '../../state/markdown/mentions';
import { plainText } from '../../state/markdown/tree';
import { decide, localTime, type Happening, type Reason, type Told } from '../../state/notify';
import { sayMention } from '../message/mention';
import { notify } from '../notice';
import { nameOf } from '../person';
import { prefer, preferences } from '../preferences';
import { roomName } from '../roomName';
import { go, roomPath, visit } from '../router';
import { app, client, groups } from '../store';
import { attentive } from './attention';
import { ring } from './ring';

/* So many decisions are remembered. */
const KEPT_MAX = 500;
/* For want of leave, these may be missed. */
const MISSED: readonly Reason[] = ['mention', 'group', 'all', 'reminder', 'not_allowed'];
const decisions = new Map<string, Told>();
/* The person has missed a call for want of leave to tell them, and has not been asked yet. */
export const missedCall = signal(false);
/* Whether the end of the room on screen is in view. */
export const endInView = signal(true);

export function whyTold(room: string, seq: number): Told | undefined {
	return decisions.get(`${room} ${seq}`);
}

export function startNotifier(): void {
	client().onLive((room, event) => {
		if (event.kind === 'message.posted' && event.body) tell(room, event);
	});
	client().onNotice(({ room, seq, reason }) => {
		if (reason === 'reminder') remind(room, seq);
	});
}

type Posted = JournalEvent & { kind: 'message.posted' };

function tell(room: string, event: Posted): void {
	const told = decideOn(room, event.seq, happeningOf(room, event));
	if (told.tell === 'system') show(room, event.seq, titleOf(room, event), textOf(event));
}

/* What one has asked for oneself comes through however its room is set, and whatever is on screen. */
function remind(room: string, seq: number): void {
	const isAttentive = attentive.peek();
	const happening = { isOwn: false, isDirect: false, level: 'all', isInView: false, isAttentive, call: 'reminder' } as const;
	const title = t('told_reminder', { room: roomName(room) ?? '' });
	const told = decideOn(room, seq, happening);
	if (told.tell === 'system') show(room, seq, title, '');
	if (told.reason === 'reminder') notify(title, { words: t('show'), run: () => go(roomPath(room, seq)) });
}

/* Decides and rings, and remembers why. */
function decideOn(room: string, seq: number, happening: Happening): Told {
	const { notices } = preferences.peek();
	const isGranted = permission() === 'granted';
	const settings = { ...notices, system: notices.system && isGranted };
	const told = decide(happening, settings, localTime(Date.now()));
	remember(`${room} ${seq}`, told);
	const wasMissed = !attentive.peek() && MISSED.includes(told.reason);
	if (wasMissed && !notices.asked && permission() === 'default') missedCall.value = true;
	if (told.tell !== 'badge' && told.tell !== 'none' && notices.sound) ring();
	return told;
}

function happeningOf(room: string, { author, body }: Posted): Happening {
	const { me, rooms } = app.peek();
	const entry = rooms.get(room);
	const { route } = visit.peek();
	return {
		isOwn: author === me,
		call: callIn(body?.mentions ?? []),
		isDirect: entry?.kind === 'conversation',
		level: entry?.preference.level ?? 'all',
		isInView: route.page === 'room' && route.room === room && endInView.peek(),
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

function remember(key: string, told: Told): void {
	decisions.set(key, told);
	for (const old of decisions.keys()) if (decisions.size > KEPT_MAX) decisions.delete(old);
}

function permission(): NotificationPermission | 'none' {
	return 'Notification' in window ? Notification.permission : 'none';
}

function titleOf(room: string, { author }: Posted): string {
	const isDirect = app.peek().rooms.get(room)?.kind === 'conversation';
	return isDirect ? nameOf(author) : t('told_title', { name: nameOf(author), room: roomName(room) ?? '' });
}

function textOf({ body }: Posted): string {
	return plainText(parseMessage(body?.text ?? '', body?.mentions), sayMention);
}

/* The same message has the same tag, so that several tabs tell of it once. */
function show(room: string, seq: number, title: string, text: string): void {
	try {
		const notice = new Notification(title, { body: text, tag: `${room} ${seq}`, silent: true });
		notice.onclick = () => {
			window.focus();
			go(roomPath(room, seq));
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
