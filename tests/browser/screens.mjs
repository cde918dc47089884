/* The screens of the tour: a name, and how one gets there. Answering false leaves it out in this look. Words are
 * keys of the client's catalogues, so that each works in every language. */
import { MEETING_SCREENS } from './meetingScreens.mjs';

export function beforeSigningIn({ firstToken }) {
	return {
		'01-sign-in': (look) => look.goto('/sign-in'),
		'02-forgotten-password': (look) => look.button('sign_in_forgotten').click(),
		'03-link-that-does-not-work': async (look) => {
			await look.goto('/sign-in#0123456789abcdefghjkmnpqrs');
			await look.page.reload();
			await look.button('sign_in_button').click();
			await look.page.getByRole('alert').first().waitFor();
		},
		'04-invited': async (look) => {
			await look.goto('/invitation#0123456789abcdefghjkmnpqrs');
			await look.page.reload();
		},
		'04-check': (look) => look.goto('/check'),
		'05-the-very-first': async (look) => {
			await look.goto(`/sign-in#${firstToken}!first`);
			await look.page.reload();
			await look.page.getByRole('textbox').first().fill('Brandt Messtechnik');
		},
		'06-the-first-account': (look) => look.button('next').click(),
	};
}

const dialogOf = (look) => look.page.getByRole('dialog').waitFor();

/* The entries of the own menu by their order: the first shows the status itself, where there is one. */
async function ownDialog(look, key) {
	await look.ownMenu();
	if (key) await look.button(key).click();
	else await look.page.locator('.sheet-button').first().click();
	await dialogOf(look);
}

async function roomMenu(look) {
	await look.channel('angebote');
	await look.page.locator('.room-header [aria-haspopup=dialog]').last().click();
	await dialogOf(look);
}

const admin = (section) => async (look) => {
	await look.goto(`/admin/${section}`);
	await look.page.locator('.page-title').waitFor();
	await look.page.waitForLoadState('networkidle');
};

/* The menu of a message, on a phone by a long press. */
async function messageMenu(look) {
	const message = look.page.getByRole('article').last();
	if (!look.isPhone) return message.hover();
	const box = await message.boundingBox();
	const touch = await look.page.context().newCDPSession(look.page);
	const touchPoints = [{ x: box.x + 60, y: box.y + box.height / 2 }];
	await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
	await dialogOf(look);
	return touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export const SCREENS = {
	'10-start': (look) => look.goto('/'),
	/* Before a channel is opened, and so read. */
	'10-unread': async (look) => {
		await look.goto('/unread');
		await look.page.locator('main').getByRole('article').first().waitFor();
	},
	'11-channel': (look) => look.channel('angebote'),
	'12-members': (look) => look.page.locator('.room-header .button-quiet').last().click(),
	'13-card': async (look) => {
		await look.page.getByRole('complementary').locator('.person-name').first().click();
		await dialogOf(look);
	},
	'14-room-menu': roomMenu,
	'15-channel-settings': async (look) => {
		await roomMenu(look);
		await look.button('channel_settings').click();
		await look.page.getByRole('textbox').first().waitFor();
	},
	'16-message-menu': async (look) => {
		await look.channel('angebote');
		await messageMenu(look);
	},
	'17-emoji': async (look) => {
		if (look.isPhone) return false;
		await look.channel('angebote');
		await look.button('emoji').click();
		await dialogOf(look);
		await look.page.getByRole('tab').nth(1).click();
		await look.page.getByRole('gridcell').first().waitFor();
	},
	'18-completion': async (look) => {
		await look.channel('angebote');
		await look.page.getByTestId('composer').pressSequentially('@');
		await look.page.getByRole('option').first().waitFor();
	},
	'19-formatting': async (look) => {
		if (look.isPhone) return false;
		await look.page.getByTestId('composer').fill('');
		return look.button('format_show').click();
	},
	'20-switcher': async (look) => {
		await look.channel('angebote');
		await look.page.keyboard.press('Control+k');
		await dialogOf(look);
	},
	'21-browse': async (look) => {
		await look.goto('/');
		await look.button('rail_browse').click();
		await dialogOf(look);
	},
	'22-new-channel': async (look) => {
		await look.goto('/');
		await look.button('rail_new').click();
		await dialogOf(look);
	},
	'23-write-to': async (look) => {
		await look.goto('/');
		await look.button('write_new').click();
		await dialogOf(look);
	},
	'24-threads': async (look) => {
		await look.goto('/threads');
		await look.page.locator('main a[href*="/thread"]').first().waitFor();
	},
	'24-thread': async (look) => {
		await look.page.locator('main a[href*="/thread"]').first().click();
		await look.page.getByTestId('thread-composer').waitFor();
	},
	'24-saved': async (look) => {
		await look.channel('angebote');
		/* All looks are one person's: what one of them has saved is saved. */
		const last = look.page.getByRole('article').last();
		const saved = last.getByRole('img', { name: look.t('saved_title'), exact: true });
		await last.focus();
		if (!(await saved.count())) await look.page.keyboard.press('b');
		await saved.waitFor();
		await look.goto('/saved');
		await look.page.getByRole('main').getByRole('listitem').first().waitFor();
	},
	...MEETING_SCREENS,
	'24-pages': async (look) => {
		await look.channel('angebote');
		await look.goto(`/r/${look.page.url().split('/')[4]}/pages`);
		await look.page.locator('.page-row').first().waitFor();
	},
	'24-pages-one': async (look) => {
		await look.page.locator('.page-row a').first().click();
		await look.page.locator('.note-text').waitFor();
	},
	'24-pages-earlier': async (look) => {
		await look.page.locator('.room-header [aria-haspopup=dialog]').last().click();
		await look.page.locator('.sheet-button').first().click();
		await look.page.locator('.history-text').waitFor();
	},
	'24-planning': async (look) => {
		await roomMenu(look);
		await look.button('plan_meeting').click();
		await look.page.locator('.preset').first().click();
	},
	'24-inbox': (look) => look.goto('/inbox'),
	'25-inbox-done': (look) => look.goto('/inbox/done'),
	'26-people': async (look) => {
		await look.goto('/people');
		await look.page.getByRole('main').getByRole('button').nth(1).waitFor();
	},
	'30-own-menu': (look) => look.ownMenu(),
	'31-status': (look) => ownDialog(look),
	'32-profile': (look) => ownDialog(look, 'profile'),
	'33-password': (look) => ownDialog(look, 'password_first'),
	'34-devices': (look) => ownDialog(look, 'sessions'),
	'35-settings': (look) => ownDialog(look, 'preferences'),
	'36-keys': async (look) => {
		if (look.isPhone) return false;
		await look.page.keyboard.press('Control+/');
		return dialogOf(look);
	},
	'40-admin-people': admin('people'),
	'41-admin-invitations': admin('invitations'),
	'42-admin-new-invitation': async (look) => {
		await look.button('invitation_new').click();
		await dialogOf(look);
	},
	'43-admin-groups': admin('groups'),
	'44-admin-new-group': async (look) => {
		await look.button('group_new').click();
		await dialogOf(look);
	},
	'45-admin-bots': admin('bots'),
	'45-admin-channels': admin('channels'),
	'46-admin-house': admin('house'),
	'47-admin-limits': admin('limits'),
	'48-admin-audit': admin('audit'),
	'50-nothing-here': async (look) => {
		await look.goto('/r/0000000000000');
		await look.page.getByRole('heading', { level: 1 }).waitFor();
	},
};
