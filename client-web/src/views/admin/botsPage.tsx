/* Programs that talk here, and what they come in with. */
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { Member, Token } from '../../protocol/types';
import { Confirm, openDialog } from '../dialog/dialog';
import { FormError } from '../dialog/formFoot';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { useTask } from '../dialog/useTask';
import { Icon } from '../icon';
import { Avatar, byName, nameOf, PersonName } from '../person';
import { attempt } from '../attempt';
import { ProfileDialog } from '../self/profileForm';
import { client, people } from '../store';
import { BotDialog } from './botDialog';
import { TokenDialog, WebhookDialog } from './tokenDialogs';
import { TokenItem } from './tokenItem';

export function BotsPage() {
	const bots = [...people.value.values()]
		.filter(({ profile }) => profile?.bot)
		.sort((a, b) => Number(b.profile!.active) - Number(a.profile!.active) || byName(a.person, b.person));
	return (
		<>
			<div class="page-tools">
				<button type="button" class="button button-primary" onClick={() => (openDialog.value = () => h(BotDialog, {}))}>
					<Icon name="plus" />
					{t('bot_add')}
				</button>
			</div>
			{bots.length === 0 && <p class="browse-none">{t('bots_none')}</p>}
			{bots.map((bot) => (
				<Bot key={bot.person} bot={bot} />
			))}
		</>
	);
}

function Bot({ bot: { person, profile } }: { bot: Member }) {
	const task = useTask();
	const tokens = useSignal<readonly Token[]>([]);
	const load = async () => void (tokens.value = (await client().call('token.list', { person })).tokens);
	const reload = () => task.run(load);
	const isActive = profile!.active;
	const name = nameOf(person);
	/* Whoever is deactivated has lost them all. */
	useEffect(reload, [isActive]);
	const revoke = (token: string) =>
		task.run(async () => {
			await client().call('token.revoke', { person, token });
			await load();
		});
	return (
		<section class="bot" aria-label={name}>
			<header class="plain-item">
				<Avatar person={person} />
				<div class="plain-words">
					<PersonName person={person} />
					{!isActive && <small class="tag tag-off">{t('deactivated')}</small>}
				</div>
				<button
					type="button"
					class="icon-button"
					aria-label={`${t('actions')}: ${name}`}
					title={t('actions')}
					aria-haspopup="dialog"
					onClick={(event) => {
						const anchor = event.currentTarget;
						openDialog.value = () => h(MenuDialogOf, { title: name, anchor, entries: entriesFor(person, isActive, reload) });
					}}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			</header>
			<FormError task={task} />
			{tokens.value.length === 0 && !task.busy && <p class="field-hint">{t('tokens_none')}</p>}
			<ul class="plain-list">
				{tokens.value.map((token) => (
					<TokenItem key={token.token} token={token} busy={task.busy} onRevoke={() => revoke(token.token)} />
				))}
			</ul>
		</section>
	);
}

function entriesFor(person: string, isActive: boolean, reload: () => void): MenuEntry[] {
	const name = nameOf(person);
	const change = (active: boolean) =>
		attempt(client().call('person.change', { client_id: client().ids.next(), person, active }), t('saved'));
	const edit: MenuEntry = { icon: 'pencil', words: t('profile_edit'), run: () => (openDialog.value = () => h(ProfileDialog, { person })) };
	if (!isActive) return [edit, { icon: 'user-plus', words: t('activate'), run: () => change(true) }];
	const ask = () =>
		(openDialog.value = () =>
			h(Confirm, { title: t('deactivate'), text: t('bot_off_text', { name }), action: t('deactivate'), onConfirm: () => change(false) }));
	return [
		{ icon: 'webhook', words: t('webhook_new'), run: () => (openDialog.value = () => h(WebhookDialog, { person, onMade: reload })) },
		{ icon: 'key-round', words: t('token_new'), run: () => (openDialog.value = () => h(TokenDialog, { person, onMade: reload })) },
		edit,
		{ icon: 'user-minus', words: t('deactivate'), danger: true, run: ask },
	];
}
