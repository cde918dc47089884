/* Commands that are written in a room: what completes them, and carrying them out. */
import { h } from 'preact';
import { language, t, type Key } from '../../i18n';
import type { Poll } from '../../protocol/types';
import type { Written } from '../../state/mentions';
import { trimmed } from '../../state/mentions';
import { slashOf, SLASH_WORDS, type Known, type PollSaid, type Slash, type SlashWhat, type TaskSaid } from '../../state/slash';
import { failed } from '../attempt';
import { openCase } from '../cases';
import type { Option } from '../composer/completion';
import { Icon, type IconName } from '../icon';
import { nameOf } from '../person';
import { openDecision, openPoll, openTask, type Place } from '../records';
import { go, pagePath } from '../router';
import { app, client } from '../store';
import { notify } from '../toast';
import { dayHere, endOf } from './due';
import { makeDecision, makePage, makeTask } from './making';
import { openNewPage } from './page/pageActs';
import { park } from './parking';
import { membersOf, placeIn } from './place';

const OFFERED: [SlashWhat, IconName, shape: Key, help: Key][] = [
	['task', 'square-check', 'slash_task', 'slash_task_help'],
	['decision', 'gavel', 'slash_decision', 'slash_decision_help'],
	['poll', 'list', 'slash_poll', 'slash_poll_help'],
	['park', 'circle-parking', 'slash_park', 'slash_park_help'],
	['page', 'file-text', 'slash_page', 'slash_page_help'],
	['case', 'briefcase', 'slash_case', 'slash_case_help'],
];

/* Those that begin like this, in the language of the screen unless it is the other one's word. */
export function slashOptions(begun: string): Option[] {
	const wanted = begun.toLowerCase();
	return OFFERED.flatMap(([what, icon, shape, help]): Option[] => {
		const { de, en } = SLASH_WORDS[what];
		const word = (language.peek() === 'de' ? [de, en] : [en, de]).find((one) => one.startsWith(wanted));
		if (word === undefined) return [];
		return [{ key: what, insert: () => `/${word} `, picture: h(Icon, { name: icon }), words: `/${word} ${t(shape)}`, help: t(help) }];
	});
}

export function knownIn(room: string): Known {
	const members = membersOf(app.peek().rooms.get(room));
	return { today: dayHere(Date.now()), members: members.map((person) => ({ person, name: nameOf(person) })) };
}

let isBusy = false;
/* The same words said again, because there was no answer, are the same command. */
let last = { words: '', id: '' };

/* A whole one is done at once; what is missing is asked for. What could not be done stays written. */
export async function carryOut(room: string, written: Written, onDone: () => void): Promise<void> {
	const said = slashOf(trimmed(written), knownIn(room));
	if (!said || isBusy) return;
	const place = placeIn(room);
	/* What a customer reads is looked over first. Only what is parked is for a meeting, and has no form. */
	const isRead = app.peek().rooms.get(room)?.kind === 'shared' && said.what !== 'park';
	if (!said.isWhole || isRead) {
		ask(place, said, onDone);
		return;
	}
	const words = JSON.stringify([room, written.text]);
	if (last.words !== words) last = { words, id: client().ids.next() };
	isBusy = true;
	try {
		if (await run(place, said, last.id)) onDone();
		last = { words: '', id: '' };
	} catch (error) {
		failed(error);
	} finally {
		isBusy = false;
	}
}

function ask(place: Place, said: Slash, onDone: () => void): void {
	if (said.what === 'task') openTask(place, givenBy(said), onDone);
	else if (said.what === 'decision') openDecision(place, { text: said.text }, onDone);
	else if (said.what === 'poll') openPoll(place, { question: said.question, options: said.options }, onDone);
	else if (said.what === 'page') openNewPage(place.room, said.text, onDone);
	else if (said.what === 'case') openCase({ text: said.text }, onDone);
	else notify(t('slash_park_what'));
}

function givenBy({ text, person, day }: TaskSaid) {
	return { text, ...(person !== undefined && { person }), ...(day !== undefined && { until: endOf(day) }) };
}

/* Whether it was done. */
async function run(place: Place, said: Slash, id: string): Promise<boolean> {
	if (said.what === 'park') return park(place, said.text, id);
	if (said.what === 'page') await page(place.room, said.text, id);
	else if (said.what === 'task') await makeTask(place, givenBy(said), id);
	else if (said.what === 'poll') await client().call('poll.ask', { ...place, client_id: id, asked: pollOf(said) });
	else await makeDecision(place, { text: said.text }, id);
	return true;
}

async function page(room: string, title: string, id: string): Promise<void> {
	const { seq } = await makePage(room, title, id);
	notify(t('page_made', { title }), { words: t('page_open'), run: () => go(pagePath(room, seq)) });
}

/* The simplest kind there is. */
function pollOf({ question, options }: PollSaid): Poll {
	return { question, form: 'single', secrecy: 'open', live: true, options: options.map((text) => ({ text })) };
}
