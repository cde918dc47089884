import type { JournalEvent } from '../../protocol/types';
import { parseMessage } from '../../state/markdown/mentions';
import { plainText } from '../../state/markdown/tree';
import { isSaid } from '../../state/rows';
import { sayMention } from './mention';

/* What a message reads now, as plain text; undefined: it is erased, or was never one. */
export function saidText(event: JournalEvent | undefined, edit?: JournalEvent): string | undefined {
	if (!event || !isSaid(event)) return undefined;
	const body = (edit?.kind === 'message.edited' && edit.body) || event.body;
	return body && plainText(parseMessage(body.text, body.mentions), sayMention);
}
