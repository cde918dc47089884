/* A guest's entry: /join/room. */
import { render } from 'preact';
import { systemClock } from '../connection/ports';
import { Client } from '../session/client';
import { askInside } from '../storage/joining';
import { deviceOutbox } from '../storage/outbox';
import { deviceTabs } from '../storage/tabs';
import { watchAttention } from '../views/frame/attention';
import { startRegions } from '../views/frame/regions';
import { startLook } from '../views/look';
import { startRouter } from '../views/router';
import { useClient } from '../views/store';
import { GuestApp } from './app';
import { readHost } from './house';
import { greet, watchLobby } from './waiting';

declare const CLIENT_NAME: string;

const RETRY_MS = 3_000;

const client = new Client({
	url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/join/ws`,
	openSocket: (url) => new WebSocket(url),
	clock: systemClock,
	random: Math.random,
	fillRandom: (bytes) => void crypto.getRandomValues(bytes),
	askSignedIn: askInside,
	clientName: CLIENT_NAME,
	greet,
	store: deviceOutbox(),
	tabs: deviceTabs(),
});
useClient(client);
watchLobby();
client.connectNow();
startRouter();
readHost();
startLook().then(
	() => {
		watchAttention();
		startRegions();
		render(<GuestApp />, document.getElementById('app')!);
	},
	() => setTimeout(() => location.reload(), RETRY_MS),
);
