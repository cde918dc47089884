/* What is wanted less often while a meeting runs; on narrow screens more of it. */
import { h } from 'preact';
import { t } from '../../../i18n';
import { mayPass } from '../../../state/floor';
import { currentItem } from '../../../state/meetingClock';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { nameOf } from '../../person';
import { openDecision, openPoll, openTask } from '../../records';
import { me } from '../../store';
import { isRoomy, isWide } from '../narrow';
import type { BarProps } from './bar';
import { openEnd } from './endDialog';
import { openExtend } from './extendMenu';
import { kindEntries, signEntries } from './hands';

type Props = BarProps & { anchor: HTMLElement };

export function openMore(props: Props): void {
	openDialog.value = () => h(MenuDialogOf, { title: t('meeting_more'), anchor: props.anchor, entries: entriesFor(props) });
}

function entriesFor(props: Props): MenuEntry[] {
	const { self, acts, offers } = props;
	const leave: MenuEntry = { icon: 'log-out', words: t('meeting_leave'), run: () => void acts.attend(false) };
	const end: MenuEntry = { icon: 'square', words: t('meeting_end'), run: () => openEnd(acts, offers) };
	if (self.moderates)
		return [
			...itemEntries(props),
			...(isRoomy.value ? [] : recordEntries(props)),
			ask(props),
			...floorEntries(props),
			handOver(props),
			leave,
			...(isWide.value ? [] : [end]),
		];
	const take: MenuEntry = { icon: 'user-plus', words: t('meeting_take_over'), run: () => void acts.moderate(me.peek()) };
	const isNeeded = self.leads && !self.isOrphan;
	return [...(self.summarises ? [...itemEntries(props).slice(-1), ...recordEntries(props), ask(props)] : []), ...(isNeeded ? [take] : []), ...(self.leads ? [end] : [])];
}

/* For the item that everybody is at: parking it, and a summary. */
function itemEntries({ meeting, acts, offers, anchor }: Props): MenuEntry[] {
	const current = currentItem(meeting);
	if (!current) return [];
	const park: MenuEntry = { icon: 'circle-parking', words: t('meeting_park'), run: () => void acts.go(undefined, 'parked') };
	const summarise: MenuEntry = { icon: 'square-pen', words: t('meeting_summarise'), run: () => offers.ask(current.item) };
	const more: MenuEntry = { icon: 'plus', words: t('meeting_plus_label', { n: 2 }), run: () => openExtend(meeting, acts, 2, anchor) };
	return [...(isWide.value ? [] : [more, park]), summarise];
}

/* Whoever moderates takes part as well. */
function floorEntries(props: Props): MenuEntry[] {
	const { meeting, floor, hands, anchor } = props;
	const menu = (title: string, entries: () => MenuEntry[]) => () => (openDialog.value = () => h(MenuDialogOf, { title, anchor, entries: entries() }));
	const pass: MenuEntry = { icon: 'forward', words: t('floor_pass'), run: () => void hands.pass() };
	return [
		{ icon: 'hand', words: t('floor_raise_as'), run: menu(t('floor_kinds'), () => kindEntries(props)) },
		...(mayPass(floor, currentItem(meeting), me.peek()) ? [pass] : []),
		{ icon: 'smile', words: t('floor_sign_as'), run: menu(t('floor_sign'), () => signEntries(props)) },
	];
}

/* What can be put on record at the item. */
function recordEntries({ place }: Props): MenuEntry[] {
	return [
		{ icon: 'gavel', words: t('decision_new'), run: () => openDecision(place) },
		{ icon: 'square-check', words: t('task_new'), run: () => openTask(place) },
	];
}

/* Of those who are here, about the item they are at. */
function ask({ place }: Props): MenuEntry {
	return { icon: 'vote', words: t('poll_ask'), run: () => openPoll(place) };
}

function handOver({ meeting, acts, anchor }: Props): MenuEntry {
	const others = meeting.here.map(({ person }) => person).filter((person) => person !== me.peek());
	const entries = others.map((person): MenuEntry => ({ icon: 'user', words: nameOf(person), run: () => void acts.moderate(person) }));
	const children = others.length === 0 ? h('p', { class: 'field-hint' }, t('meeting_nobody_else')) : undefined;
	return {
		icon: 'forward',
		words: t('meeting_hand_over'),
		run: () => (openDialog.value = () => h(MenuDialogOf, { title: t('meeting_hand_over_to'), anchor, entries, children })),
	};
}
