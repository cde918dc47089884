/* What happens to a case, in the talk backstage: what it was made of, how far it is from here on, who was let in. */
import { dateTimeText, t } from '../../i18n';
import type { CaseOpenedBody, CaseSheet, CaseSource, JournalEvent, Quote } from '../../protocol/types';
import { parseMessage } from '../../state/markdown/mentions';
import { Icon } from '../icon';
import { askErase } from '../message/actions';
import { MessageText } from '../message/text';
import { doerOf, nameOf } from '../person';
import { roomName } from '../roomName';
import { roomPath } from '../router';
import { isInCharge } from '../room/rights';
import { app, me } from '../store';
import { GuestLine } from './guests/line';
import { stateText } from './words';

interface Props {
	room: string;
	event: JournalEvent;
	/* How the case stood until then, if the window says so. */
	before: CaseSheet | undefined;
}

export function CaseLine({ room, event, before }: Props) {
	const { kind, author, body } = event;
	if (kind === 'case.opened' && body) return <Opened author={author} body={body} />;
	if (kind === 'case.changed' && body) return <p class="notice-line">{changeText(author, body.sheet, before)}</p>;
	if (body && 'quotes' in body && body.quotes) return <Quoted room={room} event={event} source={body.source} quotes={body.quotes} />;
	return (
		<p class="notice-line">
			<GuestLine room={room} event={event} />
		</p>
	);
}

function changeText(author: string | undefined, sheet: CaseSheet, before: CaseSheet | undefined): string {
	if (author === undefined) return t('case_now_due');
	const name = doerOf(author);
	if (before && before.state === sheet.state && before.host !== sheet.host) return t('case_now_host', { name, host: nameOf(sheet.host) });
	if (before?.state === 'solved' && sheet.state !== 'solved') return t('case_now_reopened', { name });
	return t('case_now', { name, state: stateText(sheet) });
}

function Opened({ author, body: { sheet } }: { author: string | undefined; body: CaseOpenedBody }) {
	return (
		<section class="record case-opened">
			<p class="record-kind">
				<Icon name="briefcase" />
				{t('case_opened', { name: doerOf(author), customer: sheet.customer })}
			</p>
			{sheet.question !== '' && <p class="case-question">{sheet.question}</p>}
		</section>
	);
}

interface QuotedProps {
	room: string;
	event: JournalEvent;
	source: CaseSource | undefined;
	quotes: readonly Quote[];
}

/* Whoever took it along may take it away, and so may who is in charge. */
function Quoted({ room, event: { seq, author }, source, quotes }: QuotedProps) {
	const from = source && roomName(source.room);
	const entry = app.value.rooms.get(room);
	const mayErase = entry !== undefined && !entry.archived && (author === me.value || isInCharge(entry));
	return (
		<section class="record case-opened" aria-label={t('case_quoted')}>
			<p class="case-quoted">
				{t('case_quoted')} {source && from && <a href={roomPath(source.room, source.message)}>{from}</a>}
				{mayErase && (
					<button type="button" class="text-button" onClick={() => askErase(room, seq)}>
						{t('case_quoted_erase')}
					</button>
				)}
			</p>
			{quotes.map((quote) => (
				<Said key={`${quote.time} ${quote.author}`} quote={quote} />
			))}
		</section>
	);
}

function Said({ quote: { author, time, text } }: { quote: Quote }) {
	return (
		<figure class="case-quote">
			<figcaption>
				<strong>{nameOf(author)}</strong> <time dateTime={new Date(time).toISOString()}>{dateTimeText(time)}</time>
			</figcaption>
			<blockquote class="message-text">
				<MessageText blocks={parseMessage(text)} />
			</blockquote>
		</figure>
	);
}
