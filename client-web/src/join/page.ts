/* What the page at the door shows. It is drawn as a whole whenever that changes. */
import type { GuestFront, House } from '../protocol/types';
import type { Ended } from '../storage/joining';
import { element, fill, linkTo, type Child } from './element';
import { drawForm, type Draft } from './form';
import { dateText, language, listText, speak, t } from './words';

export interface Door {
	/* What there is to show. invalid: the link is not good; none: one came without a link. */
	at: 'loading' | 'form' | 'invalid' | 'none' | 'ended';
	invitation: GuestFront | undefined;
	ended: Ended | undefined;
	house: House | undefined;
	/* Another room is open in this browser. */
	isElsewhere: boolean;
	/* What stands in the fields. */
	draft: Draft;
	/* What went wrong: with a field, or with all of it. */
	faults: { name?: string; company?: string; all?: string };
	isBusy: boolean;
	/* It is tried again by itself. */
	isWaiting: boolean;
}

export interface Acts {
	enter(): void;
	retry(): void;
	redraw(): void;
}

export function drawDoor(door: Door, acts: Acts): void {
	const main = document.querySelector('main')!;
	const focused = document.activeElement;
	document.documentElement.lang = language();
	const title = titleOf(door);
	document.title = title;
	main.setAttribute('aria-busy', String(door.at === 'loading' && !door.isWaiting));
	fill(main, head(door, acts), ...(door.at === 'form' ? invited(door, acts) : plain(door, title, acts)), foot(door));
	keepFocus(focused);
}

/* In the element that has taken its place, at the same letter. */
function keepFocus(before: Element | null): void {
	const after = before?.id ? document.getElementById(before.id) : null;
	after?.focus();
	if (after instanceof HTMLInputElement && before instanceof HTMLInputElement) after.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function titleOf({ at, invitation, ended, isWaiting }: Door): string {
	if (at === 'form') return invitation!.title;
	if (at === 'loading') return isWaiting ? 'Runde' : t('join_loading');
	if (at === 'invalid') return t('join_invalid_title');
	if (at === 'none') return t('join_none_title');
	return t(ENDINGS[ended!.how][0]);
}

/* Whose door it is, and the other language. */
function head({ house, invitation }: Door, acts: Acts): HTMLElement {
	const other = language() === 'de' ? 'en' : 'de';
	const change = () => {
		speak(other);
		acts.redraw();
	};
	return element(
		'header',
		{ class: 'door-head' },
		element('p', { class: 'door-brand' }, invitation?.house ?? house?.title ?? 'Runde'),
		element('button', { id: 'language', type: 'button', class: 'text-button', lang: other, click: change }, other === 'de' ? 'Deutsch' : 'English'),
	);
}

function invited(door: Door, acts: Acts): Child[] {
	const { title, by, house, host, people, general, expires } = door.invitation!;
	return [
		element('p', {}, t('join_invites', { by, house })),
		element('h1', {}, title),
		people.length > 0 && element('p', {}, t('join_people', { names: listText(people.map(({ name }) => name)) })),
		general && element('p', {}, t('join_general', { host })),
		element('p', { class: 'door-small' }, t('join_expires', { time: dateText(expires) })),
		door.isElsewhere && element('p', { class: 'note' }, t('join_other'), ' ', element('a', { href: '/join/room' }, t('join_back'))),
		drawForm(door, acts, [rules(door), data(door)]),
	];
}

function rules({ invitation }: Door): HTMLElement {
	const readers = invitation!.people.length > 0 ? t('join_rule_named') : t('join_rule_inside');
	const lines = [t('join_rule_recorded'), readers, t('join_rule_own')];
	return section(t('join_rules'), element('ul', {}, ...lines.map((line) => element('li', {}, line))));
}

function data({ invitation }: Door): HTMLElement {
	const { house, expires } = invitation!;
	return section(t('join_data'), element('p', {}, t('join_data_text', { house, time: dateText(expires) })));
}

function section(title: string, ...children: Child[]): HTMLElement {
	return element('section', { class: 'door-terms' }, element('h2', {}, title), ...children);
}

const ENDINGS = {
	left: ['join_left_title', 'join_left_text'],
	over: ['join_over_title', 'join_over_text'],
	refused: ['join_refused_title', 'join_refused_text'],
	removed: ['join_removed_title', 'join_removed_text'],
} as const;

/* All that is not the form: a title, and what to do. */
function plain(door: Door, title: string, acts: Acts): Child[] {
	const { at, ended, faults, isWaiting } = door;
	if (at === 'loading')
		return [
			element('p', { role: 'status' }, faults.all ?? t('join_loading')),
			isWaiting && element('button', { id: 'again', type: 'button', class: 'button', click: acts.retry }, t('join_again')),
		];
	if (at !== 'ended') return [element('h1', {}, title), element('p', {}, at === 'invalid' ? t('join_invalid_text') : t('join_none_text'))];
	return [
		element('h1', {}, title),
		element('p', {}, t(ENDINGS[ended!.how][1], { title: ended!.title })),
		ended!.reason !== '' && element('p', { class: 'note' }, t('join_reason', { reason: ended!.reason })),
	];
}

function foot({ house }: Door): HTMLElement {
	return element('footer', { class: 'door-links' }, linkTo(house?.privacy, t('join_privacy')), linkTo(house?.imprint, t('join_imprint')));
}
