/* What is unread in a room or in a thread: a head, and what was said. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { UnreadReader } from '../../session/unread';
import type { Excerpt } from '../../state/excerpt';
import type { UnreadGroup } from '../../state/unread';
import { status } from '../store';
import { folded } from './folding';
import { GroupHead } from './groupHead';
import { Messages } from './messages';
import { useNear } from './useNear';

/* So many messages show at first, and so many more at each wish. */
const FIRST = 10;
const MORE = 40;

interface Props {
	group: UnreadGroup;
	/* undefined: not read yet; none: it cannot be read. */
	excerpts: readonly Excerpt[] | undefined;
	reader: UnreadReader;
}

export function Group({ group, excerpts, reader }: Props) {
	const { key, mark } = group;
	const id = useId();
	const section = useRef<HTMLElement>(null);
	const most = useSignal(FIRST);
	const isNear = useNear(section);
	const isFolded = folded.value.has(key);
	const isWanted = isNear && !isFolded && status.value === 'open';
	useEffect(() => {
		if (isWanted) reader.want(group, most.value);
	}, [isWanted, most.value, mark, excerpts]);
	return (
		<section ref={section} class="unread-group" aria-labelledby={id} data-group={key}>
			<GroupHead id={id} group={group} excerpts={excerpts} isFolded={isFolded} />
			{!isFolded && !excerpts && <p class="unread-note unread-loading">{t('messages_loading')}</p>}
			{!isFolded && excerpts && <Messages group={group} excerpts={excerpts} most={most.value} onMore={() => (most.value += MORE)} />}
		</section>
	);
}
