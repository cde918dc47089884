/* The browser's entry. */
import { render } from 'preact';
import { systemClock } from './connection/ports';
import { Client } from './session/client';
import { deviceOutbox } from './storage/outbox';
import { askSignedIn } from './storage/signing';
import { deviceTabs } from './storage/tabs';
import { watchAttention } from './views/frame/attention';
import { watchInstall } from './views/frame/install';
import { startHotkeys } from './views/frame/hotkeys';
import { startNotifier } from './views/frame/notifier';
import { startLook } from './views/look';
import { Page } from './views/frame/page';
import { loadCheck } from './views/lazy';
import { startRouter, visit } from './views/router';
import { Shell } from './views/frame/shell';
import { SignIn } from './views/signIn/signIn';
import { useClient } from './views/store';
import { startWorker } from './views/frame/worker';

declare const CLIENT_NAME: string;

const RETRY_MS = 3_000;
const { page } = visit.value.route;
/* Nobody need be signed in there. */
const isForAll = page === 'sign-in' || page === 'check';

function startClient(): void {
	const client = new Client({
		url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
		openSocket: (url) => new WebSocket(url),
		clock: systemClock,
		random: Math.random,
		fillRandom: (bytes) => void crypto.getRandomValues(bytes),
		askSignedIn,
		clientName: CLIENT_NAME,
		store: deviceOutbox(),
		tabs: deviceTabs(),
	});
	useClient(client);
	client.connectNow();
	startRouter();
	watchInstall();
}

/* What speaks to the person. */
function startScreen(): void {
	if (!isForAll) {
		watchAttention();
		startNotifier();
		startHotkeys();
	}
	const screen = page === 'check' ? <Page load={loadCheck} /> : page === 'sign-in' ? <SignIn /> : <Shell />;
	render(screen, document.getElementById('app')!);
}

if (!isForAll) startClient();
startLook().then(startScreen, () => setTimeout(() => location.reload(), RETRY_MS));
if (document.readyState === 'complete') void startWorker();
else addEventListener('load', () => void startWorker());
