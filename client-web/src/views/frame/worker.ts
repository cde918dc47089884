/* The service worker: registered once, looked after for new versions. */
import { signal } from '@preact/signals';

/* A new version of the page lies ready on the device. */
export const isNewReady = signal(false);

const URL_OF_WORKER = '/sw.js';
const TAKEOVER_MS = 3_000;
let registration: ServiceWorkerRegistration | undefined;

interface Policies {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/* The only script that is ever loaded by its name. */
function workerUrl(): string {
	const { trustedTypes } = globalThis as { trustedTypes?: Policies };
	const createScriptURL = (url: string) => {
		if (url !== URL_OF_WORKER) throw new TypeError(`no script of ours: ${url}`);
		return url;
	};
	const policy = trustedTypes?.createPolicy('app', { createScriptURL });
	return policy ? policy.createScriptURL(URL_OF_WORKER) : URL_OF_WORKER;
}

export async function startWorker(): Promise<void> {
	/* Only where the connection is safe, and not in every browser's private windows. */
	const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
	if (!serviceWorker) return;
	try {
		registration = await serviceWorker.register(workerUrl(), { updateViaCache: 'none' });
	} catch {
		return;
	}
	const look = () => (isNewReady.value = Boolean(registration!.waiting && serviceWorker.controller));
	look();
	registration.addEventListener('updatefound', () => {
		registration!.installing?.addEventListener('statechange', look);
	});
}

/* The server is another than before: perhaps the page is too. */
export function checkForNew(): void {
	registration?.update().catch(() => undefined);
}

/* From the next load on, the new version's files are used. */
export async function takeNew(): Promise<void> {
	const waiting = registration?.waiting;
	if (!waiting) return;
	await new Promise<void>((resolve) => {
		navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
		setTimeout(resolve, TAKEOVER_MS);
		waiting.postMessage('take over');
	});
}
