import { defineConfig } from '@playwright/test';
import { SLOW } from './slow.mjs';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.mjs',
	outputDir: '../out/browser',
	workers: 2,
	fullyParallel: true,
	timeout: 90_000 * SLOW,
	expect: { timeout: 20_000 * SLOW },
	forbidOnly: true,
	/* A test that fails now and then is a defect: the run says which ones did, and the long run, once more on slow
	 * pages, tries none again. */
	retries: Number(process.env.RUNDE_RETRIES ?? 0),
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: process.env.RUNDE_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
			args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
				'--disable-background-networking', '--disable-component-update', '--disable-sync'],
		},
	},
});
