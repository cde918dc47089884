/* The page at the door, /join#TOKEN: who invites, to what, and the way in. The link leaves the address at once; the browser keeps it
 * with this entry of its history, for a reload. */
import { backoffMs } from '../connection/backoff';
import { Refusal } from '../connection/refusal';
import { deviceName } from '../storage/device';
import { askInside, forgetEnded, join, look, readEnded } from '../storage/joining';
import { askHouse } from '../storage/house';
import { readPreferences } from '../storage/preferences';
import { drawDoor, type Door } from './page';
import { offer, t } from './words';

declare const ROOM_FILES: readonly string[];

const ROOM = '/join/room';
const token = takeToken();
const door: Door = {
	at: 'loading',
	invitation: undefined,
	ended: undefined,
	house: undefined,
	isElsewhere: false,
	draft: { name: '', company: '' },
	faults: {},
	isBusy: false,
	isWaiting: false,
};
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/* What is tried again when the network is back. */
let pending: (() => Promise<void>) | undefined;

function takeToken(): string {
	const found = location.hash.slice(1).trim();
	const { token = '' } = (history.state ?? {}) as { token?: string };
	if (found === '') return token;
	history.replaceState({ token: found }, '', location.pathname);
	return found;
}

function draw(): void {
	drawDoor(door, { enter, retry, redraw: draw });
}

function show(change: Partial<Door>): void {
	Object.assign(door, change);
	draw();
}

/* Does it, and again as long as the network or the server is away. */
function attempt(work: () => Promise<void>): void {
	clearTimeout(timer);
	pending = work;
	work().then(
		() => (pending = undefined),
		(error: unknown) => fail(error, work),
	);
}

function fail(error: unknown, work: () => Promise<void>): void {
	const isPassing = !(error instanceof Refusal) || error.refusal === 'unavailable' || error.refusal === 'unknown';
	if (isPassing) {
		timer = setTimeout(() => attempt(work), backoffMs(++tries + 1, Math.random));
		show({ isBusy: false, isWaiting: true, faults: { all: error instanceof Refusal ? t('join_failed') : t('join_offline') } });
		return;
	}
	pending = undefined;
	const { refusal, field } = error;
	if (refusal === 'link_invalid') show({ at: 'invalid', isBusy: false });
	else if (field === 'token') show({ at: 'invalid', isBusy: false });
	else {
		const where = field === 'name' || field === 'company' ? field : 'all';
		show({ isBusy: false, isWaiting: false, faults: { [where]: sentenceOf(error) } });
		if (where !== 'all') document.getElementById(where)?.focus();
	}
}

function sentenceOf({ refusal, reason, limit }: Refusal): string {
	if (refusal === 'too_fast') return t('join_too_fast');
	if (refusal === 'too_many') return t('join_full');
	if (refusal === 'archived') return t('join_closed');
	if (reason === 'missing' || reason === 'too_short') return t('join_name_missing');
	if (reason === 'too_long') return t('join_too_long', { n: limit ?? 0 });
	if (reason === 'bad_characters') return t('join_characters');
	return t('join_wrong');
}

function retry(): void {
	if (pending) attempt(pending);
}

async function open(): Promise<void> {
	const looking = token === '' ? undefined : look(token);
	looking?.catch(() => undefined);
	/* What the house says of itself can be done without. */
	door.house = await askHouse().catch(() => undefined);
	if (door.house) offer(door.house.language);
	const invitation = await looking;
	const mayBeInside = (await askInside()) === 'yes';
	if (!invitation) {
		const ended = readEnded();
		if (mayBeInside && !ended) return location.replace(ROOM);
		return show({ isWaiting: false, ...(ended ? { at: 'ended', ended } : { at: 'none' }) });
	}
	if (invitation.inside) return location.replace(ROOM);
	forgetEnded();
	const { name = '', company = '' } = invitation;
	show({ at: 'form', invitation, isElsewhere: mayBeInside, isWaiting: false, faults: {}, draft: { name, company } });
	fetchAhead();
}

function enter(): void {
	const { draft, isBusy } = door;
	if (isBusy) return;
	if (draft.name.trim() === '') {
		show({ faults: { name: t('join_name_missing') }, isWaiting: false });
		document.getElementById('name')!.focus();
		return;
	}
	show({ isBusy: true, isWaiting: false, faults: {} });
	attempt(async () => {
		await join({ token, name: draft.name.trim(), company: draft.company.trim(), device: deviceName(navigator.userAgent) });
		location.replace(ROOM);
	});
}

/* The room's files, while the name is looked over. */
function fetchAhead(): void {
	for (const href of ROOM_FILES) {
		const link = document.createElement('link');
		link.rel = href.endsWith('.css') ? 'preload' : 'modulepreload';
		if (link.rel === 'preload') link.as = 'style';
		link.href = href;
		document.head.append(link);
	}
}

const { theme } = readPreferences();
if (theme !== 'auto') document.documentElement.dataset['theme'] = theme;
addEventListener('online', retry);
/* Another link, in the same tab. */
addEventListener('hashchange', () => {
	takeToken();
	location.reload();
});
draw();
attempt(open);
