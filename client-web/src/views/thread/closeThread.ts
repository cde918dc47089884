import { go, roomPath } from '../router';

/* Back to the room, at the message whose thread it was. Another room may be on screen beside it. */
export function closeThread(room: string, root: number): void {
	const place = document.querySelector('.has-thread');
	go(roomPath(room));
	requestAnimationFrame(() => {
		const list = place?.querySelector<HTMLElement>('[data-region="messages"]');
		const message = list?.querySelector<HTMLElement>(`article[data-seq="${root}"]`);
		(message ?? list)?.focus();
	});
}
