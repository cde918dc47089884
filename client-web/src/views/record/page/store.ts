/* The pages of the room on screen as a signal. */
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { systemClock } from '../../../connection/ports';
import { Pages, type PageList } from '../../../session/pages';
import { client } from '../../store';

const pages = new Pages(client(), systemClock);

const pageList = signal(pages.list);

pages.subscribe(() => void (pageList.value = pages.list));

/* Those of this room; undefined: nothing is known of them yet. */
export function usePages(room: string): PageList | undefined {
	useEffect(() => pages.show(room), [room]);
	const list = pageList.value;
	return list?.room === room && list.isRead ? list : undefined;
}
