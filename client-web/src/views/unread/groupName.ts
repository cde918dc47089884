/* What a group is called: a room as in the list of rooms, a thread by its title or the message it answers. */
import { t } from '../../i18n';
import type { Excerpt } from '../../state/excerpt';
import { parseMessage } from '../../state/markdown/mentions';
import { plainText } from '../../state/markdown/tree';
import type { Row } from '../../state/rows';
import type { UnreadGroup } from '../../state/unread';
import { sayMention } from '../message/mention';
import { roomName } from '../roomName';
import { roomPath, threadPath } from '../router';

const NAME_MAX = 80;

export function rowIn(excerpts: readonly Excerpt[] | undefined, seq: number): Row | undefined {
	return excerpts?.flatMap(({ rows }) => [...rows]).find((row) => row.seq === seq);
}

export function groupName({ room, root }: UnreadGroup, excerpts: readonly Excerpt[] | undefined): string {
	if (root === 0) return roomName(room) ?? '';
	const row = rowIn(excerpts, root);
	if (!row) return t('thread');
	return row.title ?? (row.erased ? t('message_erased') : startOf(row));
}

function startOf({ text = '', mentions }: Row): string {
	const letters = [...plainText(parseMessage(text, mentions), sayMention)];
	return letters.length > NAME_MAX ? `${letters.slice(0, NAME_MAX).join('')}…` : letters.join('');
}

export function groupPath({ room, root }: UnreadGroup): string {
	return root > 0 ? threadPath(room, root) : roomPath(room);
}
