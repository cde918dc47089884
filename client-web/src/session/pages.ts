/* The pages of a room on screen: their list, of which the page that is open is one. */
import type { Clock } from '../connection/ports';
import type { PageListing } from '../protocol/types';
import { foldPages } from '../state/page';
import type { Client } from './client';
import { KeptList } from './keptList';
import { Listeners } from './listeners';

export interface PageList {
	readonly room: string;
	readonly pages: readonly PageListing[];
	readonly isRead: boolean;
	/* There is no such room for this person. */
	readonly isMissing: boolean;
}

export class Pages {
	#kept: KeptList<PageList>;
	#changes = new Listeners<[]>();

	constructor(client: Client, clock: Clock) {
		this.#kept = new KeptList<PageList>(
			client,
			clock,
			{
				read: async ({ room }) => {
					const { pages } = await client.call('page.list', { room });
					return { room, pages, isRead: true, isMissing: false };
				},
				fold: (list, room, event) => {
					const pages = room === list.room ? foldPages(list.pages, event) : list.pages;
					return pages === list.pages ? list : { ...list, pages };
				},
				refuse: (list) => ({ ...list, pages: [], isRead: true, isMissing: true }),
			},
			() => this.#changes.tell(),
		);
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	get list(): PageList | undefined {
		return this.#kept.list;
	}

	/* Keeps the list of this room from now on; what was known of it shows until it has been read. */
	show(room: string): void {
		const known = this.list?.room === room ? this.list : undefined;
		this.#kept.show({ room, pages: known?.pages ?? [], isRead: known?.isRead ?? false, isMissing: false });
	}
}
