/* Keeps the files of the page on the device, so that it opens without a network. It keeps nothing of
 * what is said: rooms come over the socket, which never passes here. */
export {};
declare const self: ServiceWorkerGlobalScope;
/* The page and what it needs at once; the version is made of all of them. */
declare const FILES: readonly string[];
declare const VERSION: string;

const PREFIX = 'runde-';
const CACHE = PREFIX + VERSION;
const PAGE = '/';
/* So long has a new page to come; then the kept one is shown. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
/* The page asks for it when the person does: until then, open pages keep the files they know. */
self.addEventListener('message', (event) => {
	if (event.data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
	const { request, preloadResponse } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	/* A name with a dot is a file's, not a page's; guests have pages of their own. */
	if (request.mode === 'navigate' && !/\.|^\/join(?:\/|$)/.test(pathname)) event.respondWith(page(request, preloadResponse));
	else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

async function keepFiles(): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function takeOver(): Promise<void> {
	for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
	await self.registration.navigationPreload?.enable();
	await self.clients.claim();
}

/* From the network if it answers; a proxy before a server that is away counts as no answer. */
async function page(request: Request, preload: Promise<Response | undefined>): Promise<Response> {
	const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
	const fresh = preload.then((response) => response ?? fetch(request)).catch(() => undefined);
	const response = await Promise.race([fresh, patience]);
	if (response && response.status < 500) return response;
	const kept = await caches.match(PAGE, { cacheName: CACHE, ignoreVary: true });
	return kept ?? (await fresh) ?? Response.error();
}

/* Names change with the content, so what is kept is right. */
async function asset(request: Request): Promise<Response> {
	const kept = await caches.match(request, { ignoreVary: true });
	if (kept) return kept;
	const response = await fetch(request);
	if (response.ok) {
		const cache = await caches.open(CACHE);
		await cache.put(request, response.clone());
	}
	return response;
}
