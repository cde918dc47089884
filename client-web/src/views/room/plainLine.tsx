/* What stands between the messages, as guests read it: in words, for they have none of the pages behind it. */
import { listText, t } from '../../i18n';
import type { CardLine, Line } from '../../state/lines';
import type { Row } from '../../state/rows';
import { nameOf } from '../person';

type Notice = Extract<Line, { type: 'notice' }>;

export function PlainLine({ line }: { line: Notice | CardLine }) {
	const words = plainWords(line, nameOf);
	if (words === '') return <div data-key={line.key} />;
	return (
		<p class="notice-line" data-key={line.key} data-seq={line.type === 'notice' ? line.rows.at(-1)!.seq : line.row.seq}>
			{words}
		</p>
	);
}

/* Empty: it is nothing for guests. */
export function plainWords(line: Notice | CardLine, named: (person: string) => string): string {
	switch (line.type) {
	case 'meeting':
		return t('guest_meeting', { title: line.meeting.plan.title });
	case 'poll':
		return t('guest_poll', { question: line.poll.asked.question });
	case 'record':
		return recordWords(line.row);
	case 'notice':
		return noticeWords(line, named);
	case 'case':
		return '';
	}
}

function recordWords({ task, decided, page, minutes }: Row): string {
	if (task) return t('guest_task', { text: task.what.text });
	if (decided) return t('guest_decision', { text: decided.text });
	if (page) return t('guest_page', { title: page.title });
	return minutes ? t('guest_minutes') : '';
}

/* Who came and went, not by whose hand. */
function noticeWords({ rows, before }: Notice, named: (person: string) => string): string {
	const { kind, settings, author } = rows[0]!;
	if (settings && before && settings.title !== before.title) return t('guest_titled', { title: settings.title });
	if (kind !== 'member.joined' && kind !== 'member.left') return '';
	const people = [...new Set(rows.flatMap((row) => row.people ?? [author ?? '']))];
	const moved = { names: listText(people.map(named)), n: people.length };
	return kind === 'member.joined' ? t('guest_came', moved) : t('guest_went', moved);
}
