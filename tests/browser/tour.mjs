/* Goes through the demonstration's house and takes a picture of every screen, in every look. One that cannot be
 * reached is named at the end, and the tour fails. */
import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '../lib/connection.mjs';
import { CLIENT, ROOT, Server } from '../lib/server.mjs';
import { beforeSigningIn, SCREENS } from './screens.mjs';

const FORMS = {
	desktop: { viewport: { width: 1360, height: 860 } },
	phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const [, , folder, wanted = ''] = process.argv;
const executablePath = process.env.RUNDE_CHROMIUM ?? '/usr/bin/chromium-headless-shell';
const missed = [];

function wordsOf(language) {
	const words = JSON.parse(readFileSync(path.join(ROOT, `client-web/locales/${language}.json`), 'utf8'));
	return (key) => words[key];
}

/* A person's link from what the server has printed. */
function linkOf(output, name) {
	return new RegExp(`^sign in as ${name}: \\S+?(/sign-in\\S+)$`, 'm').exec(output)[1];
}

class Look {
	constructor(page, form, language) {
		this.page = page;
		this.isPhone = form === 'phone';
		this.t = wordsOf(language);
	}

	button(key) {
		return this.page.getByRole('button', { name: this.t(key), exact: true }).filter({ visible: true }).first();
	}

	goto(to) {
		return this.page.goto(to);
	}

	/* A channel of the demonstration, by its title. */
	async channel(title) {
		await this.page.goto('/');
		await this.page.getByRole('link', { name: title }).first().click();
		await this.page.getByRole('article').last().waitFor();
	}

	/* Says commands as one of the two who have signed in, and who stay connected; run also gets what hello was answered. */
	async as(name, run) {
		const { connection, known } = await (this.others[name] ??= this.connect(name));
		return run((method, params) => connection.call(method, params), known);
	}

	async connect(name) {
		const [{ name: key, value }] = this.cookies[name];
		const connection = await Connection.open(this.house, `${key}=${value}`);
		return { connection, known: await connection.hello() };
	}

	async ownMenu() {
		if (this.isPhone) await this.page.goto('/me');
		else await this.page.locator('.rail-me').click();
	}
}

async function shoot(look, name, open) {
	const { page } = look;
	try {
		if ((await open(look)) === false) return;
		await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
		await page.waitForTimeout(150);
		await page.screenshot({ path: path.join(folder, look.name, `${name}.png`) });
	} catch (error) {
		missed.push(`${look.name}/${name}: ${String(error.message).split('\n')[0]}`);
	}
	await page.keyboard.press('Escape').catch(() => undefined);
}

async function walk(browser, house, screens, { form, language, colorScheme, cookies }) {
	const locale = language === 'de' ? 'de-DE' : 'en-GB';
	const context = await browser.newContext({ ...FORMS[form], colorScheme, locale, timezoneId: 'Europe/Berlin', baseURL: house.origin });
	await context.addCookies(cookies?.['Anna Berg'] ?? []);
	const page = await context.newPage();
	page.setDefaultTimeout(8_000);
	const look = new Look(page, form, language);
	Object.assign(look, { house, cookies, others: {} });
	look.name = `${language}-${colorScheme}-${form}`;
	mkdirSync(path.join(folder, look.name), { recursive: true });
	for (const [name, open] of Object.entries(screens)) await shoot(look, name, open);
	for (const other of Object.values(look.others)) (await other).connection.close();
	await context.close();
}

/* The link works once, so that all looks share what it gave. */
async function signIn(browser, house, name) {
	const context = await browser.newContext({ locale: 'en-GB', baseURL: house.origin });
	const page = await context.newPage();
	await page.goto(linkOf(house.output(), name));
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.getByRole('navigation').first().waitFor();
	const cookies = await context.cookies();
	await context.close();
	return cookies;
}

const fresh = await Server.start({ client: CLIENT });
const house = await Server.start({ client: CLIENT, settings: ['--demo', '--rates', 'no'] });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const cookies = {};
for (const name of ['Anna Berg', 'Lena Kurz']) cookies[name] = await signIn(browser, house, name);
for (const form of Object.keys(FORMS))
	for (const language of ['de', 'en'])
		for (const colorScheme of ['light', 'dark']) {
			const where = { form, language, colorScheme };
			if (!`${language}-${colorScheme}-${form}`.includes(wanted)) continue;
			await walk(browser, fresh, beforeSigningIn(fresh), where);
			await walk(browser, house, SCREENS, { ...where, cookies });
		}
await browser.close();
await house.remove();
await fresh.remove();
for (const one of missed) console.log(`missed: ${one}`);
console.log(`${folder}: ${missed.length} missed`);
process.exit(missed.length ? 1 : 0);
