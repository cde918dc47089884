/* The mail that brings a guest their link, in the language the case is talked over in. It is written for the customer, not for
 * whoever uses the interface: so both languages stand here. */
import type { Language } from '../../../protocol/types';

export interface Invitation {
	link: string;
	/* Left out: the link is general. */
	name: string | undefined;
	/* What the customer reads as the title. */
	title: string;
	house: string;
	from: string;
	expires: number;
}

interface Letter {
	subject: string;
	lines: string[];
}

const LETTERS: Record<Language, (invitation: Invitation, until: string) => Letter> = {
	de: ({ link, name, title, house, from }, until) => ({
		subject: `Einladung: ${title}`,
		lines: [
			name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`,
			`hier ist der Zugang zum Gespräch „${title}“ mit ${house}:`,
			link,
			name === undefined
				? `Der Link führt in den Warteraum. Von dort lassen wir alle einzeln herein. Er gilt bis ${until}.`
				: `Der Link ist persönlich: Wer ihn hat, kommt als ${name} herein. Bitte nicht weitergeben. Er gilt bis ${until}.`,
			'Es braucht nur einen Browser, kein Konto und keine Installation.',
			`Viele Grüße\n${from}`,
		],
	}),
	en: ({ link, name, title, house, from }, until) => ({
		subject: `Invitation: ${title}`,
		lines: [
			name === undefined ? 'Hello,' : `Dear ${name},`,
			`here is the way into the conversation “${title}” with ${house}:`,
			link,
			name === undefined
				? `The link leads to a lobby, from where we let everybody in one by one. It is valid until ${until}.`
				: `The link is personal: whoever has it comes in as ${name}. Please do not pass it on. It is valid until ${until}.`,
			'All it takes is a browser: no account, nothing to install.',
			`Kind regards\n${from}`,
		],
	}),
};

const LOCALES: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

/* An address that opens the person's own mail program with the letter in it. */
export function mailAddress(language: Language, invitation: Invitation): string {
	const until = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' }).format(invitation.expires);
	const { subject, lines } = LETTERS[language](invitation, until);
	/* RFC 6068: lines end with CR LF. */
	const body = lines.join('\n\n').replaceAll('\n', '\r\n');
	return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
