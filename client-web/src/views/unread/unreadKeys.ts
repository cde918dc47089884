/* Keys among all that is unread. Letters count here as in the list of messages. */
import type { Excerpts } from '../../session/unread';
import type { Row } from '../../state/rows';
import type { UnreadGroup } from '../../state/unread';
import { openHelp } from '../dialog/openHelp';
import { actionsOf, openThreadOf } from '../message/actions';
import { pickReaction } from '../message/reactions';
import { toggleSaved } from '../message/savedState';
import { go, messagePath } from '../router';
import { actOn } from '../shortcuts';
import { fold, folded } from './folding';
import { groupName, groupPath, rowIn } from './groupName';
import { markGroup, undoMark } from './marking';

interface Shown {
	groups: readonly UnreadGroup[];
	excerpts: Excerpts;
}

const HEAD = 'h2 > a';

function to(element: HTMLElement | undefined): void {
	element?.focus({ preventScroll: true });
	element?.scrollIntoView({ block: 'nearest' });
}

export function actInUnread(event: KeyboardEvent, list: HTMLElement, { groups, excerpts }: Shown): void {
	const focus = document.activeElement;
	const article = focus?.closest('article');
	/* Within a message, keys belong to its buttons and links. */
	if (article && article !== event.target) return;
	const all = [...list.querySelectorAll<HTMLElement>(`${HEAD}, article, .unread-more`)];
	const heads = [...list.querySelectorAll<HTMLElement>(HEAD)];
	const section = focus?.closest<HTMLElement>('[data-group]');
	const head = section?.querySelector<HTMLElement>(HEAD);
	const group = groups.find(({ key }) => key === section?.dataset['group']);
	const at = all.findIndex((one) => one === focus || (focus?.closest('.unread-head') && one === head));
	const atHead = head ? heads.indexOf(head) : -1;
	const move = (index: number) => to(all[Math.max(0, Math.min(all.length - 1, index))]);
	const withGroup = (run: (group: UnreadGroup) => unknown) => (group ? run(group) : false);
	const withRow = (run: (room: string, row: Row) => unknown) => {
		const row = group && article && rowIn(excerpts.get(group.key), Number(article.dataset['seq']));
		return row ? run(group.room, row) : false;
	};
	actOn(event, 'unread', {
		previous: () => move(at - 1),
		next: () => move(at + 1),
		first: () => move(0),
		last: () => move(all.length - 1),
		previousGroup: () => to(heads[focus === head ? Math.max(0, atHead - 1) : atHead]),
		nextGroup: () => to(heads[Math.min(heads.length - 1, atHead + 1)]),
		fold: () => withGroup(({ key }) => (article ? to(head!) : fold(key, true))),
		unfold: () => withGroup(({ key }) => (folded.peek().has(key) ? fold(key, false) : move(at + 1))),
		open: () => withRow((room, row) => go(messagePath(room, row))),
		reply: () => (article ? withRow(openThreadOf) : withGroup((one) => go(groupPath(one)))),
		react: () => withRow((room, row) => actionsOf(room, row, 'sent').react && pickReaction(article!, room, row)),
		save: () => withRow((room, row) => toggleSaved(room, row.seq)),
		read: () => withGroup((one) => markGroup(one, groupName(one, excerpts.get(one.key)), section!)),
		undo: undoMark,
		help: openHelp,
	});
}
