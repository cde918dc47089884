import { t } from '../../i18n';
import { nameOf } from '../person';
import { app } from '../store';

/* thread: the message whose thread it is; 0: the room itself. */
export function TypingLine({ room, thread }: { room: string; thread: number }) {
	const here = app.value.typing.filter((one) => one.room === room && one.thread === thread);
	const names = here.map((one) => nameOf(one.person));
	return <p class="typing-line">{typingText(names)}</p>;
}

function typingText(names: string[]): string {
	const [a, b] = names;
	if (a === undefined) return '';
	if (b === undefined) return t('typing_one', { a });
	return names.length === 2 ? t('typing_two', { a, b }) : t('typing_many');
}
