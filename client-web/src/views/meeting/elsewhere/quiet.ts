/* While one is in a meeting other notices wait, as state/notify.ts decides, and are counted afterwards; being called into one
 * comes through. */
import { effect } from '@preact/signals';
import { t } from '../../../i18n';
import { tellAnyway, waiting } from '../../frame/notifier';
import { inMeeting, joinMeeting } from '../../meetings';
import { nameOf } from '../../person';
import { go, meetingPath } from '../../router';
import { client, me } from '../../store';
import { notify } from '../../toast';

export function startQuiet(): void {
	client().onLive((room, { kind, ref = 0, seq, author, body }) => {
		if (kind !== 'meeting.called' || body?.person !== me.peek()) return;
		const words = t('told_called', { name: nameOf(author), text: body.text });
		tellAnyway('called', room, seq, meetingPath(room, ref), words, { words: t('join_meeting'), run: () => joinMeeting(room, ref) });
	});
	effect(() => {
		if (inMeeting.value === '') tellWaiting();
	});
}

/* The inbox has what calls; what is said to the person alone is among all that is unread. */
function tellWaiting(): void {
	const n = waiting.size;
	const path = [...waiting].some(({ call, isDirect }) => isDirect && !call) ? '/unread' : '/inbox';
	waiting.clear();
	if (n > 0) notify(t('told_waited', { n }), { words: t('show'), run: () => go(path) });
}
