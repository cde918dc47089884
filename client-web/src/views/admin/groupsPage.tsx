/* Groups of people who are called upon together. */
import { h } from 'preact';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Group } from '../../protocol/types';
import { closeDialog, Confirm, Dialog, openDialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormError, FormFoot } from '../dialog/formFoot';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { Icon } from '../icon';
import { PeoplePicker } from '../people/peoplePicker';
import { nameOf } from '../person';
import { client, house } from '../store';

const NAMED_MAX = 5;

export function GroupsPage() {
	const task = useTask();
	const groups = [...(house.value?.held?.groups ?? [])].sort((a, b) => a.handle.localeCompare(b.handle));
	const entriesFor = (group: Group): MenuEntry[] => [
		{ icon: 'pencil', words: t('group_change'), run: () => (openDialog.value = () => h(GroupDialog, { group })) },
		{ icon: 'trash-2', words: t('group_remove'), danger: true, run: () => askRemove(group, (work) => task.run(work)) },
	];
	return (
		<>
			<div class="page-tools">
				<button type="button" class="button button-primary" onClick={() => (openDialog.value = () => h(GroupDialog, { group: undefined }))}>
					<Icon name="plus" />
					{t('group_new')}
				</button>
			</div>
			<FormError task={task} />
			{groups.length === 0 && <p class="browse-none">{t('group_none')}</p>}
			<ul class="plain-list">
				{groups.map((group) => (
					<GroupItem key={group.group} group={group} entries={entriesFor(group)} />
				))}
			</ul>
		</>
	);
}

function GroupItem({ group, entries }: { group: Group; entries: MenuEntry[] }) {
	const { handle, title, people } = group;
	return (
		<li class="plain-item">
			<Icon name="users" />
			<div class="plain-words">
				<strong>{`@${handle}`}</strong>
				<p>{[title, peopleText(people.map(({ person }) => nameOf(person)))].filter(Boolean).join(' · ')}</p>
			</div>
			<button
				type="button"
				class="icon-button"
				aria-label={`${t('actions')}: @${handle}`}
				title={t('actions')}
				aria-haspopup="dialog"
				onClick={(event) => {
					const anchor = event.currentTarget;
					openDialog.value = () => h(MenuDialogOf, { title: `@${handle}`, anchor, entries });
				}}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</li>
	);
}

function peopleText(names: string[]): string {
	if (names.length === 0) return t('group_empty');
	const named = names.sort((a, b) => a.localeCompare(b)).slice(0, NAMED_MAX).join(', ');
	return names.length > NAMED_MAX ? t('group_people_more', { names: named, n: names.length - NAMED_MAX }) : named;
}

function askRemove({ group, handle }: Group, run: (work: () => Promise<unknown>) => void): void {
	openDialog.value = () =>
		h(Confirm, {
			title: `${t('group_remove')}: @${handle}`,
			text: t('group_remove_text'),
			action: t('group_remove'),
			onConfirm: () => run(() => client().call('group.remove', { group })),
		});
}

/* Makes a group, or changes the one that is given. */
function GroupDialog({ group }: { group: Group | undefined }) {
	const task = useTask(['handle', 'title']);
	const clientId = useClientId();
	const picked = useSignal<readonly string[]>(group?.people.map(({ person }) => person) ?? []);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const said = { handle: word('handle').replace(/^@/, ''), title: word('title'), people: picked.value.map((person) => ({ person })) };
		task.run(async () => {
			if (group) await client().call('group.change', { client_id: clientId(said), group: group.group, ...said });
			else await client().call('group.make', { client_id: clientId(said), ...said });
			closeDialog();
		});
	};
	return (
		<Dialog title={group ? t('group_change') : t('group_new')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('group_handle')} hint={t('group_handle_hint')} name="handle" value={group?.handle ?? ''} max={LIMITS.group_handle_max} autofocus error={task.errorOf('handle')} />
				<Field label={t('group_title')} hint={t('group_title_hint')} name="title" value={group?.title ?? ''} max={LIMITS.group_title_max} error={task.errorOf('title')} />
				<PeoplePicker label={t('group_people')} picked={picked} except={() => false} most={LIMITS.group_people_max} />
				<FormFoot task={task} action={group ? t('save') : t('group_make')} />
			</form>
		</Dialog>
	);
}
