/* A person wherever they are shown: name, picture, status, and the card behind the name. */
import { collator, t, untilText } from '../i18n';
import type { Byline, Profile, Status } from '../protocol/types';
import { minute } from './clock';
import { Icon } from './icon';
import { openLater } from './lazy';
import { pictureOf } from './pictures';
import { people, sharedNames, statuses } from './store';

export function profileOf(person: string): Profile | undefined {
	return people.value.get(person)?.profile;
}

/* Whether it is a program, not somebody. */
export function isBot(person: string): boolean {
	return profileOf(person)?.bot === true;
}

/* A guest never reads like one of the house. */
export function nameOf(person: string | undefined): string {
	if (person === undefined) return t('someone');
	const shared = sharedNames.value.get(person);
	return profileOf(person)?.name || (shared && bylineText(shared)) || t('someone');
}

/* What somebody is called on the shared side of a case; a guest with whom they come from. */
export function bylineText({ name = '', company }: Partial<Byline>): string {
	return company === undefined ? name : `${name} (${company || t('guest')})`;
}

/* Who did something: nobody is whoever runs the server, at its command line. */
export function doerOf(person: string | undefined): string {
	return person === undefined ? t('audit_server') : nameOf(person);
}

/* By name, as the language sorts. */
export function byName(a: string, b: string): number {
	return collator.value.compare(nameOf(a), nameOf(b));
}

/* The first letters of the first and the last word; what stands in brackets behind the name is none. */
export function initials(name: string): string {
	const words = name.replace(/ \(.*/, '').split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
	const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
	return ends.map((word) => [...word][0]!.toUpperCase()).join('');
}

const HUES = 12;

/* The same for a person everywhere; lightness and so contrast are the style sheet's. */
function hueOf(person: string): number {
	let sum = 0;
	for (const letter of person) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
	return (sum % HUES) * (360 / HUES);
}

/* The address of the picture there is; empty: none, or it is not here yet. */
export function pictureOfPerson(person: string): string {
	return pictureOf(person, profileOf(person)?.picture);
}

interface AvatarProps {
	person: string | undefined;
	large?: boolean;
	/* The address of another picture than the one there is. */
	url?: string;
	/* What they were called then. */
	name?: string | undefined;
}

/* The name stands beside it. */
export function Avatar({ person, large, url = person && pictureOfPerson(person), name = nameOf(person) }: AvatarProps) {
	return (
		<span
			class={large ? 'avatar avatar-large' : 'avatar'}
			aria-hidden="true"
			style={person === undefined ? undefined : { '--hue': hueOf(person) }}
		>
			{url ? <img src={url} alt="" /> : person !== undefined && isBot(person) ? <Icon name="bot" /> : initials(name)}
		</span>
	);
}

/* What somebody says of themselves, as long as it holds. */
export function statusOf(person: string): Status | undefined {
	const status = statuses.value.get(person);
	return status && (status.until === undefined || status.until > minute.value) ? status : undefined;
}

export function statusText({ text, until }: Status): string {
	return [text, until !== undefined && untilText(until, minute.value)].filter(Boolean).join(', ');
}

/* A sign beside the name; its words are its label. */
export function StatusMark({ person }: { person: string }) {
	const status = statusOf(person);
	if (!status) return null;
	const words = statusText(status) || t('status');
	return (
		<span class="status-mark" role="img" aria-label={words} title={words}>
			{status.emoji ?? '💬'}
		</span>
	);
}

/* Beside the name of a program. */
export function BotMark({ person }: { person: string }) {
	return isBot(person) ? <small class="tag">{t('bot')}</small> : null;
}

/* anchor: what was pressed, if it was on screen for that. */
export function openPerson(person: string, anchor?: HTMLElement): void {
	if (!FOR_GUESTS) openLater(() => import('./later').then((module) => module.PersonCard), { person, anchor });
}

/* Of a guest: what they are called now. */
export function bylineOf(person: string): Byline | undefined {
	const { name = '', company } = sharedNames.value.get(person) ?? {};
	return company === undefined || people.value.has(person) ? undefined : { name, company };
}

/* A name that opens the person's card; guests see no house, and so no cards. by: what a guest was called then. */
export function PersonName({ person, by, class: className = '' }: { person: string; by?: Byline | undefined; class?: string }) {
	const name = by?.name ?? nameOf(person);
	const shown = FOR_GUESTS ? (
		<span class={className}>{name}</span>
	) : (
		<button type="button" class={`person-name ${className}`} aria-haspopup="dialog" onClick={(event) => openPerson(person, event.currentTarget)}>
			{name}
		</button>
	);
	if (!by)
		return (
			<>
				{shown}
				<BotMark person={person} />
			</>
		);
	return (
		<span class="guest-head">
			{shown} <span class="guest-company">{by.company}</span> <small class="tag">{t('guest')}</small>
		</span>
	);
}
